//! Letterhead, number, title, addressees, signature, date, 附注.

use super::{Ground, Reading, likely, open, place, sure};
use crate::model::cells;
use crate::parse::notice::head;

pub(super) fn issuer(r: &Reading) -> Ground {
    let place = place(r, "issuer");
    let judged = match &r.notice.issuer {
        None if r.notice.title.is_none() => open("没有版头，也没有标题", "there is neither a letterhead nor a title"),
        None => open(
            "没有版头，标题也不以机关名称开头",
            "there is no letterhead, and the title does not begin with an organ",
        ),
        Some(name) if place.is_some() && cells::names_a_body(name) => {
            sure("版头单独写明机关名称", "the letterhead names it on its own")
        }
        Some(_) if place.is_some() => {
            likely("在版头的位置，但不像机关名称", "it stands where a letterhead does but is no usual name of an organ")
        }
        Some(name) if r.notice.signers.contains(name) => sure(
            "没有版头；标题开头写明，与署名一致",
            "there is no letterhead; the title begins with it and the signature agrees",
        ),
        Some(_) if r.notice.signers.is_empty() => likely(
            "没有版头，取自标题开头，没有署名可以核对",
            "there is no letterhead; it is how the title begins, and no signature confirms it",
        ),
        Some(_) => likely(
            "没有版头，取自标题开头，与署名不同",
            "there is no letterhead; it is how the title begins, and the signature is another",
        ),
    };
    judged.on_line(place).of("issuer")
}

pub(super) fn co_issuers(r: &Reading) -> Ground {
    let (others, signers) = (&r.notice.co_issuers, &r.notice.signers);
    let unsigned: Vec<&str> = others.iter().filter(|o| !signers.contains(o)).map(String::as_str).collect();
    let judged = match () {
        () if r.notice.issuer.is_none() => open("没有读到发文机关", "no issuing organ was read"),
        () if others.is_empty() && signers.len() > 1 => {
            let n = signers.len();
            likely(
                format!("版头或标题只有一个机关，署名有{n}个"),
                format!("letterhead or title has one organ, and {n} sign"),
            )
        }
        () if others.is_empty() && signers.is_empty() => likely(
            "版头或标题只有一个机关，没有署名可以核对",
            "letterhead or title has one organ, and no signature confirms it",
        ),
        () if others.is_empty() => {
            sure("版头或标题只有一个机关，署名也只有一个", "letterhead or title has one organ, and one signs")
        }
        () if unsigned.is_empty() => {
            sure("版头并列写明，都在署名之中", "the letterhead names them together, and all of them sign")
        }
        () => likely(
            format!("版头并列写明，署名里没有{}", unsigned.join("、")),
            format!("the letterhead names them together; not among those who sign: {}", unsigned.join(", ")),
        ),
    };
    judged.of("co_issuers")
}

pub(super) fn number(r: &Reading) -> Ground {
    let Some(number) = &r.notice.doc_number else {
        let judged = open(
            "没有“机关代字〔年份〕序号号”样式的文字",
            "nothing has the form of organ, year in brackets and serial",
        );
        return judged.of("doc_number");
    };
    let year = number.chars().filter(char::is_ascii_digit).take(4).collect::<String>();
    let judged = match r.notice.date {
        Some(date) if date.year().to_string() != year => likely(
            format!("机关代字、年份、序号俱全，但年份{year}与成文日期的{}年不同", date.year()),
            format!("it has its organ, year and serial; its year {year} is not that of the date, {}", date.year()),
        ),
        Some(_) => sure(
            "机关代字、年份、序号俱全，年份与成文日期一致",
            "it has its organ, year and serial, and the year of the date",
        ),
        None => sure("机关代字、年份、序号俱全", "it has its organ, year and serial"),
    };
    judged.on_line(place(r, "doc_number")).of("doc_number")
}

pub(super) fn title(r: &Reading) -> Ground {
    let judged = match &r.notice.title {
        None => open(
            "主送机关之前没有写明事由或文种的一行",
            "no line above the addressees says what it is about or ends with its kind",
        ),
        Some(title) if head::is_title(title) => sure("有事由和文种", "it says what it is about and ends with its kind"),
        Some(_) => likely("按位置认定，缺事由或文种", "it stands where a title does but lacks its matter or its kind"),
    };
    judged.on_line(place(r, "title")).of("title")
}

pub(super) fn addressees(r: &Reading) -> Ground {
    let text = r.notice.addressees_text.as_deref().unwrap_or_default();
    let strokes = outside_brackets(text, '、');
    let judged = match () {
        () if text.is_empty() => {
            open("标题之后没有以冒号结尾的机关名称", "behind the title no names of bodies end with a colon")
        }
        () if strokes > 0 => likely(
            format!("以冒号结尾；{strokes}处顿号两边是不是各为一个机关，按名称是否完整判断"),
            format!(
                "it ends with a colon; whether {strokes} of 、 part two bodies was told by whether both names are whole"
            ),
        ),
        () if text.contains(['，', ',']) => {
            sure("以冒号结尾，逗号分开", "it ends with a colon, and commas part the bodies")
        }
        () => sure("以冒号结尾，只有一个机关", "it ends with a colon and is one body"),
    };
    judged.on_line(place(r, "addressees")).of("addressees")
}

/// How often a sign stands in no brackets.
fn outside_brackets(text: &str, sign: char) -> usize {
    let mut depth = 0usize;
    let mut count = 0;
    for c in text.chars() {
        match c {
            '（' | '(' | '〔' => depth += 1,
            '）' | ')' | '〕' => depth = depth.saturating_sub(1),
            c if c == sign && depth == 0 => count += 1,
            _ => {}
        }
    }
    count
}

pub(super) fn signers(r: &Reading) -> Ground {
    let signers = &r.notice.signers;
    let odd: Vec<&str> = signers.iter().filter(|s| !cells::names_a_body(s)).map(String::as_str).collect();
    let judged = match () {
        () if signers.is_empty() && r.notice.date.is_none() => {
            open("没有成文日期，署名的位置无从认定", "there is no date above which a signature would stand")
        }
        () if signers.is_empty() => open("成文日期之上没有机关名称", "no name of an organ stands above the date"),
        () if odd.is_empty() => sure("在成文日期之上，是机关名称", "it stands above the date and names a body"),
        () => likely(
            format!("在成文日期之上，但不像机关名称：{}", odd.join("、")),
            format!("it stands above the date but is no usual name of an organ: {}", odd.join(", ")),
        ),
    };
    judged.on_line(place(r, "signers[0]")).of("signers")
}

pub(super) fn date(r: &Reading) -> Ground {
    let judged = match r.notice.date {
        None => open("没有单独成行、年月日俱全的日期", "no date with year, month and day stands on its own"),
        Some(_) if r.notice.signers.is_empty() => {
            likely("单独成行，年月日俱全，但上面没有署名", "it stands alone and is whole, with no signature above it")
        }
        Some(_) => {
            sure("在署名之下单独成行，年月日俱全", "it stands alone below the signature with year, month and day")
        }
    };
    judged.on_line(place(r, "date")).of("date")
}

pub(super) fn publicity(r: &Reading) -> Ground {
    let note = r.notice.note.as_deref();
    let judged = match note {
        None => open("没有单独成行的附注", "no 附注 stands in brackets on its own"),
        Some(note) if crate::parse::lines::plain(note).contains("公开") => {
            sure("附注在括号里单独成行，写明是否公开", "the 附注 stands in brackets on its own and says so")
        }
        Some(_) => open("附注没有说是否公开", "the 附注 does not say whether it is published"),
    };
    judged.on_line(place(r, "note")).of("publicity")
}
