//! What people are called by, and with what they speak: 市长赵勇男, 赵勇男介绍.

/// Whether a word whose last character is `last` is what a person is called by: 副市长.
pub fn is_title(form: &str, last: u32) -> bool {
    ends_title(last) && TITLES.iter().any(|it| form.ends_with(it))
}

/// Whether a word whose last character is `last` tells that someone speaks.
pub fn is_speech(form: &str, last: u32) -> bool {
    ends_speech(last) && SPEECH.contains(&form)
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

/// Whether one of [`TITLES`] ends with a character: most words are told here.
fn ends_title(character: u32) -> bool {
    char::from_u32(character).is_some_and(|it| {
        matches!(
            it,
            '记' | '席'
                | '长'
                | '任'
                | '员'
                | '裁'
                | '理'
                | '者'
                | '授'
                | '统'
                | '表'
                | '士'
                | '编'
                | '委'
                | '模'
                | '范'
                | '家'
                | '师'
        )
    })
}

/// The same for [`SPEECH`].
fn ends_speech(character: u32) -> bool {
    char::from_u32(character).is_some_and(|it| {
        matches!(
            it,
            '说' | '为'
                | '示'
                | '出'
                | '调'
                | '绍'
                | '诉'
                | '露'
                | '言'
                | '议'
                | '称'
                | '来'
                | '道'
                | '到'
                | '忆'
                | '释'
                | '吁'
                | '布'
                | '望'
                | '充'
                | '慨'
                | '答'
        )
    })
}
