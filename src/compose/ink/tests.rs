//! Marks: taken out, they leave the plain text; read, they tell the paths.

use super::*;
use proptest::prelude::*;
use serde_json::json;

const MAIN: &str = "{% set f = v.figures -%}
# {{ v.title }}

{% if f.count > 1 -%}
共{{ f.count }}家，{{ f.text | trim_end(pat=\"。\") }}。
{%- else -%}
没有。
{%- endif %}

{% for g in f.groups -%}
*{{ g.name }}*{% for p in g.parts %}{{ loop.index }}.{{ p.label }}{{ p.count }}项{% if not loop.last %}；{% endif %}{% endfor %}
{%- else -%}
无
{%- endfor %}

{# {{ f.count }} #}{% raw %}{{ f.count }}{% endraw %}

{% set prose = v.prose -%}
{% include \"partials/p.tera\" %}
{{ \"}}37%\" }}{{ f.count + 1 }}{{ v.none }}
";
const PART: &str = "{% for b in prose -%}\n{{ b }}\n\n{%- endfor %}";

fn templates() -> Templates {
    let files = [("m.tera", MAIN), ("partials/p.tera", PART)].map(|(p, t)| (p.to_owned(), t.to_owned()));
    Templates::new(files.to_vec()).expect("they parse")
}

fn view(words: &[String]) -> Value {
    let word = |n: usize| words.get(n).cloned().unwrap_or_default();
    json!({ "v": {
        "title": word(0), "none": "", "prose": words,
        "figures": { "count": words.len(), "text": word(1), "groups": [
            { "name": word(2), "parts": [{ "label": word(0), "count": 5 }, { "label": "滞后", "count": 12 }] },
        ] },
    } })
}

/// What was printed of which path, in order.
fn printed(view: &Value) -> Vec<(String, Option<String>)> {
    let templates = templates();
    let plain = templates.render("m.tera", view).expect("it renders");
    let Rendered(d) = templates.render_inked("m.tera", view, &plain).expect("the marks are in order");
    assert_eq!(d.text, plain);
    let bytes = d.owner.iter().zip(plain.bytes());
    let words = |n: usize| {
        let own = bytes.clone().filter(|(o, _)| **o as usize == n && **o != LITERAL).map(|(_, b)| b).collect();
        String::from_utf8(own).expect("whole characters")
    };
    d.printed.iter().enumerate().map(|(n, p)| (words(n), p.path.clone())).collect()
}

#[test]
fn every_print_is_told_by_its_path() {
    let words = ["甲", "乙。", "丙"].map(str::to_owned);
    let wanted = [
        ("甲", Some("v.title")),
        ("3", Some("v.figures.count")),
        ("乙", Some("v.figures.text")),
        ("丙", Some("v.figures.groups[0].name")),
        ("1", Some("number of v.figures.groups[0].parts[0]")),
        ("甲", Some("v.figures.groups[0].parts[0].label")),
        ("5", Some("v.figures.groups[0].parts[0].count")),
        ("2", Some("number of v.figures.groups[0].parts[1]")),
        ("滞后", Some("v.figures.groups[0].parts[1].label")),
        ("12", Some("v.figures.groups[0].parts[1].count")),
        ("甲", Some("v.prose[0]")),
        ("乙。", Some("v.prose[1]")),
        ("丙", Some("v.prose[2]")),
        ("\\}\\}37\\%", None),
        ("4", None),
        ("", Some("v.none")),
    ];
    let wanted: Vec<_> = wanted.iter().map(|(t, p)| (t.to_string(), p.map(str::to_owned))).collect();
    assert_eq!(printed(&view(&words)), wanted);
}

#[test]
fn a_block_assignment_is_told_or_refused_but_never_wrong() {
    let files = vec![("a.tera".to_owned(), "{% set x %}{{ v.a }}{% endset %}{{ x }}".to_owned())];
    let templates = Templates::new(files).expect("it parses");
    let view = json!({ "v": { "a": "甲" } });
    let plain = templates.render("a.tera", &view).expect("it renders");
    if let Some(Rendered(d)) = templates.render_inked("a.tera", &view, &plain) {
        let of: Vec<_> = d.owner.iter().map(|o| d.printed[*o as usize].path.as_deref()).collect();
        assert!(of.iter().all(|p| *p == Some("v.a")), "{of:?}");
    }
}

#[test]
fn matter_that_holds_the_mark_gets_another_mark() {
    let templates = Templates::new(vec![("a.tera".to_owned(), "{{ v.a }}".to_owned())]).expect("it parses");
    for word in ["甲", "\u{f0000}甲", "乙", "\u{f0000}\u{f0001}"] {
        let view = json!({ "v": { "a": word } });
        let plain = templates.render("a.tera", &view).expect("it renders");
        let Rendered(d) = templates.render_inked("a.tera", &view, &plain).expect("the marks are in order");
        assert_eq!((d.text.as_str(), d.printed.len(), d.printed[0].path.as_deref()), (word, 1, Some("v.a")));
    }
}

#[test]
fn places_are_found_again_after_a_title_was_broken() {
    assert_eq!(again("甲 乙丙", &[5, 6, 7, 8], "甲\n乙\n丙"), [5, NOWHERE, 7, NOWHERE, 8]);
    assert_eq!(again("甲\n乙", &[1, 2, 3], "甲\n乙"), [1, 2, 3]);
}

proptest! {
    #[test]
    fn without_marks_it_is_the_plain_text(
        words in prop::collection::vec("[甲乙a1 \\n*#\\[\\]{}%|\\\\:-\u{f0000}\u{f0001}\u{10fffd}。]{0,12}", 0..5)
    ) {
        printed(&view(&words));
    }
}
