//! How sure each part of a reading is, and what it rests on.

use super::notice::head;
use super::{Reading, codes};
use crate::base::diagnostic::Text;
use crate::model::cells;
use serde_json::{Map, Value, json};

/// How far a part can be relied on without looking at the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It was not found: nothing is said, and nothing made up.
    Open,
    /// It was told by where it stands or by words that may mean something else: to be looked at.
    Likely,
    /// It stands where it belongs, in the form that it has to have.
    Sure,
}

impl Confidence {
    /// As `parse --json` prints it.
    pub const fn name(self) -> &'static str {
        match self {
            Confidence::Open => "open",
            Confidence::Likely => "likely",
            Confidence::Sure => "sure",
        }
    }
}

/// What a part of the reading rests on.
#[derive(Clone, Copy, Debug)]
pub struct Ground {
    /// The key of the facts.
    pub field: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
    /// Why.
    pub why: Text,
}

type Judged = (Confidence, &'static str, &'static str);

const ABSENT: Judged = (Confidence::Open, "原文里没有找到", "it was not found in the text");

/// The ground of every part, in the order of the facts.
pub fn of(reading: &Reading) -> Vec<Ground> {
    let judged = [
        ("issuer", issuer(reading)),
        ("doc_number", number(reading)),
        ("title", title(reading)),
        ("addressees", addressees(reading)),
        ("signers", signers(reading)),
        ("date", date(reading)),
        ("attachments", attachments(reading)),
        ("sections", sections(reading)),
        ("tasks", tasks(reading)),
    ];
    let ground = |(field, judged): (&'static str, Judged)| {
        let (confidence, zh, en) = lowered(reading, field, judged);
        Ground { field, confidence, why: Text { zh, en } }
    };
    judged.into_iter().map(ground).collect()
}

/// The grounds by field, as `parse --json` prints them.
pub fn json(grounds: &[Ground]) -> Value {
    let one = |g: &Ground| {
        let said = json!({ "level": g.confidence.name(), "why": g.why.zh, "why_en": g.why.en });
        (g.field.to_owned(), said)
    };
    Value::Object(grounds.iter().map(one).collect::<Map<_, _>>())
}

/// Where line ends were lost, what depends on them is not sure.
fn lowered(reading: &Reading, field: &str, judged: Judged) -> Judged {
    let depends = ["title", "addressees", "signers", "sections", "tasks"].contains(&field);
    if reading.run_together && depends && judged.0 == Confidence::Sure {
        return (
            Confidence::Likely,
            "原文的换行已经丢失，分段是按序号、冒号和日期推断的",
            "the line ends of the text are lost; where its parts end was told by numbers, colons and dates",
        );
    }
    judged
}

fn issuer(r: &Reading) -> Judged {
    match (&r.notice.issuer, r.notice.places.contains_key("issuer")) {
        (None, _) => ABSENT,
        (Some(_), true) => (Confidence::Sure, "版头单独写明", "the letterhead names it on its own"),
        (Some(issuer), false) if r.notice.signers.contains(issuer) => {
            (Confidence::Sure, "标题开头写明，与署名一致", "the title begins with it and the signature agrees")
        }
        (Some(_), false) => {
            (Confidence::Likely, "没有版头，取自标题开头", "there is no letterhead; it is how the title begins")
        }
    }
}

fn number(r: &Reading) -> Judged {
    match r.notice.doc_number {
        None => ABSENT,
        Some(_) => (Confidence::Sure, "机关代字、年份、序号俱全", "it has its organ, year and serial"),
    }
}

fn title(r: &Reading) -> Judged {
    match &r.notice.title {
        None => ABSENT,
        Some(title) if head::is_title(title) => {
            (Confidence::Sure, "有事由和文种", "it says what it is about and ends with its kind")
        }
        Some(_) => (
            Confidence::Likely,
            "按位置认定，缺事由或文种",
            "it stands where a title does but lacks its matter or its kind",
        ),
    }
}

fn addressees(r: &Reading) -> Judged {
    let text = r.notice.addressees_text.as_deref().unwrap_or_default();
    match () {
        () if text.is_empty() => ABSENT,
        () if text.contains('、') => (
            Confidence::Likely,
            "以冒号结尾；顿号两边是不是各为一个机关，按名称是否完整判断",
            "it ends with a colon; whether 、 parts two bodies was told by whether both names are whole",
        ),
        () => (Confidence::Sure, "以冒号结尾，逗号分开", "it ends with a colon, and commas part the bodies"),
    }
}

fn signers(r: &Reading) -> Judged {
    let signers = &r.notice.signers;
    match () {
        () if signers.is_empty() => ABSENT,
        () if signers.iter().all(|s| cells::names_a_body(s)) => {
            (Confidence::Sure, "在成文日期之上，是机关名称", "it stands above the date and names a body")
        }
        () => (Confidence::Likely, "在成文日期之上", "it stands above the date"),
    }
}

fn date(r: &Reading) -> Judged {
    match r.notice.date {
        None => ABSENT,
        Some(_) => (Confidence::Sure, "单独成行，年月日俱全", "it stands alone with year, month and day"),
    }
}

fn attachments(r: &Reading) -> Judged {
    match (r.notice.attachments.is_empty(), &r.notice.annex) {
        (true, None) => (Confidence::Sure, "原文没有附件说明，也没有附件", "the text announces no annex and has none"),
        (true, Some(_)) => {
            (Confidence::Likely, "文后有附件，但没有附件说明", "there is an annex but the text announces none")
        }
        (false, _) => (Confidence::Sure, "以“附件：”写明", "the text announces them after 附件："),
    }
}

fn sections(r: &Reading) -> Judged {
    let mut run_in = false;
    for section in r.notice.all_sections() {
        super::units::walk(std::slice::from_ref(section), &mut |s| run_in |= s.run_in && !s.heading.is_empty());
    }
    match (r.notice.all_sections().next().is_some(), run_in) {
        (false, _) => (Confidence::Sure, "正文没有分层次", "the text has no numbered parts"),
        (true, true) => (
            Confidence::Likely,
            "有的层次标题与正文同段，以首句为题",
            "some headings run into their text; the first sentence was taken for them",
        ),
        (true, false) => (Confidence::Sure, "层次标题各自成行", "each heading stands on a line of its own"),
    }
}

fn tasks(r: &Reading) -> Judged {
    let doubts = [codes::LOST_NUMBER.id, codes::NOBODY.id, codes::UNCLOSED.id, codes::ODD_NAMES.id, codes::NUMBER.id];
    let doubtful = r.findings.iter().any(|d| doubts.contains(&d.code.id) || d.code.id == codes::ROW.id);
    match () {
        () if r.tasks.tasks().next().is_none() => ABSENT,
        () if doubtful => (
            Confidence::Likely,
            "有的任务缺序号、缺单位或文字中断，见各条意见",
            "some tasks lack a number or a body, or break off: see the findings",
        ),
        () if r.tasks.in_prose => {
            (Confidence::Sure, "每项末尾写明责任单位", "each task ends with the bodies that have it")
        }
        () => (Confidence::Sure, "表头写明任务内容和责任单位", "the head of the table names content and bodies"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Source;

    fn level(text: &str, field: &str) -> Confidence {
        let reading = crate::parse::read(&Source::new("t", text), "");
        of(&reading).into_iter().find(|g| g.field == field).expect("it is judged").confidence
    }

    #[test]
    fn what_is_plain_is_sure_and_what_is_told_by_its_place_is_not() {
        let text =
            "某市人民政府关于加强甲工作的通知\n各县人民政府，市直各部门：\n请落实。\n某市人民政府\n2024年3月8日\n";
        for field in ["issuer", "title", "addressees", "signers", "date"] {
            assert_eq!(level(text, field), Confidence::Sure, "{field}");
        }
        assert_eq!(level(text, "doc_number"), Confidence::Open);
        assert_eq!(level(text, "tasks"), Confidence::Open);
        assert_eq!(level("某市人民政府关于加强甲工作的通知\n各县：\n请落实。\n", "issuer"), Confidence::Likely);
    }

    #[test]
    fn a_lost_number_leaves_the_tasks_in_doubt() {
        let list = "关于甲的通知\n各单位：\n请落实。\n1.甲。（市甲局负责）\n{}乙要加强，抓好落实。（责任单位：市乙局）\n3.丙。（市丙局负责）\n";
        assert_eq!(level(&list.replace("{}", "2."), "tasks"), Confidence::Sure);
        assert_eq!(level(&list.replace("{}", ""), "tasks"), Confidence::Likely);
    }
}
