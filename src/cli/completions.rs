//! `hongtou completions SHELL`: the script that completes commands and options.

use super::{Console, Exit, args};
use crate::base::Error;
use clap_complete::Shell;

pub(super) fn run(console: &mut Console<'_>, shell: Shell) -> Result<Exit, Error> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::command(console.lang), "hongtou", &mut script);
    console.say(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}
