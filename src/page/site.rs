//! Lines that a web page or a newspaper's imprint puts around an article: 下载, 字号：大 中 小, 责任编辑：王一, 版权所有.

use super::furniture::{Sure, is_ornament};

/// How sure it is that a folded line is of the site.
#[must_use]
pub fn of_site(line: &str) -> Sure {
    let inside =
        line.trim_matches(|c| is_ornament(c) || matches!(c, '(' | ')' | '】' | ']' | '」'));
    let bare = inside.trim_end_matches(':').trim();
    if bare.is_empty() {
        return Sure::No;
    }
    let is_imprint = IMPRINTS.iter().any(|it| bare.contains(it))
        || ["版权所有", "Copyright", "©"].iter().any(|it| {
            bare.strip_prefix(it)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':', '©', '(', '|']))
        });
    if is_imprint {
        return Sure::Yes;
    }
    // What is a sentence is none of it.
    if bare.contains(['。', ',', '!', '“']) || line.trim_start().starts_with(['—', '―']) {
        return Sure::No;
    }
    // 时间： with what it says in the next line
    if inside.ends_with(':') {
        if VALUED.contains(&bare) || bare == "责任编辑" {
            return Sure::Label;
        }
        if LABELS.contains(&bare) || EDITORS.contains(&bare) {
            return Sure::Yes;
        }
    }
    let is_word = |it: &str| WORDS.contains(&it);
    if is_word(bare) {
        return Sure::Beside;
    }
    let parts = bare
        .split([' ', '|', '/', '·', ':', '【', '】', '(', ')'])
        .filter(|it| !it.is_empty());
    let all_words = parts
        .clone()
        .all(|it| is_word(it) || it.bytes().all(|it| it.is_ascii_digit()));
    let is_path = bare.matches('>').count() >= 2 || PHRASES.iter().any(|it| bare.starts_with(it));
    // 责编 王一, 来源：江城晚报
    let has_label = LABELS.iter().chain(VALUED).any(|it| {
        bare.strip_prefix(it)
            .is_some_and(|rest| rest.starts_with(':'))
    }) || EDITORS.iter().any(|it| {
        bare.strip_prefix(it)
            .is_some_and(|rest| rest.starts_with([':', ' ', '|', '/']))
    }) || bare.contains("来源:") && bare.contains(|c: char| c.is_ascii_digit());
    let is_page = bare
        .strip_prefix("Page ")
        .is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()));
    if all_words && parts.count() > 1 || is_path || has_label || is_page {
        Sure::Yes
    } else {
        Sure::No
    }
}

/// Single words of buttons; alone among paragraphs any of them may be a headline.
const WORDS: &[&str] = &[
    "下载",
    "打印",
    "全屏",
    "收藏",
    "分享",
    "分享到",
    "字号",
    "大",
    "中",
    "小",
    "加大",
    "还原",
    "减小",
    "放大",
    "缩小",
    "纠错",
    "评论",
    "举报",
    "点赞",
    "返回顶部",
    "返回",
    "首页",
    "登录",
    "注册",
    "关闭窗口",
    "打印本页",
    "微信",
    "微博",
    "朋友圈",
    "新浪微博",
    "QQ空间",
    "QQ",
    "复制链接",
    "上一篇",
    "下一篇",
    "上一版",
    "下一版",
    "上一页",
    "下一页",
    "转发",
    "听新闻",
    "语音播报",
    "责任编辑",
    "订阅",
    "关注",
    "客户端",
    "热门评论",
    "最新",
    "最热",
    "查看更多",
    "关于我们",
    "联系我们",
    "联系方式",
    "广告服务",
    "招聘信息",
    "网站地图",
    "图片",
    "新闻",
    "正文",
    "Share",
    "Print",
    "Email",
    "Advertisement",
    "Subscribe",
    "Sign in",
    "Log in",
    "Home",
    "A+",
    "A-",
    "+",
    "-",
];

/// What is told with a colon.
const LABELS: &[&str] = &[
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "当前位置",
    "您的位置",
    "您当前的位置",
    "字号",
    "字体",
    "分享到",
    "分享",
    "点击数",
    "点击量",
    "关键词",
    "标签",
    "原标题",
    "数据来源",
    "资料来源",
    "投稿邮箱",
    "See also",
];

/// The same, where the value may stand in the next line.
const VALUED: &[&str] = &[
    "来源",
    "信息来源",
    "稿源",
    "时间",
    "发布时间",
    "更新时间",
    "发布日期",
    "浏览次数",
    "浏览量",
    "阅读量",
    "编辑",
];

/// Who made the page: 责任编辑 王一, 校对：李二.
const EDITORS: &[&str] = &[
    "责任编辑",
    "责编",
    "美编",
    "组版",
    "校对",
    "版式",
    "值班编委",
    "值班主任",
    "本版责编",
    "本版编辑",
    "本版投稿邮箱",
    "本版投稿",
    "本版邮箱",
    "本版美编",
    "本版校对",
    "本版统筹",
];

/// How lines begin that only a site has.
const PHRASES: &[&str] = &[
    "点击进入专题",
    "查看更多 >",
    "打印本页",
    "声明:本网",
    "免责声明:",
    "邮发代号",
    "国内统一连续出版物号",
    "国内统一刊号",
    "广告经营许可证",
    "网站地图 |",
];

/// What only an imprint holds.
const IMPRINTS: &[&str] = &[
    "ICP备",
    "ICP证",
    "公网安备",
    "不良信息举报",
    "未经授权不得转载",
    "未经许可不得转载",
    "All rights reserved",
    "All Rights Reserved",
];
