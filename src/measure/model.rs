//! The page model as it is seen: what the program meant to ink.

use super::metrics::{Glyph, Program};
use super::seen::{Element, ElementKind, Seen, SeenGlyph, SeenPage, SeenRule, TypeFace};
use crate::base::{Error, Length};
use crate::page::{FontId, GlyphRun, Item, Page, Pages, Rule, TagId, TagRole, TagTree};
use crate::style::FontBook;
use crate::style::gbt9704::{SHEET_HEIGHT, SHEET_WIDTH};
use std::collections::{BTreeMap, BTreeSet};

/// Looks at laid-out pages.
///
/// # Errors
/// When a font file cannot be used.
pub fn look(pages: &Pages, fonts: &FontBook<'_>) -> Result<Seen, Error> {
    let (elements, places) = elements(&pages.tags);
    let used = used(pages);
    let fonts_in_use = used.len();
    let type_faces = used.keys().map(|id| (*id, TypeFace::of(&fonts.set().file(*id).family))).collect();
    let eye = Eye { places, type_faces, glyphs: measured(used, fonts)? };
    let pages = pages.pages.iter().map(|p| eye.page(p)).collect();
    Ok(Seen { pages, elements, fonts_outside: 0, fonts: fonts_in_use })
}

/// The glyphs of each font that anything is set in.
fn used(pages: &Pages) -> BTreeMap<FontId, BTreeSet<u16>> {
    let mut used: BTreeMap<FontId, BTreeSet<u16>> = BTreeMap::new();
    for item in pages.pages.iter().flat_map(|p| p.upright.iter().chain(&p.turned)) {
        if let Item::Run(run) = item {
            used.entry(run.font).or_default().extend(run.glyphs.iter().map(|g| g.id));
        }
    }
    used
}

/// What their fonts say of them.
fn measured(
    used: BTreeMap<FontId, BTreeSet<u16>>,
    fonts: &FontBook<'_>,
) -> Result<BTreeMap<(FontId, u16), Glyph>, Error> {
    let mut glyphs = BTreeMap::new();
    for (font, ids) in used {
        let data = fonts.with_outlines(font, &Vec::from_iter(ids.iter().copied()))?;
        let program = Program::new(&data).expect("the font book checks what it reads");
        glyphs.extend(ids.into_iter().map(|id| ((font, id), program.glyph(id))));
    }
    Ok(glyphs)
}

/// The elements that words belong to, and of which of them each tag is a part.
fn elements(tags: &TagTree) -> (Vec<Element>, BTreeMap<TagId, usize>) {
    let (mut elements, mut places, mut tables) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    let mut count = 0;
    for (id, tag) in tags.iter() {
        let kind = match tag.role {
            TagRole::Heading(_) => ElementKind::Heading,
            TagRole::Paragraph => ElementKind::Paragraph,
            TagRole::HeadCell { .. } => ElementKind::HeadCell,
            TagRole::Cell { .. } => ElementKind::Cell,
            TagRole::Footnote => ElementKind::Footnote,
            TagRole::Figure => ElementKind::Figure,
            TagRole::Table => {
                tables.insert(id, count);
                count += 1;
                continue;
            }
            TagRole::Row => {
                let table = tag.parent.and_then(|p| tables.get(&p).copied()).unwrap_or_default();
                tables.insert(id, table);
                continue;
            }
            // The number of a footnote is no word of what it stands in.
            TagRole::Reference | TagRole::Label => continue,
            TagRole::Link => {
                if let Some(of) = tag.parent.and_then(|p| places.get(&p).copied()) {
                    places.insert(id, of);
                }
                continue;
            }
        };
        places.insert(id, elements.len());
        elements.push(Element { kind, table: tag.parent.and_then(|p| tables.get(&p).copied()) });
    }
    (elements, places)
}

struct Eye {
    places: BTreeMap<TagId, usize>,
    type_faces: BTreeMap<FontId, TypeFace>,
    glyphs: BTreeMap<(FontId, u16), Glyph>,
}

impl Eye {
    fn page(&self, page: &Page) -> SeenPage {
        let mut seen = SeenPage {
            width: SHEET_WIDTH,
            height: SHEET_HEIGHT,
            is_turned: !page.turned.is_empty(),
            ..SeenPage::default()
        };
        for (items, is_sideways) in [(&page.upright, false), (&page.turned, true)] {
            for item in items {
                match item {
                    Item::Run(run) => self.run(run, is_sideways, &mut seen.glyphs),
                    Item::Rule(r) => seen.rules.push(rule(r, is_sideways)),
                    Item::Shape(_) | Item::Picture(_) => {}
                }
            }
        }
        seen
    }

    fn run(&self, run: &GlyphRun, is_sideways: bool, seen: &mut Vec<SeenGlyph>) {
        let type_face = self.type_faces[&run.font];
        for glyph in &run.glyphs {
            let about = self.glyphs[&(run.font, glyph.id)];
            let tall = |n: i64| run.size.scale(n, 1000);
            seen.push(SeenGlyph {
                character: glyph.character,
                is_sideways,
                x: glyph.x,
                baseline: run.baseline,
                size: run.size,
                advance: tall(about.advance).scale(run.condense, 100),
                ink: about.ink.map(|(above, below)| (tall(above), tall(below))),
                type_face,
                colour: run.colour,
                element: run.tag.and_then(|t| self.places.get(&t).copied()),
            });
        }
    }
}

fn rule(rule: &Rule, is_sideways: bool) -> SeenRule {
    let ordered = |a: (Length, Length), b: (Length, Length)| if a <= b { (a, b) } else { (b, a) };
    let (from, to) = ordered(rule.from, rule.to);
    SeenRule { is_sideways, from, to, width: rule.width, colour: rule.colour }
}
