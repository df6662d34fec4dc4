//! The one integration binary; cases lie in files beside it.

mod properties;
mod seed;
