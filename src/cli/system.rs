//! A dossier on a disk: the one place that touches files.

use crate::base::diagnostic::Text;
use crate::base::world::{MAX_FILE_BYTES, is_listed};
use crate::base::{Error, Refusal, World};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use walkdir::WalkDir;

/// A dossier's folder on a disk.
///
/// Paths are relative to it, with `/` on every system; one that is absolute or climbs out with `..` is refused.
/// A file whose name is not UTF-8 cannot be named in a finding, a manifest or YAML, so [`World::list`] refuses the
/// whole folder and names the file, rather than to leave a unit's report out unseen.
#[derive(Debug)]
pub struct System {
    root: PathBuf,
    /// Where this system keeps its fonts.
    font_folders: Vec<PathBuf>,
}

impl System {
    /// The world of one folder; nothing is looked at yet.
    pub fn new(root: impl Into<PathBuf>) -> System {
        System { root: root.into(), font_folders: Vec::new() }
    }

    /// The dossier that was asked for, or else the nearest one at or above `here`.
    ///
    /// # Errors
    /// [`Error::NoDossier`] when there is none.
    pub fn find(asked: Option<&Path>, here: &Path) -> Result<System, Error> {
        let is_dossier = |folder: &Path| folder.join("seeds").is_dir() || folder.join("content").is_dir();
        match asked {
            Some(folder) if is_dossier(&here.join(folder)) => Ok(System::new(here.join(folder))),
            Some(folder) => Err(Error::NoDossier(folder.to_owned())),
            None => here
                .ancestors()
                .find(|folder| is_dossier(folder))
                .map(System::new)
                .ok_or_else(|| Error::NoDossier(here.to_owned())),
        }
    }

    /// The same, with the folders where this system keeps its fonts; without, it has none.
    pub fn with_fonts(self, font_folders: Vec<PathBuf>) -> System {
        System { font_folders, ..self }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The size of a file in bytes, `None` where there is none.
    ///
    /// # Errors
    /// When the path leaves the dossier.
    pub fn size(&self, path: &str) -> Result<Option<u64>, Error> {
        let outside = Some(PathBuf::from(path)).filter(|p| p.is_absolute());
        let full = outside.map_or_else(|| self.resolve(path), Ok).map_err(|e| Error::Read(path.into(), e))?;
        Ok(fs::metadata(full).ok().filter(fs::Metadata::is_file).map(|m| m.len()))
    }

    fn resolve(&self, path: &str) -> Result<PathBuf, io::Error> {
        let inside = |c: Component<'_>| matches!(c, Component::Normal(_));
        let relative = Path::new(path);
        if path.is_empty() || path.contains(['\\', '\0']) || !relative.components().all(inside) {
            return Err(Refusal::io(ErrorKind::InvalidInput, LEAVES));
        }
        Ok(self.root.join(relative))
    }
}

impl World for System {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        // The size may grow while it is read, so it is the reading that keeps to the limit.
        match self.read_up_to(path, MAX_FILE_BYTES + 1)? {
            Some((bytes, size)) if bytes.len() as u64 > MAX_FILE_BYTES => {
                Err(Error::TooLarge(path.into(), size.max(bytes.len() as u64), MAX_FILE_BYTES))
            }
            found => Ok(found.map(|(bytes, _)| bytes)),
        }
    }

    fn holds(&self, path: &str, bytes: &[u8]) -> Result<bool, Error> {
        let Some((mut file, meta)) = self.open(path)? else { return Ok(false) };
        if meta.len() != bytes.len() as u64 {
            return Ok(false);
        }
        let (mut rest, mut part) = (bytes, [0; 1 << 15]);
        loop {
            // The end is looked for, too: the file may grow while it is read.
            match file.read(&mut part) {
                Ok(0) => return Ok(rest.is_empty()),
                Ok(n) if rest.starts_with(&part[..n]) => rest = &rest[n..],
                Ok(_) => return Ok(false),
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) => return Err(Error::Read(path.into(), e)),
            }
        }
    }

    fn read_head(&self, path: &str, limit: usize) -> Result<Option<Vec<u8>>, Error> {
        Ok(self.read_up_to(path, limit as u64)?.map(|(bytes, _)| bytes))
    }

    fn installed_fonts(&self) -> Result<Vec<String>, Error> {
        let is_font = |path: &Path| {
            let ending = path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
            matches!(ending.as_deref(), Some("ttf" | "ttc" | "otf" | "otc"))
        };
        // Many systems keep their fonts behind links. A folder that nobody may look into is passed over: it is not the
        // dossier's, and its fonts are not this person's to use.
        let files = self.font_folders.iter().flat_map(|folder| WalkDir::new(folder).follow_links(true)).flatten();
        let fonts = files.filter(|e| e.file_type().is_file() && is_font(e.path()));
        let paths: BTreeSet<String> = fonts.filter_map(|e| e.path().to_str().map(str::to_owned)).collect();
        Ok(paths.into_iter().collect())
    }

    fn read_parts(&self, path: &str, parts: &[Range<u64>]) -> Result<Option<Vec<Vec<u8>>>, Error> {
        let outside = Some(PathBuf::from(path)).filter(|p| p.is_absolute());
        let opened = outside.map_or_else(|| self.open(path), |font| open(path, &font));
        let Some((mut file, meta)) = opened? else { return Ok(None) };
        let mut part = |part: &Range<u64>| {
            let length = part.end.min(meta.len()).saturating_sub(part.start);
            let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
            file.seek(SeekFrom::Start(part.start))?;
            Read::by_ref(&mut file).take(length).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        parts.iter().map(&mut part).collect::<Result<_, _>>().map(Some).map_err(|e| Error::Read(path.into(), e))
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        let root = self.resolve(folder).map_err(|e| Error::Read(folder.into(), e))?;
        if !root.is_dir() {
            return Ok(Vec::new());
        }
        let meant = |name: &OsStr| is_listed(&name.to_string_lossy());
        let mut files = Vec::new();
        let entries = WalkDir::new(&root).follow_links(false).into_iter();
        for entry in entries.filter_entry(|e| e.depth() == 0 || meant(e.file_name())) {
            let entry = entry.map_err(|e| {
                let at = e.path().map_or(folder.into(), |p| self.shown(p));
                Error::Read(at, e.into())
            })?;
            if entry.file_type().is_file() {
                files.push(self.name_of(entry.path())?);
            }
        }
        files.sort();
        Ok(files)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let full = self.resolve(path).map_err(|e| Error::Write(path.into(), e))?;
        write_whole(&full, bytes, !path.starts_with(DISPOSABLE)).map_err(|e| Error::Write(path.into(), e))
    }
}

impl System {
    /// The first bytes of a file, with its size.
    fn read_up_to(&self, path: &str, limit: u64) -> Result<Option<(Vec<u8>, u64)>, Error> {
        let Some((file, meta)) = self.open(path)? else { return Ok(None) };
        // One byte more than expected, so that the end is seen without growing the buffer and copying it.
        let expected = usize::try_from(meta.len().min(limit)).unwrap_or(0);
        let mut bytes = Vec::with_capacity(expected + 1);
        file.take(limit).read_to_end(&mut bytes).map_err(|e| Error::Read(path.into(), e))?;
        Ok(Some((bytes, meta.len())))
    }

    fn open(&self, path: &str) -> Result<Option<(fs::File, fs::Metadata)>, Error> {
        let full = self.resolve(path).map_err(|e| Error::Read(path.into(), e))?;
        open(path, &full)
    }

    /// A path as people know it: below the dossier.
    fn shown(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.root).unwrap_or(path).to_owned()
    }

    fn name_of(&self, path: &Path) -> Result<String, Error> {
        let shown = self.shown(path);
        let parts: Option<Vec<&str>> = shown.components().map(|c| c.as_os_str().to_str()).collect();
        let parts = parts.ok_or_else(|| Error::Read(shown.clone(), Refusal::io(ErrorKind::InvalidData, NOT_UTF8)))?;
        Ok(parts.join("/"))
    }
}

/// Opens a file; `path` is how people know it.
fn open(path: &str, full: &Path) -> Result<Option<(fs::File, fs::Metadata)>, Error> {
    let failed = |e| Error::Read(path.into(), e);
    let meta = match fs::metadata(full) {
        Ok(meta) => meta,
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(e) => return Err(failed(e)),
    };
    // A pipe or a device would make the program wait for ever.
    if !meta.is_file() {
        return Err(failed(Refusal::io(ErrorKind::InvalidInput, NO_FILE)));
    }
    Ok(Some((fs::File::open(full).map_err(failed)?, meta)))
}

/// What can be made again need not wait for the disk.
const DISPOSABLE: &str = "out/";

/// Writes beside the target and renames, so that a reader sees the old file or the new one and nothing in between.
fn write_whole(target: &Path, bytes: &[u8], durable: bool) -> Result<(), io::Error> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let before = fs::metadata(target).ok();
    // A rename would go over a file that its owner locked against writing.
    if before.as_ref().is_some_and(|m| m.permissions().readonly()) {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let beside = folder.join(format!(".{name}.{}-{number}.tmp", std::process::id()));
    let written = (|| {
        let mut file = fs::File::create_new(&beside)?;
        file.write_all(bytes)?;
        if let Some(before) = before {
            file.set_permissions(before.permissions())?;
        }
        if durable {
            file.sync_all()?;
        }
        drop(file);
        fs::rename(&beside, target)
    })();
    if written.is_err() {
        // What stopped the write is worth telling; that the remains stay is not.
        let _ = fs::remove_file(&beside);
    }
    written
}

const LEAVES: Text = Text {
    zh: "路径必须在案卷之内，用 / 分隔",
    en: "the path must lie within the dossier, with / between its parts",
};
const NO_FILE: Text = Text { zh: "这不是普通文件", en: "it is no ordinary file" };
const NOT_UTF8: Text = Text {
    zh: "文件名不是 UTF-8 编码，无法在意见和清单中写出，请先改名",
    en: "the file's name is not UTF-8 and cannot be written in any list; rename it first",
};

#[cfg(test)]
mod tests {
    use super::*;

    fn dossier() -> (tempfile::TempDir, System) {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("seeds")).expect("seeds");
        let system = System::new(folder.path());
        (folder, system)
    }

    #[test]
    fn what_is_written_is_read_and_nothing_else_is_left() {
        let (folder, world) = dossier();
        world.write("out/a/b.txt", b"1").expect("written");
        world.write("out/a/b.txt", b"22").expect("written again");
        assert_eq!(world.read("out/a/b.txt").expect("readable"), Some(b"22".to_vec()));
        assert_eq!(world.read("out/a/c.txt").expect("readable"), None);
        assert_eq!(world.read("out/a/b.txt/c").expect("readable"), None);
        assert_eq!(fs::read_dir(folder.path().join("out/a")).expect("a folder").count(), 1);
    }

    #[test]
    fn a_file_holds_all_of_its_bytes_and_no_others() {
        let (_folder, world) = dossier();
        let holds = |path: &str, bytes: &[u8]| world.holds(path, bytes).expect("readable");
        // More than is read at a time.
        let mut bytes = vec![b'x'; 100_000];
        world.write("out/a", &bytes).expect("written");
        assert!(holds("out/a", &bytes));
        assert!(!holds("out/a", &bytes[1..]) && !holds("out/b", &bytes));
        bytes[99_999] = b'y';
        assert!(!holds("out/a", &bytes));
        world.write("out/a", b"").expect("written");
        assert!(holds("out/a", b"") && !holds("out/a", b"y"));
    }

    #[test]
    fn a_failed_write_leaves_nothing() {
        let (folder, world) = dossier();
        fs::create_dir_all(folder.path().join("out/notice.pdf/x")).expect("a folder in the way");
        assert!(
            matches!(world.write("out/notice.pdf", b"1"), Err(Error::Write(p, _)) if p == Path::new("out/notice.pdf"))
        );
        assert_eq!(fs::read_dir(folder.path().join("out")).expect("a folder").count(), 1);
    }

    #[test]
    fn paths_do_not_leave_the_dossier() {
        let (_folder, world) = dossier();
        for path in ["", "/etc/passwd", "../x", "seeds/../../x", "./x", "a\\b", "a\0b"] {
            assert!(world.read(path).is_err(), "{path:?}");
            assert!(world.write(path, b"").is_err(), "{path:?}");
            assert!(world.list(path).is_err(), "{path:?}");
        }
        assert!(world.read("seeds").is_err(), "a folder is no file");
    }

    #[test]
    fn files_are_listed_by_path_without_locks_and_links() {
        let (folder, world) = dossier();
        for path in
            ["seeds/b/区公安局.yaml", "seeds/b.txt", "seeds/a.txt", "seeds/~$a.docx", "seeds/.x/y", "seeds/a.bak"]
        {
            world.write(path, b"").expect("written");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("/", folder.path().join("seeds/link")).expect("a link");
        let _ = &folder;
        assert_eq!(world.list("seeds").expect("a list"), ["seeds/a.txt", "seeds/b.txt", "seeds/b/区公安局.yaml"]);
        assert!(world.list("nowhere").expect("an empty list").is_empty());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_in_another_encoding_is_refused_aloud() {
        use std::os::unix::ffi::OsStrExt;
        let (folder, world) = dossier();
        fs::write(folder.path().join("seeds").join(OsStr::from_bytes(b"\xc7\xf8.txt")), "").expect("a GBK name");
        let Err(Error::Read(path, why)) = world.list("seeds") else { panic!("it must be refused") };
        assert!(path.starts_with("seeds"), "{path:?}");
        assert!(why.to_string().contains("UTF-8"), "{why}");
    }

    #[test]
    fn the_size_limit_holds() {
        let (folder, world) = dossier();
        let file = fs::File::create(folder.path().join("seeds/big")).expect("a file");
        file.set_len(MAX_FILE_BYTES + 1).expect("a sparse file");
        assert_eq!(world.read_head("seeds/big", 3).expect("readable"), Some(vec![0; 3]));
        assert_eq!(world.read_head("seeds/none", 3).expect("readable"), None);
        assert!(matches!(world.read("seeds/big"), Err(Error::TooLarge(_, size, _)) if size == MAX_FILE_BYTES + 1));
    }

    #[test]
    fn the_nearest_dossier_is_found() {
        let (folder, _) = dossier();
        let deep = folder.path().join("templates/fonts");
        fs::create_dir_all(&deep).expect("a folder");
        assert_eq!(System::find(None, &deep).expect("found").root(), folder.path());
        let here = Path::new("templates");
        assert!(matches!(System::find(Some(here), folder.path()), Err(Error::NoDossier(p)) if p == here));
    }
}
