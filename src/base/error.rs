//! What the world refuses: a file that cannot be read, a font that is not there. Exit code 2.

use super::diagnostic::{Lang, Text};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A failure outside the texts, with its cause.
#[derive(Debug)]
pub enum Error {
    /// A file or folder could not be read.
    Read(PathBuf, std::io::Error),
    /// A file could not be written.
    Write(PathBuf, std::io::Error),
    /// The folder is no dossier: neither `seeds/` nor `content/` is there.
    NoDossier(PathBuf),
    /// A file is larger than the limit (bytes).
    TooLarge(PathBuf, u64, u64),
    /// A font file is missing or not usable, with the reason: in both languages, `中文 / English`, or in one for both.
    Font(PathBuf, String),
    /// `init` found a folder that is not empty.
    NotEmpty(PathBuf),
    /// An output that somebody changed by hand would be overwritten.
    Edited(PathBuf),
}

impl Error {
    /// The sentence for people; the cause follows by [`std::error::Error::source`].
    pub fn message(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            Error::Read(p, _) => (format!("无法读取 {}", p.display()), format!("cannot read {}", p.display())),
            Error::Write(p, _) => (format!("无法写入 {}", p.display()), format!("cannot write {}", p.display())),
            Error::NoDossier(p) => (
                format!(
                    "{} 不是案卷：既没有 seeds/ 也没有 content/。用 `hongtou init 目录` 新建一个，或用 --dossier 指明位置",
                    p.display()
                ),
                format!(
                    "{} is no dossier: it has neither seeds/ nor content/. Make one with `hongtou init DIR`, or name one with --dossier",
                    p.display()
                ),
            ),
            Error::TooLarge(p, size, limit) => (
                format!("{} 有 {size} 字节，超过上限 {limit} 字节", p.display()),
                format!("{} has {size} bytes, over the limit of {limit}", p.display()),
            ),
            Error::Font(p, why) => {
                let (zh, en) = why.split_once(" / ").unwrap_or((why, why));
                (format!("字体 {} 不可用：{zh}", p.display()), format!("font {} cannot be used: {en}", p.display()))
            }
            Error::NotEmpty(p) => (
                format!("{} 不是空目录，未作任何改动", p.display()),
                format!("{} is not an empty folder; nothing was changed", p.display()),
            ),
            Error::Edited(p) => (
                format!("{} 在上次生成后被人改动过，未覆盖。确要重新生成，请先移走它，或加 --force", p.display()),
                format!(
                    "{} was edited after it was made and was left alone. Move it away or pass --force to make it anew",
                    p.display()
                ),
            ),
        };
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The file or folder that it is about.
    pub fn path(&self) -> &Path {
        match self {
            Error::Read(path, _) | Error::Write(path, _) | Error::TooLarge(path, ..) | Error::Font(path, _) => path,
            Error::NoDossier(path) | Error::NotEmpty(path) | Error::Edited(path) => path,
        }
    }

    /// Why the disk refused.
    pub fn cause(&self, lang: Lang) -> Option<String> {
        let (Error::Read(_, cause) | Error::Write(_, cause)) = self else { return None };
        if let Some(refusal) = cause.get_ref().and_then(|e| e.downcast_ref::<Refusal>()) {
            return Some(refusal.0.get(lang).to_owned());
        }
        // The system speaks its own language; the usual refusals are known in Chinese.
        let chinese = match cause.kind() {
            ErrorKind::NotFound => "没有这个文件或目录",
            ErrorKind::PermissionDenied => "没有权限，或文件为只读",
            ErrorKind::AlreadyExists => "同名的文件或目录已在",
            ErrorKind::IsADirectory => "这是目录，不是文件",
            ErrorKind::NotADirectory => "上级不是目录",
            ErrorKind::StorageFull => "磁盘已满",
            ErrorKind::ReadOnlyFilesystem => "磁盘为只读",
            // On Windows: another program has the file, or a part of it, for itself.
            _ if cfg!(windows) && matches!(cause.raw_os_error(), Some(32 | 33)) => "文件正被别的程序占用",
            _ => return Some(cause.to_string()),
        };
        Some(if lang == Lang::Zh { chinese.to_owned() } else { cause.to_string() })
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Read(_, e) | Error::Write(_, e) => Some(e),
            _ => None,
        }
    }
}

/// A cause of our own behind an [`std::io::Error`], in both languages.
#[derive(Debug)]
pub struct Refusal(Text);

impl Refusal {
    /// As a cause.
    pub fn io(kind: ErrorKind, why: Text) -> std::io::Error {
        std::io::Error::new(kind, Refusal(why))
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.en)
    }
}

impl std::error::Error for Refusal {}
