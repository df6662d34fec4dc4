//! How well a title may break at each place.

use super::names;
use crate::base::text::is_han;
use crate::style::columns::is_full_width;

/// Cost of a break within a word of the list.
const IN_WORD: i64 = 150;
/// Cost of a break inside 《…》, on top of the others.
const IN_BOOK: i64 = 25;
/// Cost of a break inside a name, or a 《…》, that a line could hold: more than any shape of the title is worth.
const IN_NAME: i64 = 600;
/// Cost of a break between two characters of which neither is known to end or begin a word.
const UNKNOWN: i64 = 40;
/// Cost of a break between a word and the one it leans on.
const LEANING: i64 = 30;
/// Cost of a break with a known word on one side.
const HALF_KNOWN: i64 = 15;

/// The cost of a break before each character.
pub(super) struct Boundaries {
    costs: Vec<Option<i64>>,
    /// Where a mark would stand at the wrong end of a line.
    misplaced: Vec<bool>,
}

impl Boundaries {
    /// Reads a title for lines of at most that many half characters.
    pub(super) fn new(chars: &[char], measure: i64) -> Boundaries {
        let words = words(chars);
        let whole = names::within(chars, measure);
        let mut depth = 0i64;
        let mut costs = Vec::with_capacity(chars.len() + 1);
        for (i, &c) in chars.iter().enumerate() {
            let inside = depth > 0;
            let name = if whole.iter().any(|n| n.start < i && i < n.end) { IN_NAME } else { 0 };
            costs.push(if i > 0 { place(chars, &words, i, inside).map(|cost| cost + name) } else { None });
            depth += match c {
                '《' => 1,
                '》' => -1,
                _ => 0,
            };
        }
        let misplaced = (0..chars.len()).map(|i| i > 0 && misplaces(chars[i - 1], chars[i])).collect();
        Boundaries { costs, misplaced }
    }

    /// What a break before that character costs; `None` where there may be none.
    pub(super) fn cost(&self, at: usize) -> Option<i64> {
        self.costs[at]
    }

    /// Whether a break before that character puts a mark where none may stand.
    pub(super) fn misplaces(&self, at: usize) -> bool {
        self.misplaced[at]
    }
}

/// Whether a line may not end with the one or the next begin with the other.
fn misplaces(last: char, next: char) -> bool {
    NO_START.contains(next) || NO_END.contains(last)
}

fn place(chars: &[char], words: &[Word], i: usize, in_book: bool) -> Option<i64> {
    let (last, next) = (chars[i - 1], chars[i]);
    if next.is_whitespace() {
        return None;
    }
    if last.is_whitespace() {
        // The writer of the title parted it here.
        return Some(0);
    }
    let word = |text: &str| ends_with(&chars[..i], text);
    let digit_and_unit = last.is_ascii_digit() && is_full_width(next) && is_han(next);
    let half = |c: char| !is_full_width(c);
    if misplaces(last, next) || word("关于") || (half(last) && half(next)) || digit_and_unit {
        return None;
    }
    let book = if in_book { IN_BOOK } else { 0 };
    let organ = words[i - 1] != words[i] && ORGAN_ENDS.iter().any(|e| word(e));
    let good = organ || next == '《' || last == '》' || chars[i..].starts_with(&['关', '于']) || last == '的';
    // A bare 通知 on a line of its own is a stranded tail.
    let tail = chars[i..].len() <= 3 && last == '的';
    let cost = match (words[i - 1], words[i]) {
        _ if tail => 200,
        _ if good => 0,
        (Word::Part(a), Word::Part(b)) if a == b => IN_WORD,
        (Word::Part(_), Word::Part(_)) => phrase(&chars[..i], &chars[i..]),
        (Word::Unknown, Word::Unknown) => UNKNOWN,
        (Word::Unknown, _) if starts_with_any(&chars[i..], NOUNS) => LEANING,
        _ => HALF_KNOWN,
    };
    Some(book + cost)
}

/// Cost of a break between two words: a modifier or a verb leans on what follows, a noun on what precedes.
fn phrase(before: &[char], after: &[char]) -> i64 {
    let ends = |words: &[&str]| words.iter().any(|w| ends_with(before, w));
    let after_noun = ends(NOUNS);
    if ends(MODIFIERS) || (starts_with_any(after, NOUNS) && !after_noun) {
        LEANING
    } else if ends(VERBS) {
        10
    } else if starts_with_any(after, VERBS) || after_noun {
        0
    } else {
        14
    }
}

pub(super) fn starts_with_any(chars: &[char], words: &[&str]) -> bool {
    words.iter().any(|w| w.chars().count() <= chars.len() && w.chars().zip(chars).all(|(a, b)| a == *b))
}

pub(super) fn ends_with(chars: &[char], word: &str) -> bool {
    let mut before = chars.iter().rev();
    word.chars().rev().all(|c| before.next() == Some(&c))
}

/// Which word of the list a character belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// The word that begins at that place.
    Part(usize),
    /// None.
    Unknown,
}

/// Cuts the title by the longest words of the list.
fn words(chars: &[char]) -> Vec<Word> {
    let mut out = Vec::with_capacity(chars.len());
    while out.len() < chars.len() {
        let at = out.len();
        let rest = &chars[at..];
        let fits = |w: &&&str| w.chars().count() <= rest.len() && w.chars().zip(rest).all(|(a, b)| a == *b);
        match WORDS.iter().filter(fits).map(|w| w.chars().count()).max() {
            Some(n) => out.extend(std::iter::repeat_n(Word::Part(at), n)),
            None => out.push(Word::Unknown),
        }
    }
    out
}

/// What no title line begins with: closing marks and the particles that lean on what precedes.
const NO_START: &str = "、。，．：；！？）〕］｝】〗》〉」』”’·％‰℃—～的地得和与及或等)]},.:;!?%/／";

/// What no title line ends with: opening marks and the words that lean on what follows.
const NO_END: &str = "（〔［｛【〖《〈「『“‘([{/／对在和与及或将把被向第";

pub(super) const ORGAN_ENDS: [&str; 12] =
    ["人民政府", "办公室", "办公厅", "委员会", "领导小组", "办事处", "国务院", "省委", "市委", "区委", "县委", "局"];

/// Nouns that end a phrase.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "制度", "机制", "体制", "体系", "工作", "情况", "任务", "清单", "方案", "计划", "规划", "要点", "意见", "办法", "规定", "细则",
    "措施", "问题", "隐患", "风险", "名单", "单位", "部门", "行动", "活动", "平台", "系统", "标准", "政策", "文件", "管理", "办公厅",
    "办公室", "负担", "人民政府", "政府",
];

/// Words that a noun must follow.
#[rustfmt::skip]
const MODIFIERS: &[&str] = &[
    "突出", "重大", "重点", "主要", "全面", "进一步", "有关", "相关", "部分", "若干", "各级", "行政", "安全生产", "义务教育", "有效",
    "切实", "认真", "积极", "持续", "深入", "专项",
];

/// Verbs, good to begin a line with and bad to end one.
#[rustfmt::skip]
pub(super) const VERBS: &[&str] = &[
    "加强", "加快", "推进", "推动", "推行", "促进", "提升", "提高", "完善", "健全", "建立", "优化", "强化", "深化", "落实", "贯彻",
    "实施", "组织", "开展", "做好", "支持", "保障", "维护", "排查", "处置", "制定", "清理", "调整", "修改", "补充", "更正", "废止",
    "印发", "转发", "批转", "公布", "成立", "召开", "关爱", "守护", "防范", "化解", "保护", "减轻",
];

/// Words common in the titles of official papers, so that none of them is cut.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "国务院", "办公厅", "办公室", "人民政府", "政府", "委员会", "领导小组", "工作领导小组", "指挥部", "办事处", "街道",
    "教育", "体育", "公安", "民政", "司法", "财政", "卫生", "健康", "交通", "运输", "住房", "建设", "农业", "农村", "文化",
    "旅游", "市场", "监督", "管理", "监管", "应急", "消防", "救援", "审计", "统计", "税务", "环境", "生态", "保护", "自然",
    "资源", "规划", "水利", "林业", "科技", "科学", "技术", "商务", "工业", "信息", "信息化", "网络", "数据", "大数据",
    "政务", "服务", "平台", "系统", "电子", "公开", "公示", "制度", "机制", "体制", "体系", "改革", "发展", "改革委", "创新",
    "开放", "经济", "社会", "产业", "企业", "小微企业", "营商环境", "投资", "项目", "工程", "重大", "重点", "主要", "全面",
    "深入", "进一步", "加强", "加快", "推进", "推动", "推行", "促进", "提升", "提高", "完善", "健全", "建立", "优化", "规范",
    "强化", "深化", "落实", "贯彻", "实施", "组织", "开展", "做好", "切实", "扎实", "持续", "全力", "积极", "有效", "严格",
    "加大", "扩大", "支持", "鼓励", "引导", "保障", "保证", "稳定", "维护", "治理", "整治", "整改", "排查", "检查", "督查",
    "督导", "督办", "考核", "评价", "评估", "评选", "表彰", "表扬", "奖励", "处理", "处置", "处罚", "执法", "行政", "行政执法",
    "行政许可", "审批", "规范性文件", "行政规范性文件", "文件", "制定", "清理", "备案", "法治", "依法", "普法", "宣传", "宣讲",
    "培训", "学习", "活动", "行动", "专项行动", "专项治理", "专项整治", "专项", "工作", "任务", "清单", "任务清单", "任务分工",
    "分工", "分解", "方案", "行动方案", "工作方案", "实施方案", "计划", "行动计划", "要点", "工作要点", "意见", "实施意见",
    "指导意见", "办法", "管理办法", "规定", "细则", "实施细则", "条例", "规则", "措施", "若干", "若干措施", "政策", "标准",
    "预案", "应急预案", "通知", "通报", "通告", "公告", "公报", "决定", "决议", "命令", "议案", "报告", "请示", "批复", "函",
    "纪要", "情况", "进展", "进展情况", "工作进展情况", "完成", "完成情况", "情况通报", "落实情况", "报送", "上报", "填报",
    "统计表", "一览表", "明细表", "对照表", "名单", "单位", "责任", "责任单位", "牵头", "有关", "相关", "部分", "部门", "各级",
    "成员", "调整", "修改", "补充", "更正", "废止", "失效", "印发", "转发", "批转", "发布", "公布", "成立", "召开", "会议",
    "会议精神", "精神", "认真", "关爱", "成长", "守护", "安全", "安全生产", "生产", "防范", "化解", "防范化解", "未成年人",
    "未成年", "儿童", "青少年", "妇女", "老年人", "残疾人", "突出", "风险", "隐患", "风险隐患", "安全风险", "安全风险隐患", "问题", "突出问题",
    "矛盾", "纠纷", "平安", "校外培训", "作业", "负担", "校园", "学校", "学生", "义务教育", "职业教育", "乡村", "振兴",
    "基层", "治理体系", "治理能力", "能力", "现代化", "总结", "工作总结", "工作报告", "食品", "食品安全", "校园食品安全", "校园安全",
    "防溺水", "督导检查", "组成人员", "机构", "先进", "集体", "个人",
];
