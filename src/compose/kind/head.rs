//! What head and foot may say in each 版式, looked at before anything is printed.

use crate::base::diagnostic::Diagnostic;
use crate::base::text::is_han;
use crate::compose::codes;
use crate::model::Format;
use crate::model::notice::Notice;

/// Where the notice lies.
const FILE: &str = "content/notice.yaml";

/// 文种 that go to a higher organ and so bear 签发人 (条例 第九条; clause 7.2.6).
const UPWARD: [&str; 3] = ["请示", "报告", "议案"];
/// 文种 that may go either way.
const EITHER_WAY: [&str; 1] = ["意见"];

/// Everything about head and foot that the standard does not allow.
pub(super) fn faults(notice: &Notice) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    forms(notice, &mut out);
    match notice.format {
        Format::Paper | Format::Letter => authorised(notice, &mut out),
        Format::Order => order(notice, &mut out),
        Format::Minutes => minutes(notice, &mut out),
    }
    if notice.format != Format::Minutes && notice.attendance.is_some() {
        out.push(foreign(notice, "attendance", "出席、请假、列席人员", "who was at a meeting"));
    }
    out
}

/// A field with the form that its value must have: names and forms in Chinese and in English.
struct Form {
    field: &'static str,
    name: [&'static str; 2],
    holds: fn(&str) -> bool,
    wanted: [&'static str; 2],
}

const COPY_NUMBER: Form = Form {
    field: "copy_number",
    name: ["份号", "the copy number"],
    holds: is_copy_number,
    wanted: ["六位阿拉伯数字，如 '000001'（在 YAML 中加引号）", "six digits, such as '000001' (quoted in YAML)"],
};

const SECRECY: Form = Form {
    field: "secrecy",
    name: ["密级和保密期限", "the secrecy and its term"],
    holds: is_secrecy,
    wanted: [
        "绝密、机密或秘密，后接★和期限，如 秘密★1年、机密★6个月、绝密★长期",
        "绝密, 机密 or 秘密, then ★ and the term, such as 秘密★1年",
    ],
};

const URGENCY: Form = Form {
    field: "urgency",
    name: ["紧急程度", "the urgency"],
    holds: |text| matches!(text, "特急" | "加急"),
    wanted: ["特急或加急", "特急 or 加急"],
};

const NOTE: Form = Form {
    field: "note",
    name: ["附注", "the note"],
    holds: |text| !(text.starts_with('（') || text.ends_with('）') || text.trim().is_empty()),
    wanted: ["不带括号的文字，括号由程序加", "the words without brackets, which are added"],
};

const NAME: Form = Form {
    field: "authorised_by",
    name: ["签发人", "who authorised the paper"],
    holds: is_name,
    wanted: ["一个人的姓名，不加职务和标点", "the name of one person, without office or marks"],
};

impl Form {
    /// The finding where a value is not of the form.
    fn fault(&self, field: &str, value: &str) -> Option<Diagnostic> {
        if (self.holds)(value) {
            return None;
        }
        let d = Diagnostic::new(&codes::HEAD_FORM).with("name", self.name[0]).with("name_en", self.name[1]);
        let d = d.with("value", value).with("wanted", self.wanted[0]).with("wanted_en", self.wanted[1]);
        Some(d.with("file", FILE).with("field", field))
    }
}

/// Values of a wrong form.
fn forms(notice: &Notice, out: &mut Vec<Diagnostic>) {
    let given = [
        (COPY_NUMBER, &notice.copy_number),
        (SECRECY, &notice.secrecy),
        (URGENCY, &notice.urgency),
        (NOTE, &notice.note),
    ];
    for (form, value) in given {
        out.extend(value.as_deref().and_then(|value| form.fault(form.field, value)));
    }
    for (i, name) in notice.authorised_by.iter().enumerate() {
        out.extend(NAME.fault(&format!("{}[{i}]", NAME.field), name));
    }
}

/// Clause 7.2.1.
fn is_copy_number(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit())
}

/// Clause 7.2.2: 密级, and where a term is given ★ and the term in Arabic digits, 长期, or until something happens.
fn is_secrecy(text: &str) -> bool {
    let Some(rest) = ["绝密", "机密", "秘密"].iter().find_map(|level| text.strip_prefix(level)) else {
        return false;
    };
    let Some(term) = rest.strip_prefix('★') else { return rest.is_empty() };
    let number = term.trim_end_matches(|c: char| is_han(c));
    let counted = !number.is_empty()
        && !number.starts_with('0')
        && number.bytes().all(|b| b.is_ascii_digit())
        && matches!(&term[number.len()..], "年" | "个月" | "日");
    counted || term == "长期" || (term.ends_with('前') && term.chars().count() > 1)
}

fn is_name(text: &str) -> bool {
    let count = text.chars().count();
    (2..=15).contains(&count) && text.chars().all(|c| is_han(c) || c == '·')
}

/// 签发人 stand on papers to a higher organ, and on no others.
fn authorised(notice: &Notice, out: &mut Vec<Diagnostic>) {
    let title = notice.title.as_deref().unwrap_or_default();
    let is_of = |kinds: &[&str]| kinds.iter().any(|kind| title.ends_with(kind));
    let given = !notice.authorised_by.is_empty();
    if given && (notice.format == Format::Letter || !(is_of(&UPWARD) || is_of(&EITHER_WAY))) {
        out.push(Diagnostic::new(&codes::DOWNWARD).with("names", notice.authorised_by.join("、")).with("title", title));
    }
    if !given && notice.format == Format::Paper && is_of(&UPWARD) {
        out.push(lacking(
            notice,
            "authorised_by",
            "签发人（上行文应当标注）",
            "签发人, which a paper to a higher organ bears",
        ));
    }
}

/// Clause 10.2: number, text, who signs, day; it is published and neither secret nor numbered by copies.
fn order(notice: &Notice, out: &mut Vec<Diagnostic>) {
    let none: [(bool, &str, [&str; 2]); 6] = [
        (notice.copy_number.is_some(), "copy_number", ["份号", "a copy number"]),
        (notice.secrecy.is_some(), "secrecy", ["密级", "a secrecy"]),
        (notice.urgency.is_some(), "urgency", ["紧急程度", "an urgency"]),
        (!notice.authorised_by.is_empty(), "authorised_by", ["签发人", "签发人"]),
        (!notice.co_issuers.is_empty(), "co_issuers", ["联合行文机关", "joint organs"]),
        (
            !notice.signers.is_empty(),
            "signers",
            ["机关署名（命令由负责人签署）", "signing organs: a person signs an order"],
        ),
    ];
    refuse(notice, &none, out);
    if notice.signed_by.is_empty() {
        out.push(lacking(notice, "signed_by", "签署人的职务和姓名", "the office and name of who signs"));
    }
}

/// Clause 10.3: no seal, no signature.
fn minutes(notice: &Notice, out: &mut Vec<Diagnostic>) {
    let none: [(bool, &str, [&str; 2]); 4] = [
        (!notice.authorised_by.is_empty(), "authorised_by", ["签发人", "签发人"]),
        (!notice.co_issuers.is_empty(), "co_issuers", ["联合行文机关", "joint organs"]),
        (!notice.signers.is_empty(), "signers", ["署名（纪要不加盖印章）", "signing organs: minutes bear no seal"]),
        (!notice.signed_by.is_empty(), "signed_by", ["签署人", "who signs"]),
    ];
    refuse(notice, &none, out);
    if notice.attendance.is_none() {
        out.push(lacking(notice, "attendance", "出席人员", "who was present"));
    }
}

fn refuse(notice: &Notice, none: &[(bool, &str, [&str; 2])], out: &mut Vec<Diagnostic>) {
    let given = none.iter().filter(|(given, ..)| *given);
    out.extend(given.map(|(_, field, [what, what_en])| foreign(notice, field, what, what_en)));
}

fn foreign(notice: &Notice, field: &str, what: &str, what_en: &str) -> Diagnostic {
    let d = Diagnostic::new(&codes::FOREIGN).with("format", notice.format.name());
    d.with("what", what).with("what_en", what_en).with("file", FILE).with("field", field)
}

fn lacking(notice: &Notice, field: &str, what: &str, what_en: &str) -> Diagnostic {
    let d = Diagnostic::new(&codes::LACKING).with("format", notice.format.name());
    d.with("what", what).with("what_en", what_en).with("file", FILE).with("field", field)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(notice: &Notice) -> Vec<(&'static str, String)> {
        let field = |d: &Diagnostic| d.args.iter().find(|(k, _)| *k == "field").map(|(_, v)| v.clone());
        faults(notice).iter().map(|d| (d.code.name, field(d).unwrap_or_default())).collect()
    }

    fn titled(title: &str) -> Notice {
        Notice { title: Some(title.into()), ..Notice::default() }
    }

    #[test]
    fn clause_7_2_2_secrecy_has_a_level_and_a_term_behind_a_star() {
        for right in ["秘密", "秘密★1年", "机密★10年", "绝密★30年", "机密★6个月", "绝密★长期", "秘密★公布前"]
        {
            assert!(is_secrecy(right), "{right}");
        }
        for wrong in
            ["密", "内部", "秘密1年", "秘密*1年", "秘密☆1年", "秘密★", "秘密★一年", "秘密★01年", "秘密★1", "秘密★前"]
        {
            assert!(!is_secrecy(wrong), "{wrong}");
        }
    }

    #[test]
    fn clause_7_2_1_a_copy_number_has_six_digits() {
        let given = |n: &str| names(&Notice { copy_number: Some(n.into()), ..titled("关于甲的通知") });
        assert_eq!(given("000001"), []);
        for wrong in ["1", "00001", "0000001", "００００01", "第000001号"] {
            assert_eq!(given(wrong), [("head-form", "copy_number".to_owned())], "{wrong}");
        }
    }

    #[test]
    fn clause_7_2_3_urgency_is_one_of_two_words() {
        let given = |n: &str| names(&Notice { urgency: Some(n.into()), ..titled("关于甲的通知") });
        assert!(given("特急").is_empty() && given("加急").is_empty());
        assert_eq!(given("紧急"), [("head-form", "urgency".to_owned())]);
    }

    #[test]
    fn clause_7_2_6_signatories_stand_on_upward_papers_alone() {
        let by = |title: &str, n: &[&str]| {
            names(&Notice { authorised_by: n.iter().map(|n| (*n).to_owned()).collect(), ..titled(title) })
        };
        assert!(by("关于甲的请示", &["张示例"]).is_empty() && by("关于甲的意见", &["张示例"]).is_empty());
        assert_eq!(by("关于甲的通知", &["张示例"])[0].0, "signatory-on-downward-paper");
        assert_eq!(by("关于甲的请示", &[]), [("lacking-for-format", "authorised_by".to_owned())]);
        assert_eq!(by("关于甲的请示", &["县长张示例、李示例"]), [("head-form", "authorised_by[0]".to_owned())]);
    }

    #[test]
    fn clause_10_2_an_order_is_signed_by_a_person() {
        let order =
            Notice { format: Format::Order, signers: vec!["示例市人民政府".into()], ..Notice::default() };
        let wanted = [("foreign-to-format", "signers".to_owned()), ("lacking-for-format", "signed_by".to_owned())];
        assert_eq!(names(&order), wanted);
    }

    #[test]
    fn clause_10_3_minutes_say_who_was_present_and_bear_no_seal() {
        let minutes =
            Notice { format: Format::Minutes, signers: vec!["示例市人民政府".into()], ..Notice::default() };
        let wanted = [("foreign-to-format", "signers".to_owned()), ("lacking-for-format", "attendance".to_owned())];
        assert_eq!(names(&minutes), wanted);
    }
}
