//! The numbers that Word makes for the paragraphs of lists. They are not in the text, yet people number tasks with them.

use super::xml::Node;
use crate::base::number::to_chinese;
use std::collections::BTreeMap;

const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// What stands between the number and the text.
    gap: &'static str,
    /// Whether the numbers of higher levels are shown as plain digits here.
    legal: bool,
    style: Option<String>,
}

/// A list that paragraphs refer to.
#[derive(Clone, Debug, Default)]
struct List {
    /// The definition whose count it shares.
    definition: String,
    levels: BTreeMap<usize, Level>,
    restarts: BTreeMap<usize, u32>,
    begun: bool,
}

/// The lists of a document and how far each has counted.
#[derive(Clone, Debug, Default)]
pub(in crate::parse) struct Numbers {
    lists: BTreeMap<String, List>,
    /// The list and the level of a paragraph style.
    styles: BTreeMap<String, (String, usize)>,
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
}

impl Numbers {
    /// From the part of the lists and the part of the styles.
    pub(in crate::parse) fn read(numbering: Option<Node>, styles: Option<Node>) -> Numbers {
        let mut numbers = Numbers::default();
        let Some(numbering) = numbering else { return numbers };
        let definitions: BTreeMap<&str, &Node> = numbering
            .nodes()
            .filter(|n| n.name == "abstractNum")
            .filter_map(|n| Some((n.attribute("abstractNumId")?, n)))
            .collect();
        for number in numbering.nodes().filter(|n| n.name == "num") {
            let (Some(id), Some(definition)) = (number.attribute("numId"), number.value("abstractNumId")) else {
                continue;
            };
            let levels = definitions.get(definition).map(|d| levels(d)).unwrap_or_default();
            let mut list = List { definition: definition.to_owned(), levels, ..List::default() };
            for over in number.nodes().filter(|n| n.name == "lvlOverride") {
                let Some(at) = over.number("ilvl").map(|n| n as usize) else { continue };
                list.levels.extend(over.child("lvl").map(|l| (at, level(l))));
                list.restarts.extend(over.value("startOverride").and_then(|v| v.parse().ok()).map(|n| (at, n)));
            }
            numbers.lists.insert(id.to_owned(), list);
        }
        numbers.read_styles(styles);
        numbers
    }

    fn read_styles(&mut self, styles: Option<Node>) {
        let Some(styles) = styles else { return };
        let by_id: BTreeMap<&str, &Node> =
            styles.nodes().filter(|n| n.name == "style").filter_map(|n| Some((n.attribute("styleId")?, n))).collect();
        for id in by_id.keys() {
            let mut step = Some(*id);
            for _ in 0..32 {
                let Some(style) = step.and_then(|s| by_id.get(s)) else { break };
                let property = style.path(&["pPr", "numPr"]);
                if let Some(list) = property.and_then(|p| p.value("numId")) {
                    let stated = property.and_then(|p| p.value("ilvl")).and_then(|v| v.parse().ok());
                    let linked = self.lists.get(list).and_then(|l| {
                        l.levels.iter().find(|(_, level)| level.style.as_deref() == step).map(|(at, _)| *at)
                    });
                    self.styles.insert((*id).to_owned(), (list.to_owned(), linked.or(stated).unwrap_or(0)));
                    break;
                }
                step = style.value("basedOn");
            }
        }
    }

    /// The number of a paragraph of these properties with what parts it from the text; `None` where it has none, `Err` where its form is not
    /// known.
    pub(in crate::parse) fn next(&mut self, properties: &Node) -> Option<Result<String, ()>> {
        let of_style = properties.value("pStyle").and_then(|s| self.styles.get(s)).cloned();
        let own = properties.child("numPr");
        let (id, at) = match own.and_then(|p| p.value("numId")) {
            Some(id) => {
                let level = own.and_then(|p| p.value("ilvl")).and_then(|v| v.parse().ok());
                (id.to_owned(), level.unwrap_or(0))
            }
            None => of_style?,
        };
        if id == "0" || at >= LEVELS {
            return None;
        }
        let list = self.lists.get_mut(&id)?;
        let counts = self.counts.entry(list.definition.clone()).or_default();
        if !std::mem::replace(&mut list.begun, true) {
            for (level, start) in list.restarts.iter().filter(|(level, _)| **level < LEVELS) {
                counts[*level] = start.checked_sub(1);
                if *start == 0 {
                    counts[*level] = None;
                }
            }
        }
        let start = list.levels.get(&at).map_or(1, |l| l.start);
        counts[at] = Some(counts[at].map_or(start, |n| n.saturating_add(1)));
        counts[at + 1..].fill(None);
        shown(&list.levels, counts, at)
    }
}

fn levels(definition: &Node) -> BTreeMap<usize, Level> {
    let listed = definition.nodes().filter(|n| n.name == "lvl");
    listed.filter_map(|n| Some((n.number("ilvl")? as usize, level(n)))).collect()
}

fn level(node: &Node) -> Level {
    let gap = if node.value("suff") == Some("nothing") { "" } else { " " };
    // A format of the newer kind stands in a choice, with a plain one for older programs.
    let format = node.value("numFmt").or_else(|| node.path(&["AlternateContent", "Fallback"])?.value("numFmt"));
    Level {
        start: node.value("start").and_then(|v| v.parse().ok()).unwrap_or(0),
        format: format.unwrap_or("decimal").to_owned(),
        text: node.value("lvlText").unwrap_or_default().to_owned(),
        gap,
        legal: node.child("isLgl").is_some_and(|n| !matches!(n.attribute("val"), Some("0" | "false"))),
        style: node.value("pStyle").map(str::to_owned),
    }
}

/// `第%1条` with its places filled.
fn shown(levels: &BTreeMap<usize, Level>, counts: &[Option<u32>; LEVELS], at: usize) -> Option<Result<String, ()>> {
    let level = levels.get(&at)?;
    if level.format == "bullet" || level.text.is_empty() {
        return None;
    }
    let mut out = String::new();
    let mut characters = level.text.chars().peekable();
    while let Some(c) = characters.next() {
        let place = characters.peek().and_then(|d| d.to_digit(10)).filter(|d| c == '%' && (1..=9).contains(d));
        let Some(place) = place else {
            out.push(c);
            continue;
        };
        characters.next();
        let place = place as usize - 1;
        let Some(of) = levels.get(&place) else { return Some(Err(())) };
        let format = if level.legal { "decimal" } else { of.format.as_str() };
        match spelled(counts[place].unwrap_or(of.start), format) {
            Some(number) => out.push_str(&number),
            None => return Some(Err(())),
        }
    }
    Some(Ok(out + level.gap))
}

/// A number in the format of a list; `None` for formats that are not known.
fn spelled(n: u32, format: &str) -> Option<String> {
    let letter = |first: u8| {
        let place = n.checked_sub(1)?;
        let c = char::from(first + (place % 26) as u8);
        Some(std::iter::repeat_n(c, (place / 26 + 1).min(100) as usize).collect())
    };
    let placed = |first: u32, most: u32| (1..=most).contains(&n).then(|| char::from_u32(first + n - 1)).flatten();
    let chinese = || (1..=99).contains(&n).then(|| to_chinese(n as usize));
    match format {
        "decimal" => Some(n.to_string()),
        "decimalZero" => Some(format!("{n:02}")),
        "decimalFullWidth" | "decimalFullWidth2" => {
            n.to_string().chars().map(|c| char::from_u32(c as u32 - u32::from('0') + u32::from('０'))).collect()
        }
        "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCountingThousand" => chinese(),
        "ideographDigital" | "taiwaneseDigital" if n <= 10 => chinese(),
        "ideographTraditional" => "甲乙丙丁戊己庚辛壬癸".chars().nth(n.checked_sub(1)? as usize).map(String::from),
        "chineseLegalSimplified" if n <= 10 => {
            "壹贰叁肆伍陆柒捌玖拾".chars().nth(n.checked_sub(1)? as usize).map(String::from)
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => placed('①' as u32, 20).map(String::from),
        "decimalEnclosedParen" => placed('⑴' as u32, 20).map(String::from),
        "decimalEnclosedFullstop" => placed('⒈' as u32, 20).map(String::from),
        "ideographEnclosedCircle" => placed('㊀' as u32, 10).map(String::from),
        "upperLetter" => letter(b'A'),
        "lowerLetter" => letter(b'a'),
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).map(|r| r.to_ascii_lowercase()),
        "none" => Some(String::new()),
        _ => None,
    }
}

fn roman(mut n: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&n) {
        return None;
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelled_as_word_shows_them() {
        for (n, format, text) in [
            (12, "decimal", Some("12")),
            (12, "chineseCounting", Some("十二")),
            (23, "chineseCountingThousand", Some("二十三")),
            (3, "decimalEnclosedCircle", Some("③")),
            (2, "decimalEnclosedParen", Some("⑵")),
            (28, "lowerLetter", Some("bb")),
            (14, "upperRoman", Some("XIV")),
            (7, "decimalFullWidth", Some("７")),
            (100, "chineseCounting", None),
            (21, "decimalEnclosedCircle", None),
            (1, "hebrew1", None),
        ] {
            assert_eq!(spelled(n, format).as_deref(), text, "{n} {format}");
        }
    }
}
