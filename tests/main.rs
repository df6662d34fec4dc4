//! The one integration binary; cases lie in files beside it.

mod seed;
