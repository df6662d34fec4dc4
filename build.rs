//! Gives the program a mark of the code that decides how papers look, so that a build after any change of it makes them
//! anew, and nobody has to remember to count a version up.

use std::path::{Path, PathBuf};

fn main() {
    let mut files = Vec::new();
    for folder in ["src/base", "src/document", "src/page", "src/style", "src/layout", "src/write"] {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(folder), &mut files);
    }
    files.push(PathBuf::from("Cargo.lock"));
    println!("cargo::rerun-if-changed=Cargo.lock");
    files.sort();
    let mut mark = Fnv(0xcbf2_9ce4_8422_2325);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        mark.add(file.to_string_lossy().replace('\\', "/").as_bytes());
        // Line ends differ between check-outs of the same source.
        mark.add(text.replace('\r', "").as_bytes());
    }
    println!("cargo::rustc-env=HONGTOU_LOOK={:016x}", mark.0);
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|e| e.path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

/// FNV-1a, enough to tell one source from another.
struct Fnv(u64);

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
}
