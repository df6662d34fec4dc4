//! The one integration binary; cases lie in files beside it.

mod cli;
mod dossier;
mod floors;
mod properties;
mod seed;
