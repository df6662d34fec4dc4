//! A head that runs together with the text: where its lines must have ended.

use super::KINDS;
use crate::base::text::{is_blank, is_han, simplified};
use crate::parse::notice::is_doc_number;

/// Where the lines of a head must have ended that stands on one line with the text.
pub(in crate::parse) fn cuts(head: &[char]) -> Vec<usize> {
    let stop = head.iter().position(|c| *c == '。').unwrap_or(head.len());
    let colon = head[..stop].iter().position(|c| matches!(c, '：' | ':'));
    let end = colon.unwrap_or(stop);
    let mut out: Vec<usize> = colon.map(|c| c + 1).into_iter().collect();
    let mut depth = 0i32;
    for i in 0..end {
        match head[i] {
            '《' => depth += 1,
            '》' => depth -= 1,
            c if is_blank(c) => out.push(i),
            '号' | '號' if depth == 0 => out.extend(number_cuts(head, i)),
            _ if depth == 0 && ends_title(&head[..=i]) => out.push(i + 1),
            _ => {}
        }
    }
    out
}

/// Around the number that ends there.
fn number_cuts(head: &[char], end: usize) -> Vec<usize> {
    let Some(open) = head[..end].iter().rposition(|c| matches!(c, '〔' | '[' | '［')) else { return Vec::new() };
    let organ = head[..open].iter().rev().take_while(|c| is_han(**c)).count();
    let run: Vec<char> = head[open - organ..open].to_vec();
    let title = (0..run.len()).rev().find(|&n| ends_title(&run[..=n])).map_or(0, |n| n + 1);
    let from = open - organ + title;
    let text: String = head[from..=end].iter().collect();
    if is_doc_number(&text) { vec![from, end + 1] } else { Vec::new() }
}

/// …的通知, …的意见.
fn ends_title(chars: &[char]) -> bool {
    let tail: String = chars[chars.len().saturating_sub(4)..].iter().map(|c| simplified(*c)).collect();
    KINDS.iter().any(|k| tail.ends_with(&format!("的{k}")) || tail.ends_with(&format!("若干{k}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_on_one_line_is_cut() {
        let cut = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            let mut at = cuts(&chars);
            at.extend([0, chars.len()]);
            at.sort_unstable();
            at.dedup();
            at.windows(2)
                .map(|w| chars[w[0]..w[1]].iter().collect::<String>().trim().to_owned())
                .filter(|t| !t.is_empty())
                .collect::<Vec<_>>()
        };
        let lines = ["某市关于印发《甲的通知》的通知", "某府办发〔2020〕2号", "各县人民政府：", "现印发。"];
        assert_eq!(cut("某市关于印发《甲的通知》的通知某府办发〔2020〕2号各县人民政府：现印发。"), lines);
        assert_eq!(cut("某市关于印发《甲的通知》的通知 某府办发〔2020〕2号 各县人民政府： 现印发。"), lines);
    }
}
