//! In which order ECMA-376 wants the children of the elements that say how things look.

use super::xml::Element;

const PARAGRAPH: &str = "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd \
    tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
    snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
    textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange";
const RUN: &str = "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss \
    imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText \
    vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange";
const TABLE: &str = "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc \
    tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange";
const CELL: &str = "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark \
    headers cellIns cellDel cellMerge tcPrChange";
const SECTION: &str = "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType \
    pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange";
const STYLE: &str = "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked \
    personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr";
const BORDERS: &str = "top left start bottom right end insideH insideV tl2br tr2bl between bar";

/// The order of an element's children; nothing where any will do.
fn of(element: &str) -> Option<&'static str> {
    Some(match element {
        "w:pPr" => PARAGRAPH,
        "w:rPr" => RUN,
        "w:tblPr" => TABLE,
        "w:tcPr" => CELL,
        "w:sectPr" => SECTION,
        "w:style" => STYLE,
        "w:tblBorders" | "w:tcBorders" | "w:pBdr" => BORDERS,
        _ => return None,
    })
}

/// What stands out of order below an element, or is none of its children; where there is a choice, whichever is taken.
pub(super) fn faults(root: &Element) -> Vec<String> {
    let mut out = Vec::new();
    for element in root.all() {
        let Some(order) = of(&element.name) else { continue };
        let has_choice = element.children.iter().any(|c| c.name == CHOICES);
        let taken = if has_choice { &["mc:Choice", "mc:Fallback"][..] } else { &[""] };
        taken.iter().for_each(|taken| in_order(element, order, taken, &mut out));
    }
    out.extend(undeclared(root));
    out
}

const CHOICES: &str = "mc:AlternateContent";

/// The same for the children that there are when one branch of every choice is taken.
fn in_order(element: &Element, order: &str, taken: &str, out: &mut Vec<String>) {
    let place = |e: &Element| e.name.strip_prefix("w:").and_then(|n| order.split_whitespace().position(|o| o == n));
    let branch = |choices: &&Element| choices.name == CHOICES;
    let children = element.children.iter().flat_map(|child| match Some(child).filter(branch) {
        Some(choices) => choices.children.iter().filter(|b| b.name == taken).flat_map(|b| &b.children).collect(),
        None => vec![child],
    });
    let mut last = 0;
    for child in children {
        match place(child) {
            None => out.push(format!("{} has a {}", element.name, child.name)),
            Some(at) if at < last => out.push(format!("{} comes too late in {}", child.name, element.name)),
            Some(at) => last = at,
        }
    }
}

/// Choices that want names which the root does not declare: Word calls such a file damaged.
fn undeclared(root: &Element) -> Option<String> {
    let is_declared = |prefix: &str| root.attribute(&format!("xmlns:{prefix}")).is_some();
    let wants = root.all().into_iter().filter(|e| e.name == "mc:Choice").flat_map(|e| e.attribute("Requires"));
    let missing =
        wants.flat_map(str::split_whitespace).chain(root.all().iter().any(|e| e.name == CHOICES).then_some("mc"));
    missing.into_iter().find(|prefix| !is_declared(prefix)).map(|prefix| format!("{prefix} is not declared"))
}
