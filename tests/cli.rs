//! The program as it is run: exit codes, outputs, language and colour.

use std::path::Path;
use std::process::{Command, Output};

fn hongtou(here: &Path, argv: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.current_dir(here).args(argv).env("HONGTOU_LANG", "zh").env_remove("HONGTOU_FONTS");
    command.envs(env.iter().copied()).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn exit_codes_tell_the_kinds_of_wrong_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let code = |argv: &[&str]| hongtou(folder.path(), argv, &[]).status.code();
    assert_eq!(code(&["--help"]), Some(0));
    assert_eq!(code(&["explain", "no-such-code"]), Some(1));
    assert_eq!(code(&["check"]), Some(2));
    assert_eq!(code(&["bild"]), Some(2));
}

#[test]
fn a_new_dossier_is_made_with_the_fonts_beside_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = hongtou(folder.path(), &["init", "案卷"], &[]);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let fonts = hongtou(&folder.path().join("案卷"), &["fonts", "--message-format", "json"], &[]);
    assert_eq!(fonts.status.code(), Some(0));
    assert_eq!(text(&fonts.stdout).matches("\"present\":true").count(), 8);
}

#[test]
fn the_language_follows_option_variable_and_locale() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = |argv: &[&str], env: &[(&str, &str)]| text(&hongtou(folder.path(), argv, env).stderr).to_owned();
    assert!(said(&["check"], &[]).starts_with("错误："));
    assert!(said(&["check", "--lang", "en"], &[]).starts_with("error: "));
    assert!(said(&["check"], &[("HONGTOU_LANG", "en")]).starts_with("error: "));
    let locale = [("HONGTOU_LANG", ""), ("LC_ALL", "zh_CN.UTF-8"), ("LANG", "zh_CN.UTF-8")];
    if cfg!(target_os = "linux") {
        assert!(said(&["check"], &locale).starts_with("错误："));
    }
}

#[test]
fn nothing_is_coloured_where_no_person_looks() {
    let folder = tempfile::tempdir().expect("a folder");
    for argv in [&["--help"][..], &["bild"], &["check"], &["--lang", "en", "bild"]] {
        let output = hongtou(folder.path(), argv, &[]);
        assert!(!output.stdout.contains(&0x1b) && !output.stderr.contains(&0x1b), "{argv:?}");
    }
}
