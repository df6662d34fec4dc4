//! The one integration binary; cases lie in files beside it.

mod amendments;
mod arrival;
mod charts;
mod cli;
mod collection;
mod dossier;
mod drafts;
mod floors;
mod forms;
mod hostile;
mod issue;
mod june;
mod measure;
mod months;
mod papers;
mod parity;
mod proof;
mod properties;
mod readme;
mod redline;
mod returned;
mod score;
mod seed;
mod trace;
mod watch;
mod ways_in;
