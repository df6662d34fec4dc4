//! The word processor that judges: LibreOffice, with the fonts that the project bundles under the official names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The Latin face of the papers and the one with its widths that the project bundles.
const LATIN: &str =
    "<alias binding=\"same\"><family>Times New Roman</family><accept><family>Tinos</family></accept></alias>";

/// LibreOffice and poppler, ready to work in a folder.
pub(super) struct Office {
    folder: PathBuf,
}

impl Office {
    /// Makes ready; `Err` says what is missing.
    pub(super) fn open(folder: &Path) -> Result<Office, &'static str> {
        if !runs("soffice", "--version") {
            return Err("LibreOffice (soffice) is not here");
        }
        if !runs("pdftotext", "-v") {
            return Err("pdftotext (poppler-utils) is not here");
        }
        let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/fonts");
        let names = fonts.join("fontconfig/60-gongwen-libre.conf");
        if !names.is_file() {
            return Err("the bundled fonts (templates/fonts) are not here");
        }
        let config = format!(
            "<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n<fontconfig>\n<dir>{}</dir>\n\
             <include>{}</include>\n{LATIN}\n<cachedir>{}</cachedir>\n</fontconfig>\n",
            fonts.display(),
            names.display(),
            folder.join("cache").display()
        );
        fs::write(folder.join("fonts.conf"), config).expect("a temporary folder can be written");
        Ok(Office { folder: folder.to_owned() })
    }

    /// Prints DOCX files as PDF into a folder, in one run of LibreOffice.
    pub(super) fn print(&self, files: &[PathBuf], into: &Path) {
        let profile = format!("-env:UserInstallation=file://{}", self.folder.join("profile").display());
        let run = Command::new("soffice")
            .arg(profile)
            .args(["--headless", "--convert-to", "pdf", "--outdir"])
            .arg(into)
            .args(files)
            .env("FONTCONFIG_FILE", self.folder.join("fonts.conf"))
            .output()
            .expect("soffice runs");
        assert!(run.status.success(), "soffice: {}", String::from_utf8_lossy(&run.stderr));
    }
}

fn runs(program: &str, argument: &str) -> bool {
    let quiet = Command::new(program).arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).status();
    quiet.is_ok_and(|status| status.success())
}
