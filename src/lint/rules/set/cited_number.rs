//! A paper is cited by its own number.

use crate::lint::doc_number::printed;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};
use crate::lint::{Field, Hit, House, Subject};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words {
            zh: "《党政机关公文处理工作条例》引用公文的要求及登记核对惯例",
            en: "the rules of citing, and usage",
        },
        bad: "（登记：某发〔2026〕6号是《关于甲工作的通知》）按照《关于乙工作的通知》（某发〔2026〕6号）",
        good: "按照《关于甲工作的通知》（某发〔2026〕6号）",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C144",
    name: "cited-number",
    severity: Severity::Warning,
    message: Words { zh: "引用的文号“{number}”{what}", en: "the cited number {number} {what_en}" },
    cure: Words {
        zh: "核对原文件，改正标题或文号；登记有误的改 content/citations.yaml",
        en: "look the paper up and mend title or number; or mend content/citations.yaml",
    },
    why: Words {
        zh: "文号引错，下面查不到原文件。登记是本案卷的通知、修改通知、通报，和 content/citations.yaml 里列出的文件。",
        en: "By a wrong number nobody finds the paper. Known are this dossier’s papers and those of content/citations.yaml.",
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let Some(house) = subject.house.filter(|h| h.knows_papers()) else { return Vec::new() };
    let contents = subject.task_contents().into_iter().map(|(_, field)| field);
    subject.prose().into_iter().chain(contents).flat_map(|field| in_field(house, &field)).collect()
}

fn in_field(house: &House, field: &Field<'_>) -> Vec<Hit> {
    let mut out = Vec::new();
    for (close, _) in field.text.match_indices("》（") {
        let Some((title, number, words)) = cited(field.text, close) else { continue };
        let Some((what, what_en)) = fault(house, title, &number) else { continue };
        let earlier = field.text[..close].matches(words).count();
        let hit = Hit::new(&field.place, words).after(earlier).with("number", number);
        out.push(hit.with("what", what).with("what_en", what_en));
    }
    out
}

/// What is wrong about a title and a number, in both languages.
fn fault(house: &House, title: &str, number: &str) -> Option<(String, String)> {
    let cited = bare(title);
    match house.paper(number) {
        Some(Some(known)) if !is_same(&cited, &bare(known)) => {
            Some((format!("登记的是《{known}》"), format!("is that of 《{known}》")))
        }
        Some(_) => None,
        None => {
            let other = house.papers().find(|(_, known)| known.is_some_and(|known| bare(known) == cited));
            let differs = other
                .map(|(own, _)| (format!("与登记不符，这个文件是“{own}”"), format!("is not the one known: {own}")));
            let missing = || ("登记里没有".to_owned(), "is not known".to_owned());
            differs.or_else(|| house.is_complete().then(missing))
        }
    }
}

/// A paper is cited by its whole title, or by that of what it issues.
fn is_same(cited: &str, known: &str) -> bool {
    const SHORTEST: usize = 4;
    cited == known || cited.chars().count() >= SHORTEST && known.contains(cited) || cited.contains(known)
}

/// A title without marks and blanks.
fn bare(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Title, number, and the number as printed, of what is closed by 》（ at this byte.
fn cited(text: &str, close: usize) -> Option<(&str, String, &str)> {
    let inside = close + "》（".len();
    let end = inside + text[inside..].find('）')?;
    let open = inside + text[inside..end].find(['〔', '[', '［'])?;
    let number = printed(text, inside, open).filter(|p| p.end <= end)?;
    let start = text[..close].rfind('《')? + '《'.len_utf8();
    Some((&text[start..close], number.plain(text), &text[number.sign.start..number.end]))
}
