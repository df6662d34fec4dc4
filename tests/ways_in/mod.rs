//! The text in force for people to read, and the ways in for an amendment.

mod edited;
mod guide;
mod issued;
mod marked;
mod rounds;
mod texts;

use hongtou::cli::{Exit, Surroundings, run};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Whether a file was there before the second amendment.
fn is_early(path: &str) -> bool {
    !path.starts_with("content/amendments/02")
}

/// The shipped dossier on a disk, without reports and fonts, to be spoken with on the command line.
struct Desk(tempfile::TempDir);

impl Desk {
    /// With its first amendment.
    fn amended() -> Desk {
        Desk::of(is_early)
    }

    /// As it was issued.
    fn issued() -> Desk {
        Desk::of(|path| !path.contains("amendments/"))
    }

    fn of(keep: impl Fn(&str) -> bool) -> Desk {
        let desk = Desk(tempfile::tempdir().expect("a folder"));
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR"));
        let needed =
            |path: &str| !["submissions/", "progress/", "receipts/", "fonts/"].iter().any(|w| path.contains(w));
        for folder in ["content", "seeds", "templates"] {
            for entry in walkdir::WalkDir::new(shipped.join(folder)).into_iter().flatten() {
                let path = entry.path().strip_prefix(shipped).expect("below it").to_string_lossy().replace('\\', "/");
                if entry.file_type().is_file() && needed(&path) && keep(&path) {
                    desk.write(&path, &std::fs::read(entry.path()).expect("a file of the project"));
                }
            }
        }
        desk
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, bytes).expect("written");
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// Replaces the first of some words in a file.
    fn edit(&self, path: &str, from: &str, to: &str) {
        let old = self.read(path);
        assert!(old.contains(from), "{path} has {from}");
        self.write(path, old.replacen(from, to, 1).as_bytes());
    }

    /// What is said on both outputs, one after the other.
    fn run(&self, lang: &str, argv: &[&str]) -> (Exit, String) {
        let argv = std::iter::once(&"hongtou").chain(argv).map(OsString::from).collect();
        let around = Surroundings {
            argv,
            here: self.0.path().to_owned(),
            asked_lang: Some(lang.to_owned()),
            fonts: Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/fonts")),
            ..Surroundings::default()
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let exit = run(&around, &mut out, &mut err);
        out.extend(err);
        (exit, String::from_utf8(out).expect("UTF-8"))
    }

    /// What is said in Chinese; the English, which is said first, must hold no Chinese message.
    fn both(&self, argv: &[&str]) -> (Exit, String) {
        let (exit, english) = self.run("en", argv);
        for chinese in ["改法：", "错误[", "警告[", "已写入", "处修改", "没有写"] {
            assert!(!english.contains(chinese), "{english}");
        }
        let (same, said) = self.run("zh", argv);
        assert_eq!(exit, same, "{english}\n{said}");
        (exit, said)
    }

    /// Refuses, with all of these words.
    fn refuses(&self, argv: &[&str], words: &[&str]) -> String {
        let (exit, said) = self.both(argv);
        assert_eq!(exit, Exit::Text, "{said}");
        self.says(&said, words);
        said
    }

    fn says(&self, said: &str, words: &[&str]) {
        for word in words {
            assert!(said.contains(word), "{word} in\n{said}");
        }
    }

    /// The text in force as JSON.
    fn facts(&self) -> serde_json::Value {
        let (exit, said) = self.run("zh", &["edition", "--json"]);
        assert_eq!(exit, Exit::Fine, "{said}");
        serde_json::from_str(&said).expect("JSON")
    }
}
