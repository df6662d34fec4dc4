//! What is done with places that are named first: 将甲…, 在甲….

use super::{ADD, ALTER, DELETE, END, Read, Reader, Refusal, codes, locator, rows, whole_column};
use crate::model::amendment::{Action, Place};
use crate::model::target::{Column, Step, Target};
use crate::model::unit::is_named_like_a_body;
use crate::parse::amendment::locator::{Places, count};

const MOVE: [&str; 8] = ["移至", "移到", "移动至", "移动到", "调整至", "调整到", "挪至", "移入"];
const SPLIT: [&str; 5] = ["拆分为", "拆分成", "分拆为", "分解为", "拆为"];
const JOIN: [&str; 4] = ["合并为", "合并成", "并为", "整合为"];

impl Reader<'_> {
    /// What follows the places.
    pub(super) fn subject(&mut self, places: &Places) -> Read<()> {
        let old = self.old_in_brackets();
        // 、 goes on behind the old text of the first: 将第12项（“…”）、第13项合并.
        let mut places = places.clone();
        if old.is_some() && self.c.words().starts_with('、') {
            let mut ahead = self.c;
            let _ = ahead.eat("、");
            if let Some(more) = locator::places(&mut ahead, &self.context) {
                places.targets.extend(more.targets);
                self.c = ahead;
            }
        }
        let places = &places;
        if self.c.eat_any(&SPLIT).is_some() {
            return self.split(places, old);
        }
        if self.c.eat_any(&JOIN).is_some() {
            return self.join(places, old);
        }
        if old.is_some() {
            return Err(self.unread());
        }
        if self.c.eat_any(&MOVE).is_some() {
            return self.moved(places);
        }
        self.text_or_words(places)
    }

    /// （“…”）: what stands there now.
    fn old_in_brackets(&mut self) -> Option<String> {
        let mut ahead = self.c;
        let old = ahead.eat("（").then(|| ahead.quoted()).flatten().filter(|_| ahead.eat("）"))?;
        self.c = ahead;
        Some(old)
    }

    fn text_or_words(&mut self, places: &Places) -> Read<()> {
        let before = self.c;
        if let Some(place) = self.beside() {
            let _ = self.c.eat("，");
            if self.c.eat_any(&ADD).is_some() {
                return self.insertion(Some(places), Some(place));
            }
            self.c = before;
        }
        if self.c.eat_any(&ADD).is_some() {
            return self.insertion(Some(places), None);
        }
        if self.c.eat_any(&["由原来的", "由原", "由", "从", "原为"]).is_some() {
            return self.pair(places);
        }
        if self.c.eat_any(&DELETE).is_some() {
            return match whole_column(places) {
                Some(column) => self.column_gone(column),
                None => self.gone(places),
            };
        }
        if self.ends() {
            return self.ended(places);
        }
        if self.c.peek_quoted().is_none() && self.altered().is_some() {
            return self.replaced(places);
        }
        self.c = before;
        self.inside(places)
    }

    /// 中的“甲”修改为“乙”, 中“甲”后增加“乙”.
    fn inside(&mut self, places: &Places) -> Read<()> {
        let each = self.c.eat_any(&["各处的", "各处", "所有的", "所有"]).is_some();
        let _ = self.c.eat_any(&["中的", "中", "里的", "内的", "的"]);
        let each = each | self.c.eat_any(&["所有的", "所有", "各处的", "各处", "全部"]).is_some();
        let mut ahead = self.c;
        let anchor = ahead.quoted();
        let place = match ahead.eat_any(&["之后", "后面", "后", "之前", "前面", "前"]) {
            Some(word) if word.contains('前') => Some(Place::Before),
            Some(_) => Some(Place::After),
            None => None,
        };
        if let (Some(anchor), Some(place)) = (anchor, place) {
            let _ = ahead.eat("，");
            if ahead.eat_any(&ADD).is_some() {
                self.c = ahead;
                return self.words_beside(places, &anchor, place);
            }
        }
        if self.c.eat_any(&ADD).is_some() {
            return self.insertion(Some(places), None);
        }
        if self.c.eat_any(&DELETE).is_some() {
            let bodies = self.bare_bodies(places);
            let quoted = |c: &mut Self| c.c.quoted().map(|first| c.quoted_list(first));
            let (old, called) = bodies.map(|b| (b, false)).or_else(|| quoted(self)).ok_or_else(|| self.unread())?;
            return self.words_gone(places, old, called, each);
        }
        self.words(places, each)
    }

    /// 停止执行, 同时废止, 自本通知印发之日起停止执行.
    fn ends(&mut self) -> bool {
        let mut ahead = self.c;
        if ahead.words().starts_with('自')
            && let Some((day, _)) = ahead.words().split_once('起').filter(|(day, _)| !day.contains(['。', '，', '；']))
        {
            ahead.skip(day.len() + '起'.len_utf8());
            let _ = ahead.eat("，");
        }
        let _ = ahead.eat("同时");
        let ends = ahead.eat_any(&END).is_some();
        if ends {
            self.c = ahead;
        }
        ends
    }

    /// “甲”后增加“乙”: a body behind a body, or else words behind words.
    fn words_beside(&mut self, places: &Places, anchor: &str, place: Place) -> Read<()> {
        let first = self.c.quoted().ok_or_else(|| self.unread())?;
        let (added, called) = self.quoted_list(first);
        for target in places.all() {
            if locator::names_units(&target) && !called && place == Place::After {
                let mut after = anchor.to_owned();
                for new in &added {
                    self.order(target.clone(), Action::AddUnit { new: new.clone(), after: Some(after) });
                    after = new.clone();
                }
                continue;
            }
            let [new] = added.as_slice() else { return Err(self.unread()) };
            let new = if place == Place::After { format!("{anchor}{new}") } else { format!("{new}{anchor}") };
            let action = Action::ReplaceWords { old: anchor.to_owned(), new, everywhere: false };
            self.order(target, action);
        }
        Ok(())
    }

    /// “甲”、“乙”统一修改为“丙”, and “甲”删去.
    pub(super) fn words(&mut self, places: &Places, each: bool) -> Read<()> {
        let named = self.c.eat_any(&["单位名称", "单位名", "名称", "表述"]);
        let Some(first) = self.c.quoted() else { return Err(self.unread()) };
        let (old, called) = self.quoted_list(first);
        let all = self.c.eat_any(&["统一", "均", "都", "全部", "一律", "全部统一"]);
        let everywhere = each || all.is_some();
        if self.c.eat_any(&DELETE).is_some() {
            return self.words_gone(places, old, called, everywhere);
        }
        self.altered().ok_or_else(|| self.unread())?;
        let new = self.c.text().ok_or_else(|| self.unread())?;
        let called = called | self.called_words();
        self.words_at = Some((places.all().collect(), everywhere));
        let bodies = old.iter().chain([&new]).all(|n| is_named_like_a_body(n));
        for target in places.all() {
            let everything = target.0 == [Step::Everything];
            let renamed = named.is_some_and(|n| n.starts_with("单位")) || (everything && bodies && all == Some("统一"));
            for old in old.clone() {
                let new = new.clone();
                let one = locator::names_units(&target) && !called && !everywhere;
                let action = match (renamed, one) {
                    (true, _) => Action::RenameUnit { old, new },
                    (_, true) => Action::ReplaceUnit { old, new },
                    _ => Action::ReplaceWords { old, new, everywhere },
                };
                self.order(target.clone(), action);
            }
        }
        Ok(())
    }

    /// 由“甲”修改为“乙”: a whole text.
    fn pair(&mut self, places: &Places) -> Read<()> {
        let target = places.only().ok_or_else(|| self.unread())?;
        if locator::names_units(&target) && self.c.peek_quoted().is_none() {
            return self.bare_pair(places, target);
        }
        let old = self.c.quoted().ok_or_else(|| self.unread())?;
        self.altered().ok_or_else(|| self.unread())?;
        let new = self.c.text().ok_or_else(|| self.unread())?;
        self.order(target, Action::Replace { old, new });
        Ok(())
    }

    /// The same without marks, where all of it is names of bodies: 由区教体局调整为区司法局.
    fn bare_pair(&mut self, places: &Places, target: Target) -> Read<()> {
        let words = self.c.words();
        let verb = ALTER.iter().filter_map(|verb| words.find(verb)).min().ok_or_else(|| self.unread())?;
        let old = &words[..verb];
        let named = old.split(['、', '，']).all(is_named_like_a_body);
        self.c.skip(verb);
        self.altered().filter(|()| named).ok_or_else(|| self.unread())?;
        let new = self.bare_bodies(places).ok_or_else(|| self.unread())?.join("、");
        self.order(target, Action::Replace { old: old.to_owned(), new });
        Ok(())
    }

    /// 修改为, with the colon behind it.
    fn altered(&mut self) -> Option<()> {
        let mut ahead = self.c;
        let _ = ahead.eat_any(&["的内容", "内容", "的表述"]);
        let _ = ahead.eat_any(&["统一", "均", "一并", "依次", "分别", "相应"]);
        ahead.eat_any(&ALTER).or_else(|| ahead.eat_any(&["作为", "顺延为"]))?;
        let _ = ahead.eat("：");
        self.c = ahead;
        Some(())
    }

    /// 修改为：“…” without the old text, or 改为第20项.
    fn replaced(&mut self, places: &Places) -> Read<()> {
        let _ = self.c.eat_any(&["修改后的", "修改后", "调整后的"]);
        let mut ahead = self.c;
        if let Some(to) = locator::places(&mut ahead, &self.context) {
            self.c = ahead;
            return self.renumbered(places, &to);
        }
        let target = places.only().ok_or_else(|| self.unread())?;
        if matches!(target.0.last(), Some(Step::Task(_))) {
            return self.row_replaced(&target);
        }
        let _ = self.c.eat("：");
        let new = self.c.text().ok_or_else(|| self.unread())?;
        self.ask(&codes::OLD_UNSAID);
        self.order(target, Action::Replace { old: String::new(), new });
        Ok(())
    }

    /// A whole row: each cell that the new one names.
    fn row_replaced(&mut self, target: &Target) -> Read<()> {
        let row = rows::row(&mut self.c, None)?;
        self.ask(&codes::OLD_UNSAID);
        for column in row.columns().into_iter().filter(|c| *c != Column::Content || !row.content.is_empty()) {
            let new = row.cell(&column).to_owned();
            let cell = [target.0.as_slice(), &[Step::Cell(column)]].concat();
            self.order(Target(cell), Action::Replace { old: String::new(), new });
        }
        Ok(())
    }

    fn renumbered(&mut self, places: &Places, to: &Places) -> Read<()> {
        if places.targets.len() != to.targets.len() {
            let said = format!("{}/{}", places.targets.len(), to.targets.len());
            return Err(Refusal::new(&codes::COUNT, said));
        }
        for (from, to) in places.targets.iter().zip(&to.targets) {
            let alike = |a: &Step, b: &Step| std::mem::discriminant(a) == std::mem::discriminant(b);
            let ends = from.last().zip(to.last()).filter(|(a, b)| alike(a, b) || matches!(a, Step::Id(_)));
            let number = ends.and_then(|(_, to)| locator::number(to)).ok_or_else(|| self.unread())?;
            self.order(Target(from.clone()), Action::Renumber { new: number });
        }
        Ok(())
    }

    fn moved(&mut self, places: &Places) -> Read<()> {
        let from = places.only().ok_or_else(|| self.unread())?;
        let to = locator::places(&mut self.c, &self.context).and_then(|p| p.only()).ok_or_else(|| self.unread())?;
        let place = self.beside().or_else(|| self.c.eat_any(&["中", "下", "内"]).map(|_| Place::Last));
        if place.is_none() {
            self.ask(&codes::PLACE_UNSAID);
        }
        self.order(from, Action::Move { to, place: place.unwrap_or(Place::Last) });
        Ok(())
    }

    /// 后, 前, 开头, 末尾.
    fn beside(&mut self) -> Option<Place> {
        let words = ["之后", "后面", "后", "之前", "前面", "前", "开头", "首位", "末尾", "最后", "末位"];
        Some(match self.c.eat_any(&["的末尾", "的开头", "的最后"]).or_else(|| self.c.eat_any(&words))? {
            "之前" | "前面" | "前" => Place::Before,
            "开头" | "首位" | "的开头" => Place::First,
            "末尾" | "最后" | "末位" | "的末尾" | "的最后" => Place::Last,
            _ => Place::After,
        })
    }

    fn split(&mut self, places: &Places, old: Option<String>) -> Read<()> {
        let target = places.only().ok_or_else(|| self.unread())?;
        let said = self.counted_rows()?;
        let rows = rows::rows(&mut self.c)?;
        if rows.len() < 2 || said.is_some_and(|n| n != rows.len()) {
            return Err(Refusal::new(&codes::COUNT, format!("{}/{}", said.unwrap_or(2), rows.len())));
        }
        self.order_old(target, old, |old| Action::Split { old, rows });
        Ok(())
    }

    fn join(&mut self, places: &Places, old: Option<String>) -> Read<()> {
        let all: Vec<Target> = places.all().collect();
        let [target, with @ ..] = all.as_slice() else { return Err(self.unread()) };
        self.counted_rows()?;
        let row = rows::row(&mut self.c, None)?;
        let with = with.to_vec();
        self.order_old(target.clone(), old, |old| Action::Join { with, old, row });
        Ok(())
    }

    fn order_old(&mut self, target: Target, old: Option<String>, action: impl FnOnce(String) -> Action) {
        if old.is_none() {
            self.ask(&codes::OLD_UNSAID);
        }
        self.order(target, action(old.unwrap_or_default()));
    }

    /// 两项：; the number that is said.
    fn counted_rows(&mut self) -> Read<Option<usize>> {
        let said = count(&mut self.c);
        let _ = self.c.eat_any(&["个项目", "项任务", "项"]);
        let _ = self.c.eat("，作为该项");
        let _ = self.c.eat_any(&["，即：", "：", "，即", "，"]);
        Ok(said)
    }

    /// 停止执行 ends the whole notice; a part of it is deleted.
    pub(super) fn ended(&mut self, places: &Places) -> Read<()> {
        match places.only() {
            Some(target) if target.0 == [Step::Everything] => {
                self.order(target, Action::Repeal);
                Ok(())
            }
            _ => Err(Refusal::new(&codes::PART_ENDED, self.c.words())),
        }
    }
}
