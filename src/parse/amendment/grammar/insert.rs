//! What follows 增加: bodies, words, paragraphs, points, sections, rows, groups of rows, a column.

use super::{Read, Reader, Refusal, codes, rows};
use crate::base::number::from_chinese;
use crate::model::amendment::{Action, Place};
use crate::model::target::{Step, Target};
use crate::parse::amendment::locator::{self, Places, count};
use std::collections::BTreeMap;

/// What is counted behind 增加.
const KINDS: [(&str, Kind); 13] = [
    ("个部分", Kind::Section(1)),
    ("部分", Kind::Section(1)),
    ("个段落", Kind::Paragraph),
    ("自然段", Kind::Paragraph),
    ("段", Kind::Paragraph),
    ("款", Kind::Paragraph),
    ("点", Kind::Point),
    ("项任务", Kind::Item),
    ("项工作", Kind::Item),
    ("项", Kind::Item),
    ("目", Kind::Section(3)),
    ("类", Kind::Group),
    ("栏", Kind::Column),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Section(u8),
    Paragraph,
    Point,
    /// A row in the list, a section of the second rank elsewhere.
    Item,
    Group,
    Column,
}

impl Reader<'_> {
    /// What follows 增加. Without a place it is the place named before.
    pub(super) fn insertion(&mut self, places: Option<&Places>, place: Option<Place>) -> Read<()> {
        let only = match places {
            Some(places) => places.only().ok_or_else(|| self.unread())?,
            None => Target(self.context.clone()),
        };
        if self.c.quoted_before(&["栏", "一栏"]) {
            let new = self.c.quoted().unwrap_or_default();
            let _ = self.c.eat_any(&["一栏", "栏"]);
            return self.column(only, place, new);
        }
        if let Some(first) = self.c.quoted() {
            let (added, called) = self.quoted_list(first);
            let plain = !called && locator::names_units(&only);
            return if plain { self.bodies(only, place, added) } else { Err(self.unread()) };
        }
        if let Some(added) = places.and_then(|p| self.bare_bodies(p)) {
            return self.bodies(only, place, added);
        }
        let said = count(&mut self.c).unwrap_or(1);
        let kind = KINDS.iter().find(|(word, _)| self.c.eat(word)).map(|(_, kind)| *kind);
        let Some(kind) = kind else { return Err(self.unread()) };
        let _ = self.c.eat_any(&["内容", "任务"]);
        let (target, place) = self.placed(kind, only, place, said)?;
        if target.0.is_empty() {
            return Err(self.unread());
        }
        let list = target.0.first() == Some(&Step::Annex);
        match kind {
            Kind::Column => {
                let _ = self.c.eat_any(&["：", "，名称为", "，栏目名称为"]);
                let new = self.c.quoted().ok_or_else(|| self.unread())?;
                self.column(target, place, new)
            }
            Kind::Group => self.group(target, place),
            Kind::Item if list => self.rows(target, place, said),
            Kind::Item => self.section(target, place),
            Kind::Section(_) => self.section(target, place),
            Kind::Paragraph => self.texts(target, place, said, |place, new| Action::InsertParagraph { place, new }),
            Kind::Point => self.texts(target, place, said, |place, new| Action::InsertPoint { place, new: bare(&new) }),
        }
    }

    /// Where it stands: as said before 增加, or by the number it is given: 作为第七项.
    fn placed(&mut self, kind: Kind, at: Target, place: Option<Place>, said: usize) -> Read<(Target, Option<Place>)> {
        let mut ahead = self.c;
        let _ = ahead.eat("，");
        if ahead.eat_any(&["作为", "列为", "排列为"]).is_none() {
            return Ok((at, place));
        }
        let _ = ahead.eat_any(&["该项的", "该部分的", "该条", "该项", "该部分"]);
        let home = home(kind, &at.0, place);
        let Some(named) = locator::places(&mut ahead, &home) else { return Err(self.unread()) };
        self.c = ahead;
        let numbers: Vec<u32> = named.targets.iter().filter_map(|t| locator::number(t.last()?)).collect();
        let first = named.targets.first().filter(|_| numbers.len() == said);
        let (Some(first), Some(n)) = (first, numbers.first().copied()) else {
            return Err(Refusal::new(&codes::COUNT, format!("{said}/{}", numbers.len())));
        };
        if place.is_some() {
            return self.agreed(at, place, n);
        }
        let Some((last, before)) = first.split_last() else { return Err(self.unread()) };
        Ok(match (n, locator::with_number(last, n.saturating_sub(1))) {
            (1, _) | (_, None) => (Target(before.to_vec()), Some(Place::First)),
            (_, Some(previous)) => (Target([before, &[previous]].concat()), Some(Place::After)),
        })
    }

    /// Both the place and the number are said; they must not differ.
    fn agreed(&self, at: Target, place: Option<Place>, n: u32) -> Read<(Target, Option<Place>)> {
        let stands = at.0.last().and_then(locator::number);
        let differs = match (stands, place) {
            (Some(at), Some(Place::After)) => n != at.saturating_add(1),
            (Some(at), Some(Place::Before)) => n != at,
            (_, Some(Place::First)) => n != 1,
            _ => false,
        };
        if differs { Err(Refusal::new(&codes::PLACES_DIFFER, format!("{at}/{n}"))) } else { Ok((at, place)) }
    }

    /// The place, or the end where none is said, which is asked about.
    fn or_last(&mut self, place: Option<Place>) -> Place {
        if place.is_none() {
            self.ask(&codes::PLACE_UNSAID);
        }
        place.unwrap_or(Place::Last)
    }

    fn bodies(&mut self, target: Target, place: Option<Place>, added: Vec<String>) -> Read<()> {
        if place.is_some_and(|p| p != Place::Last) {
            return Err(self.unread());
        }
        let mut after = None;
        for new in added {
            self.order(target.clone(), Action::AddUnit { new: new.clone(), after });
            after = Some(new);
        }
        Ok(())
    }

    fn column(&mut self, target: Target, place: Option<Place>, new: String) -> Read<()> {
        let place = self.or_last(place);
        let mut cells = BTreeMap::new();
        let mut ahead = self.c;
        let _ = ahead.eat("，");
        let _ = ahead.eat("其中");
        while let Some(named) = locator::places(&mut ahead, &[Step::Annex]) {
            let text = if ahead.eat("为") { ahead.quoted() } else { None };
            let (Some(no), Some(text)) = (named.only().and_then(|t| locator::number(t.0.last()?)), text) else { break };
            if cells.insert(no, text).is_some() {
                return Err(Refusal::new(&codes::ROW, format!("第{no}项")));
            }
            self.c = ahead;
            let _ = ahead.eat_any(&["，", "、", "；"]);
        }
        self.order(target, Action::AddColumn { new, place, cells });
        Ok(())
    }

    fn group(&mut self, target: Target, place: Option<Place>) -> Read<()> {
        let place = self.or_last(place);
        let _ = self.c.eat_any(&["，名称为", "，标题为", "，类别为", "：名称为", "：", "，"]);
        let heading = self.c.quoted().ok_or_else(|| self.unread())?;
        let mut ahead = self.c;
        let mut rows = Vec::new();
        if ahead.eat_any(&["，包括", "，下设", "，包含", "，共", "，含"]).is_some() {
            let said = count(&mut ahead);
            let _ = ahead.eat_any(&["项任务", "项"]);
            let _ = ahead.eat("：");
            rows = rows::rows(&mut ahead)?;
            self.c = ahead;
            if said.is_some_and(|n| n != rows.len()) {
                return Err(Refusal::new(&codes::COUNT, format!("{}/{}", said.unwrap_or(0), rows.len())));
            }
        }
        self.order(target, Action::InsertGroup { place, heading, rows });
        Ok(())
    }

    fn rows(&mut self, target: Target, place: Option<Place>, said: usize) -> Read<()> {
        let _ = self.c.eat_any(&["，即：", "，内容为：", "，即", "：", "，"]);
        let found = rows::numbered_rows(&mut self.c)?;
        if found.len() != said {
            return Err(Refusal::new(&codes::COUNT, format!("{said}/{}", found.len())));
        }
        let place = self.or_last(place);
        let stands = target.0.last().and_then(locator::number).filter(|_| place == Place::After);
        let mut expected = stands.map(|n| n.saturating_add(1));
        for (number, row) in found {
            if let (Some(number), Some(expected)) = (number, expected)
                && number != expected
            {
                return Err(Refusal::new(&codes::PLACES_DIFFER, format!("{target}/{number}")));
            }
            expected = expected.map(|n| n.saturating_add(1));
            self.order(target.clone(), Action::InsertRow { place, row });
        }
        Ok(())
    }

    /// Texts of paragraphs or points, as many as said.
    fn texts(
        &mut self,
        target: Target,
        place: Option<Place>,
        said: usize,
        action: fn(Place, String) -> Action,
    ) -> Read<()> {
        let place = self.or_last(place);
        let _ = self.c.eat_any(&["，内容为：", "，内容为", "，即：", "，即", "："]);
        for _ in 0..said {
            let _ = self.c.eat_any(&["、", "；"]);
            let new = self.c.text().ok_or_else(|| self.unread())?;
            self.order(target.clone(), action(place, new));
        }
        Ok(())
    }

    /// A section: its heading and text each by name, or in one quotation with its number.
    fn section(&mut self, target: Target, place: Option<Place>) -> Read<()> {
        let place = self.or_last(place);
        let heading = match self.c.eat_any(&["，标题为", "，名称为"]) {
            Some(_) => Some(self.c.quoted().ok_or_else(|| self.unread())?),
            None => None,
        };
        let mut ahead = self.c;
        let text = match ahead.eat_any(&["，内容为", "，具体内容为"]) {
            Some(_) => {
                let _ = ahead.eat("：");
                Some(ahead.text().ok_or_else(|| self.unread())?)
            }
            None => None,
        };
        if text.is_some() {
            self.c = ahead;
        }
        if heading.is_some() || text.is_some() {
            let (heading, new) = (heading.unwrap_or_default(), text.unwrap_or_default());
            self.order(target, Action::InsertSection { place, heading, new });
            return Ok(());
        }
        let _ = self.c.eat_any(&["，即：", "，即", "："]);
        let whole = self.c.text().ok_or_else(|| self.unread())?;
        let (heading, new) = headed(&whole).ok_or_else(|| Refusal::new(&codes::HEADING_UNSAID, &whole))?;
        self.order(target, Action::InsertSection { place, heading, new });
        Ok(())
    }
}

/// What the numbers behind 作为 are counted in.
fn home(kind: Kind, at: &[Step], place: Option<Place>) -> Vec<Step> {
    let beside = matches!(place, Some(Place::After | Place::Before));
    let home = if beside { &at[..at.len().saturating_sub(1)] } else { at };
    match kind {
        Kind::Item | Kind::Group if at.first() == Some(&Step::Annex) => {
            home.iter().take_while(|s| matches!(s, Step::Annex | Step::Group(_))).cloned().collect()
        }
        _ => home.to_vec(),
    }
}

/// Heading and text of a section that is quoted with its number: （五）加强宣传。各单位….
fn headed(text: &str) -> Option<(String, String)> {
    let ordinal = crate::parse::lines::ordinal(text)?;
    let rest: String = text.chars().skip(ordinal.length).collect();
    let (first, more) = rest.split_once('\n').unwrap_or((&rest, ""));
    let (heading, run_in) = first.split_once('。').unwrap_or((first, ""));
    let text = [run_in, more].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n");
    Some((heading.to_owned(), text))
}

/// A point without the words that number it: 四是….
fn bare(text: &str) -> String {
    let numbered = text.split_once('是').filter(|(n, _)| from_chinese(n).is_some());
    numbered.map_or_else(|| text.to_owned(), |(_, rest)| rest.to_owned())
}
