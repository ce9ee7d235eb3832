//! Pages to learn from: those of a newspaper of 1998, and copies of them with what a modern page has, all damaged as pasted pages are.

use anyhow::Context;
use jianbao::page::label::{BARE, BODY, FRONT, HEAD, INNER, Label, REST};
use jianbao::page::when::dateline;
use jianbao::text::fold;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// A text with the label of every piece of it that stands in a line of its own, by where it begins.
pub struct Pasted {
    pub text: String,
    pub labels: Vec<(usize, Label)>,
}

/// An article: its lines with their labels.
pub type Article = Vec<(String, Label)>;

/// Numbers that look random and are the same every time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.next() as usize % end.max(1)
    }

    /// Whether what happens `percent` times in a hundred happens.
    pub fn is(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'t, T>(&mut self, items: &'t [T]) -> &'t T {
        &items[self.below(items.len())]
    }
}

/// The articles of every page of `path`.
pub fn pages(path: &Path) -> anyhow::Result<Vec<Vec<Article>>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let strings = |it: &Value| -> Vec<String> {
        it.as_array()
            .into_iter()
            .flatten()
            .filter_map(|it| it.as_str().map(str::to_owned))
            .collect()
    };
    text.lines()
        .map(|line| {
            let page: Value = serde_json::from_str(line)?;
            let articles = page["articles"]
                .as_array()
                .context("a page without articles")?;
            Ok(articles
                .iter()
                .map(|it| labelled(strings(&it["paras"])))
                .collect())
        })
        .collect()
}

fn length(line: &str) -> usize {
    line.chars().filter(|it| !it.is_whitespace()).count()
}

fn is_closed(line: &str) -> bool {
    line.ends_with(['。', '！', '？', '”', '…', '；', '』', '）', '：'])
        && !(line.starts_with('（') && line.ends_with('）'))
}

/// Tells the lines of an article apart by where they stand and how long they are.
fn labelled(lines: Vec<String>) -> Article {
    let mut has_body = false;
    let count = lines.len();
    let label = |(at, line): (usize, String)| {
        let length = length(&line);
        let folded: String = line.chars().map(fold).collect();
        let is_body =
            length >= 30 || is_closed(&line) && length >= 12 || dateline(&folded).is_some();
        let label = if at == 0 {
            if length < 45 && !line.ends_with('。') && dateline(&folded).is_none()
                || count > 1 && length < 20 && !line.ends_with('。')
            {
                HEAD
            } else {
                BARE
            }
        } else if is_body {
            BODY
        } else if has_body {
            INNER
        } else {
            FRONT
        };
        has_body |= label == BODY || label == BARE;
        (line, label)
    };
    lines.into_iter().enumerate().map(label).collect()
}

/// How a page is laid out.
struct Style {
    has_blanks: bool,
    has_indents: bool,
    wrap: Option<usize>,
    cuts: usize,
    between: bool,
}

/// Pages as the scorer damages them: nothing else is changed.
pub fn plain(pages: &[Vec<Article>], dice: &mut Dice) -> Vec<Pasted> {
    let style = |dice: &mut Dice| Style {
        has_blanks: dice.is(50),
        has_indents: false,
        wrap: dice.is(25).then_some(30),
        cuts: 12,
        between: false,
    };
    pages
        .iter()
        .map(|it| {
            let style = style(dice);
            paste(it, &style, dice)
        })
        .collect()
}

/// Pages with what a modern page has; half of them are put together from articles of other pages.
pub fn modern(pages: &[Vec<Article>], dice: &mut Dice) -> Vec<Pasted> {
    let all: Vec<&Article> = pages
        .iter()
        .flatten()
        .filter(|it| it.len() >= 3 && it[0].1 == HEAD)
        .collect();
    let long: Vec<&Article> = pages
        .iter()
        .flatten()
        .filter(|it| it.len() >= 8 && it[0].1 == HEAD)
        .collect();
    let briefs: Vec<&Article> = pages
        .iter()
        .flatten()
        .filter(|it| it.len() == 1 && it[0].1 == BARE && length(&it[0].0) < 300)
        .collect();
    let mut made = Vec::new();
    for page in pages {
        let articles: Vec<Article> = if dice.is(20) {
            // One article alone, as on the web, in a report.
            vec![long[dice.below(long.len())].clone()]
        } else if dice.is(50) {
            (0..4 + dice.below(6))
                .map(|_| (*dice.pick(&all)).clone())
                .collect()
        } else {
            page.clone()
        };
        let taste = Taste::new(dice);
        let articles: Vec<Article> = articles
            .into_iter()
            .flat_map(|it| taste.modernise(it, dice))
            .collect();
        let by_sentence = dice.is(if articles.len() == 1 { 40 } else { 3 });
        let by_clause = dice.is(50);
        let mut articles = articles;
        if dice.is(8) {
            let at = dice.below(articles.len() + 1);
            articles.insert(at, list(dice));
        }
        if dice.is(8) {
            let note = note(all[dice.below(all.len())], dice);
            articles.insert(dice.below(articles.len() + 1), note);
        }
        if dice.is(12) {
            let at = dice.below(articles.len() + 1);
            let model = all[dice.below(all.len())];
            let poem = poem(model, dice);
            articles.insert(at, poem);
        }
        if dice.is(12) {
            let mut run: Vec<Article> = (0..3 + dice.below(6))
                .map(|_| (*dice.pick(&briefs)).clone())
                .collect();
            decorate(&mut run, dice);
            let at = dice.below(articles.len() + 1);
            articles.splice(at..at, run);
        }
        let is_latin = dice.is(8);
        if is_latin {
            for (line, label) in articles.iter_mut().flatten() {
                *line = latin(line, *label);
            }
        }
        if by_sentence {
            articles = articles
                .into_iter()
                .map(|it| sentences(it, by_clause))
                .collect();
        }
        let style = Style {
            has_blanks: dice.is(50),
            has_indents: dice.is(25),
            wrap: if is_latin {
                dice.is(60).then(|| 45 + dice.below(30))
            } else {
                dice.is(30).then(|| 14 + dice.below(30))
            },
            cuts: *dice.pick(&[0, 8, 15, 25]),
            between: dice.is(40),
        };
        made.push(paste(&articles, &style, dice));
    }
    made
}

/// What is usual on a page, each in a hundred.
struct Taste {
    undated: usize,
    bylines: usize,
    signatures: usize,
    done: usize,
    rubrics: usize,
    split: usize,
    spaced: usize,
    sections: usize,
    jumps: usize,
    photos: usize,
}

const RUBRICS: &[&str] = &[
    "社会广角",
    "今日关注",
    "两会速递",
    "国际观察",
    "财经",
    "体育",
    "本版导读",
    "时评",
    "新闻分析",
    "热点聚焦",
    "特稿",
    "记者手记",
    "焦点访谈",
    "科技前沿",
    "文化视点",
    "民生",
    "法治在线",
    "深度",
    "人物",
    "来信",
    "读者之声",
    "调查",
    "简讯",
    "外事",
    "新闻链接",
    "经济观察",
    "两会专递",
    "两会·声音",
    "权威发布",
    "图片故事",
    "走基层",
    "新春走基层",
    "教育",
    "健康",
    "环球",
    "高层动态",
    "最新消息",
    "重磅",
    "快讯",
    "追踪",
];

impl Taste {
    fn new(dice: &mut Dice) -> Self {
        let often = |dice: &mut Dice, percent: usize| {
            if dice.is(50) {
                0
            } else {
                dice.below(2 * percent)
            }
        };
        Self {
            undated: if dice.is(30) { 0 } else { 30 + dice.below(60) },
            bylines: often(dice, 60),
            signatures: often(dice, 50),
            done: if dice.is(60) { 0 } else { 30 + dice.below(70) },
            rubrics: often(dice, 35),
            split: often(dice, 30),
            spaced: often(dice, 40),
            sections: often(dice, 35),
            jumps: often(dice, 15),
            photos: often(dice, 18),
        }
    }

    fn modernise(&self, article: Article, dice: &mut Dice) -> Vec<Article> {
        let mut lines = article;
        let Some(first) = lines.iter().position(|it| it.1 == BODY) else {
            return vec![lines];
        };
        let mut names = None;
        let folded: String = lines[first].0.chars().map(fold).collect();
        if dice.is(self.undated)
            && let Some(dateline) = dateline(&folded)
        {
            // Folding keeps the number of characters.
            let line = &lines[first].0;
            let rest: String = line.chars().skip(dateline.chars().count()).collect();
            let (bracket, body) = match rest.strip_prefix('（').and_then(|it| it.split_once('）'))
            {
                Some((inside, body)) if inside.chars().count() < 30 => {
                    (Some(inside.to_owned()), body.to_owned())
                }
                _ => (None, rest),
            };
            let body = body.trim_start_matches('：').to_owned();
            if length(&body) > 12 {
                lines[first].0 = body;
                names = Some(bracket.unwrap_or_else(|| name(dice)));
            }
        }
        let mut insert = Vec::new();
        let title = lines[0].0.clone();
        if lines[0].1 == HEAD {
            if dice.is(60)
                && let Some((before, after)) = title
                    .split_once("——")
                    .filter(|it| length(it.0) > 3 && length(it.1) > 3)
            {
                insert.push((before.to_owned(), HEAD));
                insert.push((format!("——{after}"), FRONT));
            } else if dice.is(self.split) && length(&title) >= 14 {
                let at = 5 + dice.below(length(&title) - 9);
                insert.push((title.chars().take(at).collect(), HEAD));
                insert.push((title.chars().skip(at).collect(), FRONT));
            } else {
                insert.push((title, HEAD));
            }
            if dice.is(self.spaced) {
                for (line, _) in &mut insert {
                    let count = length(line);
                    if count.is_multiple_of(2) && (10..=26).contains(&count) {
                        let (a, b): (Vec<_>, Vec<_>) =
                            line.chars().enumerate().partition(|it| it.0 < count / 2);
                        let text = |it: Vec<(usize, char)>| {
                            it.into_iter().map(|it| it.1).collect::<String>()
                        };
                        *line = format!("{} {}", text(a), text(b));
                    }
                }
            }
            if dice.is(self.rubrics) {
                insert[0].1 = FRONT;
                insert.insert(0, ((*dice.pick(RUBRICS)).to_owned(), HEAD));
            }
            lines.splice(0..1, insert);
        }
        let first = lines.iter().position(|it| it.1 == BODY).unwrap_or(0);
        if let Some(names) = names {
            let names = spaced(&names);
            if dice.is(self.bylines) {
                let head = *dice.pick(&[
                    "本报记者 ",
                    "本报记者 ",
                    "记者 ",
                    "□记者 ",
                    "本报通讯员 ",
                    "文/本报记者 ",
                    "晚报记者 ",
                    "全媒体记者 ",
                ]);
                lines.insert(first, (format!("{head}{names}"), FRONT));
            } else if dice.is(self.signatures) {
                let end = lines.len() - 1;
                match dice.below(3) {
                    0 if lines[end].1 == BODY => lines[end].0 += &format!("（{names}）"),
                    1 => lines.push((format!("（{names}）"), INNER)),
                    _ => lines.push((
                        format!(
                            "{}{names}",
                            dice.pick(&["本报记者 ", "记者 ", "（记者 ", ""])
                        ),
                        INNER,
                    )),
                }
            }
        }
        if dice.is(self.done)
            && let Some(last) = lines.iter_mut().rev().find(|it| it.1 == BODY)
        {
            last.0 += "（完）";
        }
        if dice.is(self.jumps) {
            let first = lines.iter().position(|it| it.1 == BODY).unwrap_or(0);
            let sign = format!(
                "（{}{}{}版）",
                dice.pick(&["上接", "上接", "紧接"]),
                dice.pick(&["A", "第", "", "B"]),
                1 + dice.below(8)
            );
            // What stands on a later page begins in the middle of a sentence.
            let line: Vec<char> = lines[first].0.chars().collect();
            let from = if line.len() > 80 && dice.is(60) {
                10 + dice.below(line.len() / 3)
            } else {
                0
            };
            let rest: String = line[from..].iter().collect();
            if dice.is(70) {
                lines[first].0 = sign + &rest;
            } else {
                lines[first].0 = rest;
                lines.insert(first, (sign, FRONT));
            }
        }
        if dice.is(self.sections) {
            let mut at = lines.len().saturating_sub(1);
            let twins = dice.is(55).then(|| 4 + dice.below(4));
            while at > first + 1 {
                let line = &lines[at].0;
                let head = twins
                    .and_then(|it| twin(line, it))
                    .unwrap_or_else(|| clause(line));
                if lines[at].1 == BODY && (4..=14).contains(&length(&head)) {
                    lines.insert(at, (head, INNER));
                }
                at = at.saturating_sub(2 + dice.below(3));
            }
        }
        let mut articles = vec![lines];
        if dice.is(self.photos) {
            articles.push(photo(&articles[0], dice));
        }
        articles
    }
}

/// A photo with its caption, as a piece of its own.
fn photo(article: &Article, dice: &mut Dice) -> Article {
    let bodies: Vec<&String> = article
        .iter()
        .filter(|it| it.1 == BODY && length(&it.0) > 30)
        .map(|it| &it.0)
        .collect();
    let sentence = match bodies.get(dice.below(bodies.len())) {
        Some(it) => it
            .split_inclusive('。')
            .find(|it| length(it) > 12)
            .unwrap_or(it)
            .to_owned(),
        None => "1月22日，代表们步入会场。".to_owned(),
    };
    let caption = match dice.below(3) {
        0 => format!("{}日，{sentence}", 1 + dice.below(30)),
        1 => format!("图为{sentence}"),
        _ => sentence,
    };
    let credit = format!(
        "{}{}{}摄",
        dice.pick(&["记者 ", "本报记者 ", "新华社记者 ", "通讯员 "]),
        name(dice),
        dice.pick(&["", " "])
    );
    match dice.below(3) {
        0 => vec![(format!("{caption}（{credit}）"), BARE)],
        1 => vec![(format!("{caption} {credit}"), BARE)],
        _ => vec![(caption, BARE), (credit, INNER)],
    }
}

/// Every sentence in a line of its own, or every clause, as some reports are laid out.
fn sentences(article: Article, by_clause: bool) -> Article {
    let cut = |(line, label): (String, Label)| -> Article {
        if label != BODY && label != BARE {
            return vec![(line, label)];
        }
        let marks: &[char] = if by_clause {
            &['。', '；', '！', '，']
        } else {
            &['。', '；', '！']
        };
        let mut pieces: Article = Vec::new();
        for piece in line.split_inclusive(marks) {
            // What is very short stays with what stands before it.
            match pieces.last_mut() {
                Some(last) if length(piece) < 5 || by_clause && length(&last.0) < 12 => {
                    last.0 += piece
                }
                Some(last) => {
                    let label = if last.0.ends_with('，') { REST } else { BODY };
                    pieces.push((piece.to_owned(), label));
                }
                None => pieces.push((piece.to_owned(), label)),
            }
        }
        pieces
    };
    article.into_iter().flat_map(cut).collect()
}

/// An editor's note: a paragraph under its name.
fn note(article: &Article, dice: &mut Dice) -> Article {
    let body = article
        .iter()
        .find(|it| it.1 == BODY && length(&it.0) > 60)
        .map_or("", |it| &it.0);
    let mut lines = vec![
        (
            (*dice.pick(&[
                "编者按",
                "开栏的话",
                "编者的话",
                "编后",
                "编辑手记",
                "【编者按】",
            ]))
            .to_owned(),
            HEAD,
        ),
        (body.to_owned(), BODY),
    ];
    if dice.is(30) {
        lines.push((
            (*dice.pick(&["——编者", "（本版编辑）", "——本版编辑", "本报编辑部"])).to_owned(),
            INNER,
        ));
    }
    lines
}

/// Short items as they stand under a rubric: with an ornament, or with a word that says what each is about.
fn decorate(run: &mut [Article], dice: &mut Dice) {
    let ornament = *dice.pick(&["", "", "■", "●", "▲", "◆ ", "【】", "【】"]);
    let rubric = dice.is(50);
    for (at, article) in run.iter_mut().enumerate() {
        let line = &mut article[0].0;
        if ornament == "【】" {
            *line = format!(
                "【{}】{line}",
                dice.pick(&[
                    "高温", "航天", "考古", "经济", "体育", "外交", "健康", "科技", "教育", "天气"
                ])
            );
        } else {
            line.insert_str(0, ornament);
        }
        if at == 0 && rubric {
            article[0].1 = BODY;
            article.insert(
                0,
                (
                    (*dice.pick(&[
                        "国际简讯",
                        "简讯",
                        "要闻速览",
                        "一句话新闻",
                        "环球扫描",
                        "各地动态",
                        "短波",
                        "国内要闻",
                    ]))
                    .to_owned(),
                    HEAD,
                ),
            );
        }
    }
}

/// The clauses of an article as verse.
fn poem(article: &Article, dice: &mut Dice) -> Article {
    let mut lines = vec![
        (
            name(dice) + *dice.pick(&["的歌", "之晨", "（外一首）", "印象", "，春天", "二首"]),
            HEAD,
        ),
        (name(dice), FRONT),
    ];
    let text: String = article
        .iter()
        .filter(|it| it.1 == BODY)
        .map(|it| it.0.as_str())
        .collect();
    let marks = dice.is(40);
    for clause in text
        .split_inclusive(['，', '。', '；', '、', '！', '？'])
        .take(6 + dice.below(30))
    {
        let bare = clause.trim_end_matches(['，', '。', '；', '、']);
        if (2..=18).contains(&length(bare)) {
            lines.push((if marks { clause } else { bare }.to_owned(), FRONT));
        }
    }
    lines
}

/// A list of names under heads: who was elected, who has won.
fn list(dice: &mut Dice) -> Article {
    let title = format!(
        "{}{}",
        dice.pick(&[
            "全市先进工作者",
            "获奖",
            "委员会委员",
            "代表",
            "拟表彰对象",
            "入围"
        ]),
        dice.pick(&["名单", "公示", "名单公布"])
    );
    let mut lines = vec![(title, HEAD)];
    if dice.is(50) {
        lines.push((
            format!(
                "（共{}人，1月{}日通过）",
                50 + dice.below(900),
                1 + dice.below(28)
            ),
            FRONT,
        ));
    }
    let by_number = dice.is(60);
    for _ in 0..2 + dice.below(9) {
        let count = 5 + dice.below(60);
        let head = dice.pick(&[
            "总工会",
            "教育界",
            "科技界",
            "妇女联合会",
            "农业界",
            "第一代表团",
            "一等奖",
            "优秀奖",
            "文艺界",
            "工商联",
            "青年联合会",
            "医药卫生界",
            "特邀人士",
            "市民主建国会",
            "新闻出版界",
        ]);
        let head = if by_number {
            format!("{head}（{count}{}）", dice.pick(&["人", "人", "名"]))
        } else {
            (*head).to_owned()
        };
        lines.push((head, if lines.len() < 2 { FRONT } else { INNER }));
        let names: Vec<String> = (0..count)
            .map(|_| name(dice) + if dice.is(12) { "（女）" } else { "" })
            .collect();
        lines.push((names.join("、"), BODY));
    }
    lines
}

fn name(dice: &mut Dice) -> String {
    let surname = dice.pick(&[
        "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡",
        "郭", "何", "林", "罗", "高",
    ]);
    let given: &[&str] = &[
        "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明",
        "超", "兰", "霞", "平", "刚",
    ];
    let mut name = format!("{surname}{}", *dice.pick(given));
    if dice.is(70) {
        name += *dice.pick(given);
    }
    name
}

/// 张育宾、段建勋 → 张育宾 段建勋
fn spaced(names: &str) -> String {
    names
        .trim_start_matches("记者")
        .trim_start_matches("通讯员")
        .replace(['、', '，'], " ")
        .trim()
        .to_owned()
}

/// The first clause of a line.
fn clause(line: &str) -> String {
    line.chars()
        .take_while(|it| !"，。、；：？！“”（）".contains(*it))
        .collect()
}

/// Two clauses of the same length, as section heads have them: 大势已至 乘势而上. All heads of an article are built alike.
fn twin(line: &str, count: usize) -> Option<String> {
    let clauses: Vec<&str> = line
        .split(['，', '。', '、', '；', '“', '”', '：'])
        .collect();
    let fitting: Vec<String> = clauses
        .iter()
        .filter(|it| length(it) >= count && !it.contains(|c: char| c.is_numeric()))
        .map(|it| it.chars().take(count).collect())
        .collect();
    match fitting.as_slice() {
        [first, second, ..] => Some(format!("{first} {second}")),
        _ => None,
    }
}

/// A line in letters that read like English and mean nothing: how a page is built shows all the same.
fn latin(line: &str, label: Label) -> String {
    let folded: String = line.chars().map(fold).collect();
    let bare = folded.trim_matches(['(', ')', ' ']);
    if label == FRONT
        && ["记者", "通讯员", "作者"]
            .iter()
            .any(|it| bare.contains(it))
    {
        return format!("By {}", words(bare.get(6..).unwrap_or("上海"), true));
    }
    let mut text = String::new();
    let mut rest = folded.as_str();
    if let Some(dateline) = dateline(&folded) {
        text = "BEIJING, Jan. 22 (Xinhua) — ".to_owned();
        rest = folded
            .get(folded.find(dateline).unwrap_or(0) + dateline.len()..)
            .unwrap_or_default();
    }
    text + &words(rest, label == HEAD && line.len().is_multiple_of(2))
}

fn words(line: &str, capitals: bool) -> String {
    const HEADS: &[u8] = b"bdfghklmnprstvwz";
    const VOWELS: &[u8] = b"aeiouay";
    const ENDS: &[&str] = &["", "n", "r", "s", "t", "l", "ng", "ck"];
    let mut text = String::new();
    let (mut inside, mut begins) = (0, true);
    for c in line.chars() {
        let mark = match c {
            '，' | ',' | '、' => ", ",
            '。' => ". ",
            '；' | ';' => "; ",
            ':' => ": ",
            '!' => "! ",
            '?' => "? ",
            '“' | '《' => " \"",
            '”' | '》' => "\" ",
            '(' => " (",
            ')' => ") ",
            '—' => "-",
            c if c.is_ascii() => {
                text.push(c);
                continue;
            }
            _ => "",
        };
        if !mark.is_empty() {
            while text.ends_with(' ') {
                text.pop();
            }
            text.push_str(mark);
            begins |= ". ! ? ".contains(mark.trim_start());
            inside = 0;
            continue;
        }
        if inside == 2 {
            text.push(' ');
            inside = 0;
        }
        let code = c as usize;
        let head = HEADS[code % HEADS.len()] as char;
        text.push(if inside == 0 && (begins || capitals) {
            head.to_ascii_uppercase()
        } else {
            head
        });
        text.push(VOWELS[code / 16 % VOWELS.len()] as char);
        text.push_str(ENDS[code / 112 % ENDS.len()]);
        inside += 1;
        begins = false;
    }
    text.trim().to_owned()
}

/// Lays a page out, and damages it.
fn paste(articles: &[Article], style: &Style, dice: &mut Dice) -> Pasted {
    let mut page = Pasted {
        text: String::new(),
        labels: Vec::new(),
    };
    for (number, article) in articles.iter().enumerate() {
        if number > 0 && style.has_blanks && dice.is(5) {
            page.text.push_str("\n\n");
        }
        let mut held: Option<String> = None;
        for (at, (line, label)) in article.iter().enumerate() {
            let mut line = line.clone();
            if let Some(rest) = held.take() {
                // The other half comes after this line, if that is no paragraph.
                if *label == INNER {
                    put(&mut page, &line, *label, style);
                    put(&mut page, &rest, REST, style);
                    continue;
                }
                put(&mut page, &rest, REST, style);
            }
            if at > 0
                && length(&line) >= 80
                && (*label == BODY || *label == BARE)
                && dice.is(style.cuts)
            {
                let characters: Vec<char> = line.chars().collect();
                let mut cut = characters.len() * (25 + dice.below(50)) / 100;
                let is_mark = |it: char| "。！？；，、：”』」）".contains(it);
                while cut + 1 < characters.len()
                    && (is_mark(characters[cut - 1]) || is_mark(characters[cut]))
                {
                    cut += 1;
                }
                let rest: String = characters[cut..].iter().collect();
                line = characters[..cut].iter().collect();
                put(&mut page, &line, *label, style);
                if style.between && article.get(at + 1).is_some_and(|it| it.1 == INNER) {
                    held = Some(rest);
                } else {
                    if style.between && dice.is(40) {
                        for (line, _) in photo(article, dice) {
                            put(&mut page, &line, INNER, style);
                        }
                    }
                    put(&mut page, &rest, REST, style);
                }
                continue;
            }
            put(&mut page, &line, *label, style);
        }
        if let Some(rest) = held {
            put(&mut page, &rest, REST, style);
        }
    }
    page
}

fn put(page: &mut Pasted, line: &str, label: Label, style: &Style) {
    let is_paragraph = label == BODY || label == BARE;
    let indented = if style.has_indents && is_paragraph {
        format!("\u{3000}\u{3000}{line}")
    } else {
        line.to_owned()
    };
    page.labels
        .push((page.text.len() + indented.len() - line.len(), label));
    match style.wrap {
        Some(width) if indented.is_ascii() => {
            let mut column = 0;
            for word in indented.split(' ') {
                if column > 0 && column + 1 + word.len() > width {
                    page.text.push('\n');
                    column = 0;
                } else if column > 0 {
                    page.text.push(' ');
                    column += 1;
                }
                page.text.push_str(word);
                column += word.len();
            }
        }
        Some(width) => {
            let characters: Vec<char> = indented.chars().collect();
            for (at, piece) in characters.chunks(width).enumerate() {
                if at > 0 {
                    page.text.push('\n');
                }
                page.text.extend(piece);
            }
        }
        None => page.text.push_str(&indented),
    }
    page.text
        .push_str(if style.has_blanks { "\n\n" } else { "\n" });
}
