//! Counts steps of work in tests, so that they can tell whether a paper of twice the length takes twice the work. A clock
//! could not: machines differ.

use std::cell::Cell;

thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// Notes a step: a character shaped, a place tried for a line's end or a row, a cell looked up.
pub(super) fn step() {
    STEPS.with(|n| n.set(n.get() + 1));
}

/// The steps of this thread since it was last asked.
pub(super) fn take() -> u64 {
    STEPS.with(|n| n.replace(0))
}
