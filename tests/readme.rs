//! The commands that the READMEs show are run as written.

use std::path::Path;
use std::process::Command;

/// The `$` lines of the console blocks, without their comments.
fn commands(readme: &str) -> Vec<String> {
    let text = std::fs::read_to_string(format!("{}/{readme}", env!("CARGO_MANIFEST_DIR"))).expect("a readme");
    let shown = text.lines().filter_map(|l| l.strip_prefix("$ "));
    shown.map(|l| l.split('#').next().unwrap_or("").trim().to_owned()).collect()
}

fn run(readme: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut here = folder.path().to_owned();
    let mut ran = 0;
    for command in commands(readme) {
        let words: Vec<&str> = command.split_whitespace().collect();
        match words.as_slice() {
            ["cd", to] => here = here.join(to),
            ["hongtou", rest @ ..] => {
                let status = hongtou(&here).args(rest).output().expect("the program runs");
                assert_eq!(status.status.code(), Some(0), "{command}: {}", String::from_utf8_lossy(&status.stderr));
                ran += 1;
            }
            ["cargo", "run" | "test", ..] => {}
            other => panic!("{readme} shows a command nobody tests: {other:?}"),
        }
    }
    assert!(ran >= 4, "{readme} shows {ran} commands");
    assert!(here.join("out/notice.pdf").is_file());
}

fn hongtou(here: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.current_dir(here).env("HONGTOU_LANG", "zh");
    command
}

#[test]
fn the_english_readme_is_true() {
    run("README.md");
}

#[test]
fn the_chinese_readme_is_true() {
    run("README.zh-CN.md");
}
