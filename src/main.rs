//! The command line of hongtou.

use hongtou::cli::{self, Surroundings};
use std::process::ExitCode;

fn main() -> ExitCode {
    let around = Surroundings::of_process();
    let lang = around.lang();
    std::panic::set_hook(Box::new(move |what| cli::confess(lang, what)));
    cli::run(&around, &mut std::io::stdout(), &mut std::io::stderr()).into()
}
