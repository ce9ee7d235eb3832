//! What people are called by, and with what they speak: 市长赵勇男, 赵勇男介绍.

use crate::text::HanSet;
use std::sync::LazyLock;

/// Whether a word whose last character is `last` is what a person is called by: 副市长.
pub fn is_title(form: &str, last: u32) -> bool {
    TITLE_ENDS.holds(last) && TITLES.iter().any(|it| form.ends_with(it))
}

/// Whether a word whose last character is `last` tells that someone speaks.
pub fn is_speech(form: &str, last: u32) -> bool {
    SPEECH_ENDS.holds(last) && SPEECH.contains(&form)
}

const TITLES: [&str; 43] = [
    "书记",
    "主席",
    "市长",
    "省长",
    "县长",
    "区长",
    "镇长",
    "乡长",
    "村长",
    "部长",
    "局长",
    "厅长",
    "处长",
    "科长",
    "院长",
    "校长",
    "所长",
    "队长",
    "会长",
    "社长",
    "站长",
    "厂长",
    "董事长",
    "秘书长",
    "主任",
    "委员",
    "总裁",
    "经理",
    "记者",
    "教授",
    "总理",
    "总统",
    "代表",
    "院士",
    "主编",
    "研究员",
    "司令员",
    "政委",
    "劳模",
    "模范",
    "工作者",
    "企业家",
    "工程师",
];

const SPEECH: [&str; 24] = [
    "说",
    "认为",
    "表示",
    "指出",
    "强调",
    "介绍",
    "介绍说",
    "告诉",
    "透露",
    "坦言",
    "建议",
    "称",
    "看来",
    "写道",
    "谈到",
    "提出",
    "回忆",
    "解释",
    "呼吁",
    "宣布",
    "希望",
    "补充",
    "感慨",
    "回答",
];

/// With which characters titles end: most words are told here.
static TITLE_ENDS: LazyLock<HanSet> = LazyLock::new(|| ends(&TITLES));

/// The same for words of speaking.
static SPEECH_ENDS: LazyLock<HanSet> = LazyLock::new(|| ends(&SPEECH));

fn ends(words: &[&str]) -> HanSet {
    HanSet::of(words.iter().filter_map(|it| it.chars().next_back()))
}
