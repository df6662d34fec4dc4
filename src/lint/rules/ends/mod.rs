//! How texts end.

pub mod task_stop;
pub mod unfinished;
