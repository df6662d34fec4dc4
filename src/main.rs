//! The command line of hongtou.

fn main() {}
