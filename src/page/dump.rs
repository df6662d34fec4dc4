//! Laid-out pages as text: one line an item, in hundredths of a millimetre, readable in a diff.

use super::{Item, Pages};
use std::fmt::Write;

/// Page by page: text runs with place, size and font, rules with both ends, shapes with their corners.
pub fn dump(pages: &Pages) -> String {
    let mut out = format!("title {}\npages {}\n", pages.title, pages.pages.len());
    for (n, page) in pages.pages.iter().enumerate() {
        let _ = writeln!(out, "page {}", n + 1);
        page.upright.iter().for_each(|i| dump_item(&mut out, "", i));
        page.turned.iter().for_each(|i| dump_item(&mut out, "turned ", i));
    }
    out
}

fn dump_item(out: &mut String, turned: &str, item: &Item) {
    let _ = match item {
        Item::Run(r) => {
            let x = r.glyphs.first().map_or(0, |g| g.x.to_mm100());
            let text: String = r.glyphs.iter().map(|g| g.character).collect();
            let bold = if r.embolden { "+" } else { "" };
            let width = if r.condense == 100 { String::new() } else { format!(" width {}%", r.condense) };
            let points = r.size.to_half_points();
            writeln!(
                out,
                "  {turned}text {x} {} font {}{bold} half-points {points}{width} {text}",
                r.baseline.to_mm100(),
                r.font.0
            )
        }
        Item::Rule(r) => {
            let [a, b, c, d] = [r.from.0, r.from.1, r.to.0, r.to.1].map(|l| l.to_mm100());
            writeln!(out, "  {turned}rule {a} {b} {c} {d} width {}", r.width.to_mm100())
        }
        Item::Picture(p) => {
            let [a, b, c, d] = p.area.map(|l| l.to_mm100());
            writeln!(out, "  {turned}picture {} {a} {b} {c} {d}", p.picture)
        }
        Item::Shape(s) => {
            let corners: Vec<String> =
                s.points.iter().map(|(x, y)| format!("{},{}", x.to_mm100(), y.to_mm100())).collect();
            let form = if s.closed { "polygon" } else { "line" };
            let fill = s.fill.map(|c| format!(" fill {:02X}{:02X}{:02X}", c.0, c.1, c.2)).unwrap_or_default();
            let stroke = s.stroke.map(|k| format!(" width {}", k.width.to_mm100())).unwrap_or_default();
            writeln!(out, "  {turned}{form} {}{fill}{stroke}", corners.join(" "))
        }
    };
}
