//! Faces and the font files that stand for them, per character.

use serde::Serialize;

/// A face of the standard (clauses 5.2.2, 7.2.4, 7.3.1, 7.3.3, 7.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Face {
    /// 仿宋
    FangSong,
    /// 楷体
    Kai,
    /// 黑体
    Hei,
    /// 小标宋
    BiaoSong,
    /// 宋体
    Song,
}

/// Font files by role.
#[derive(Debug)]
pub struct FontBook;
