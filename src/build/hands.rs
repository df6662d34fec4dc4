//! Work done side by side, as far as the machine can. Within such work, further work may be: whoever has nothing left to do
//! takes it over.

use crate::base::Error;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::LazyLock;

/// The most that work at a time: each holds its paper and its pages, and the whole is to stay small.
const MOST: usize = 4;

/// Those who work; they stay, because one who comes anew has to find a processor that is free.
static HANDS: LazyLock<ThreadPool> = LazyLock::new(|| {
    let hands = std::thread::available_parallelism().map_or(1, usize::from).min(MOST);
    ThreadPoolBuilder::new().num_threads(hands).build().expect("a program may have threads")
});

/// Does jobs side by side; what each leaves stands in the order of the jobs.
///
/// # Errors
/// That of the first job that has one; the others are done all the same.
pub(super) fn side_by_side<J: Sync, T: Send>(
    jobs: &[J],
    work: impl Fn(usize, &J) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
    let done = || jobs.par_iter().enumerate().with_max_len(1).map(|(n, job)| work(n, job)).collect::<Vec<_>>();
    HANDS.install(done).into_iter().collect()
}

/// Does something as one of those who work: whoever leaves work to others and waits for it, idles.
pub(super) fn within<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    HANDS.install(work)
}

/// Does two things side by side.
pub(super) fn both<A: Send, B: Send>(a: impl FnOnce() -> A + Send, b: impl FnOnce() -> B + Send) -> (A, B) {
    HANDS.join(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn what_jobs_leave_stands_in_their_order_also_within_other_jobs() {
        let jobs: Vec<usize> = (0..50).collect();
        let squares = |n: usize| side_by_side(&jobs[..n], |at, job| Ok(at * job));
        let all = side_by_side(&jobs, |_, job| squares(*job)).expect("nothing refuses");
        for (n, of_job) in all.into_iter().enumerate() {
            assert_eq!(of_job, Vec::from_iter((0..n).map(|i| i * i)));
        }
    }

    #[test]
    fn the_first_error_counts_and_the_other_jobs_are_done() {
        let done = AtomicUsize::new(0);
        let refuse = |n: usize| Error::NoDossier(PathBuf::from(n.to_string()));
        let all = side_by_side(&[1, 2, 3, 4, 5, 6, 7, 8], |_, job| {
            done.fetch_add(1, Ordering::Relaxed);
            if [3, 4, 8].contains(job) { Err(refuse(*job)) } else { Ok(()) }
        });
        assert!(matches!(all, Err(Error::NoDossier(path)) if path.as_os_str() == "3"));
        assert_eq!(done.into_inner(), 8);
    }

    #[test]
    fn what_is_done_within_is_done_by_one_who_works() {
        let is_one = || rayon::current_thread_index().is_some();
        assert_eq!((is_one(), within(is_one), within(|| both(is_one, is_one))), (false, true, (true, true)));
    }
}
