//! What a paper of ours has no place for: it is named, with its words.

use super::super::codes;
use super::Walker;
use crate::parse::office::Fault;
use crate::parse::office::xml::Node;

impl Walker {
    /// Says what stands here and what it says. What shows nothing and says nothing is nothing.
    pub(super) fn object(&mut self, node: &Node) -> Result<(), Fault> {
        let Some((zh, en)) = name_of(node) else { return Ok(()) };
        let words = words_of(node);
        self.take(words.len())?;
        let quoted = |open: &str, close: &str| match words.is_empty() {
            true => String::new(),
            false => format!("{open}{words}{close}"),
        };
        let (text, text_en) = (quoted("：“", "”"), quoted(": “", "”"));
        self.remark(
            &codes::UNMAPPED,
            vec![("what", zh.to_owned()), ("what_en", en.to_owned()), ("text", text), ("text_en", text_en)],
        )
    }
}

fn name_of(node: &Node) -> Option<(&'static str, &'static str)> {
    match node.name.as_str() {
        "tbl" => return Some(("单元格里的表格", "a table within a cell")),
        "altChunk" => return Some(("嵌入的文件", "an embedded file")),
        "oMath" | "oMathPara" => return Some(("公式", "an equation")),
        _ => {}
    }
    let below = node.below();
    let has = |names: &[&str]| below.iter().any(|n| names.contains(&n.name.as_str()));
    match () {
        () if has(&["txbxContent"]) => (!words_of(node).is_empty()).then_some(("文本框", "a text box")),
        () if has(&["OLEObject", "oleObj"]) => Some(("嵌入的对象", "an embedded object")),
        () if has(&["chart"]) => Some(("图表", "a chart")),
        () if has(&["pic", "imagedata", "blip"]) => Some(("图片", "a picture")),
        () => Some(("图形", "a drawing")),
    }
}

/// The text in it, or else what describes it.
fn words_of(node: &Node) -> String {
    let below = node.below();
    let text = below.iter().filter(|n| matches!(n.name.as_str(), "t" | "delText"));
    let text: String = text.map(|n| n.text()).collect();
    let described = || {
        let properties = below.iter().filter(|n| matches!(n.name.as_str(), "docPr" | "shape"));
        properties.filter_map(|n| n.attribute("descr").or_else(|| n.attribute("alt"))).collect::<String>()
    };
    let words = if text.trim().is_empty() { described() } else { text };
    words.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
