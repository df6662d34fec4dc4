//! What Word says in ways of its own: alternatives, prompts, old form fields, signs out of fonts of signs.

use super::xml::Node;

/// What programs of today show of something said twice, for them and for older ones.
pub(in crate::parse) fn alternative(node: &Node) -> Option<&Node> {
    node.child("Choice").or_else(|| node.child("Fallback"))
}

/// Whether a content control shows only its prompt (单击此处输入文字), which nobody wrote.
pub(in crate::parse) fn is_prompt(control: &Node) -> bool {
    let marked = control.child("sdtPr").and_then(|p| p.child("showingPlcHdr"));
    if marked.is_none_or(|m| matches!(m.attribute("val"), Some("0" | "false" | "off"))) {
        return false;
    }
    // Some programs leave the mark when somebody writes; a prompt has a style of its own, or reads as one.
    let Some(content) = control.child("sdtContent") else { return true };
    let runs: Vec<&Node> = content.below().into_iter().filter(|n| n.name == "r" && n.child("t").is_some()).collect();
    let styled = |r: &&Node| r.child("rPr").is_some_and(|p| p.child("rStyle").is_some());
    let text: String = runs.iter().filter_map(|r| r.child("t")).map(Node::text).collect();
    let prompts = ["单击", "点击", "选择", "请选择", "请输入", "Click", "Choose"];
    runs.iter().all(styled) || prompts.iter().any(|p| text.trim().starts_with(p))
}

/// What an old drop-down list or check box is set to.
pub(in crate::parse) fn form_field(data: &Node) -> Option<String> {
    if let Some(list) = data.child("ddList") {
        let chosen = list.value("result").or_else(|| list.value("default")).and_then(|n| n.parse().ok()).unwrap_or(0);
        let entry = list.nodes().filter(|n| n.name == "listEntry").nth(chosen)?;
        return entry.attribute("val").map(str::to_owned);
    }
    let check = data.child("checkBox")?;
    let state = check.child("checked").or_else(|| check.child("default"));
    let set = state.is_some_and(|s| !matches!(s.attribute("val"), Some("0" | "false" | "off")));
    Some(if set { "☑" } else { "□" }.to_owned())
}

/// A sign out of a font of signs: the ticks and boxes of forms by their meaning, others named.
pub(in crate::parse) fn symbol(node: &Node) -> String {
    let font = node.attribute("font").unwrap_or_default();
    let code = node.attribute("char").unwrap_or_default();
    let place = u32::from_str_radix(code, 16).unwrap_or(0);
    let sign = match (font, place & 0xff) {
        ("Wingdings", 0xfe) | ("Wingdings 2", 0x52) => "☑",
        ("Wingdings", 0xfd) | ("Wingdings 2", 0x51 | 0x53 | 0x54) => "☒",
        ("Wingdings", 0xa8 | 0x6f | 0x71) | ("Wingdings 2", 0xa3 | 0x2a) => "□",
        ("Wingdings", 0xfc) | ("Wingdings 2", 0x50) => "√",
        ("Wingdings", 0xfb) | ("Wingdings 2", 0x4f) => "×",
        _ => "",
    };
    match char::from_u32(place) {
        _ if !sign.is_empty() => sign.to_owned(),
        Some(c) if place >= 0x20 && !(0xe000..0xf900).contains(&place) => c.to_string(),
        _ => format!("〔{font} {code}〕"),
    }
}
