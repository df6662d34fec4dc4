//! Announced annexes, persons to ask, headings, the duty to report, what is ended.

use super::{Ground, Judged, Reading, likely, open, place, sure};
use crate::base::text::without_blanks;
use crate::model::{Contact, Notice, Paragraph, Section};
use crate::parse::{duty, facts, units};

pub(super) fn attachments(r: &Reading) -> Ground {
    let announced = &r.notice.attachments;
    let title = r.notice.annex.as_ref().map(|a| a.title.as_str()).filter(|t| !t.is_empty());
    let bare = |t: &str| without_blanks(t).replace(['《', '》'], "");
    let known = title.is_none_or(|t| announced.iter().any(|a| bare(a) == bare(t)));
    let judged = match announced.len() {
        0 if r.notice.annex.is_none() => {
            sure("原文没有附件说明，也没有附件", "the text announces no annex and has none")
        }
        0 => likely("文后有附件，但没有附件说明", "there is an annex but the text announces none"),
        n if !known => likely(
            format!("以“附件：”写明{n}件；文后附件的标题“{}”不在其中", title.unwrap_or_default()),
            format!(
                "{n} announced after 附件：; the title of the annex, “{}”, is none of them",
                title.unwrap_or_default()
            ),
        ),
        n => sure(format!("以“附件：”写明{n}件"), format!("{n} announced after 附件：")),
    };
    let several = |(i, title): (usize, &String)| {
        let two = title.contains("2.") || title.contains("2．") || title.contains('；');
        let judged = || likely("一件里好像有两个标题", "it seems to hold two titles");
        two.then(|| (format!("attachments[{i}]"), judged()))
    };
    let parts = announced.iter().enumerate().filter_map(several).collect();
    judged.on_line(place(r, "attachments[0]")).with("attachments", parts)
}

pub(super) fn contacts(r: &Reading) -> Ground {
    let listed = r.notice.plan.as_ref().map_or(0, |p| p.contacts.len());
    let all: Vec<&Contact> = r.notice.plan.iter().flat_map(|p| &p.contacts).chain(&r.notice.contacts).collect();
    let named = all_text(&r.notice).iter().any(|t| t.contains("联系人"));
    let judged = match (all.len(), all.len() - listed) {
        (0, _) if named => {
            open("提到联系人，但后面没有姓名和号码", "it speaks of a person to ask, and no name with a number follows")
        }
        (0, _) => open("没有提到联系人", "it speaks of no person to ask"),
        (_, 0) => sure("单位、姓名、号码各占一格", "body, name and number stand apart"),
        (_, n) => likely(
            format!("{n}人取自句中“联系人”之后的姓名和号码"),
            format!("{n} told by the name and number behind 联系人 in a sentence"),
        ),
    };
    let nowhere = |(i, c): (usize, &&Contact)| {
        let judged = || open("句中没有写明是哪个单位的", "the sentence does not say of which body");
        c.unit.is_empty().then(|| (format!("contacts[{i}].unit"), judged()))
    };
    judged.with("contacts", all.iter().enumerate().filter_map(nowhere).collect())
}

/// The text of every paragraph of a notice, and its 附注.
fn all_text(notice: &Notice) -> Vec<String> {
    let whole = |p: &Paragraph| {
        let points = p.points.iter().map(|p| format!("{}{}", p.heading, p.text));
        std::iter::once(p.text.clone()).chain(points).collect::<String>()
    };
    let mut out: Vec<String> = notice.loose_paragraphs().map(whole).chain(notice.note.clone()).collect();
    for section in notice.all_sections() {
        units::walk(std::slice::from_ref(section), &mut |s: &Section| out.extend(s.paragraphs.iter().map(whole)));
    }
    out
}

pub(super) fn sections(r: &Reading) -> Ground {
    let headings = facts::headings(&r.notice);
    let doubt = |h: &facts::Heading<'_>| -> Option<Judged> {
        match () {
            () if h.section.heading.is_empty() => Some(likely(
                "冒号前的短语，后面是并列的几项",
                "a few words before a colon, with several things behind it",
            )),
            () if h.section.run_in && !h.section.paragraphs.is_empty() => {
                Some(likely("与正文同段，以首句为题", "it runs into its text; the first sentence was taken for it"))
            }
            () => None,
        }
    };
    let parts: Vec<(String, Judged)> = headings
        .iter()
        .enumerate()
        .filter_map(|(i, h)| Some((format!("sections[{i}]"), doubt(h)?.on_line(h.section.at))))
        .collect();
    let (all, doubtful) = (headings.len(), parts.len());
    let numbered = r.notice.all_sections().next().is_some();
    let judged = match () {
        () if all == 0 && numbered => sure("有序号的各段都没有标题", "the numbered paragraphs have no headings"),
        () if all == 0 => sure("正文没有分层次", "the text has no numbered parts"),
        () if doubtful == 0 => {
            sure(format!("{all}个层次标题各自成行"), format!("each of the {all} headings stands on a line of its own"))
        }
        () => likely(
            format!("{all}个层次标题中有{doubtful}个与正文同段"),
            format!("of {all} headings {doubtful} share a paragraph with their text"),
        ),
    };
    judged.with("sections", parts)
}

pub(super) fn reporting(r: &Reading) -> Ground {
    let others = duty::others(&r.notice);
    let judged = match (&r.notice.reporting, others.len()) {
        (Some(rule), _) if rule.to.is_empty() => likely(
            format!("写明每月{}日前报送，没有读到报给谁", rule.due_day),
            format!("it sets day {} of each month; who receives the reports was not read", rule.due_day),
        ),
        (Some(rule), _) => sure(
            format!("写明每月{}日前报给{}", rule.due_day, rule.to.join("、")),
            format!("it sets day {} of each month and names {}", rule.due_day, rule.to.join(", ")),
        ),
        (None, 0) => open("没有写明周期和期限的报送要求", "no sentence sets a cycle and a limit for reports"),
        (None, 1) => sure(
            "写明周期和期限，只此一句；不是每月某日，不据以计算",
            "one sentence sets a cycle and a limit; it is no day of each month and not reckoned with",
        ),
        (None, n) => likely(
            format!("有{n}句写明周期和期限，取第一句"),
            format!("{n} sentences set a cycle and a limit; the first was taken"),
        ),
    };
    judged.of("reporting_rule")
}

pub(super) fn supersedes(r: &Reading) -> Ground {
    let judged = match facts::superseded(&r.notice).as_slice() {
        [] => open("没有写明哪一号文件废止或停止执行", "no sentence ends a document by its number"),
        [_] => sure("写明废止或停止执行，括号里是文号", "a sentence ends it, with the number in brackets"),
        all => likely(
            format!("一句里有{}个文号，取最后一个", all.len()),
            format!("the sentence has {} numbers; the last was taken", all.len()),
        ),
    };
    judged.of("supersedes")
}
