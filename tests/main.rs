//! The one integration binary; cases lie in files beside it.

mod cli;
mod dossier;
mod floors;
mod june;
mod properties;
mod readme;
mod seed;
mod trace;
