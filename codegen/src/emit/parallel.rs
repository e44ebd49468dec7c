//! Parallel map over all processors.

use std::sync::{Mutex, PoisonError};
use std::thread;

/// Applies `work` to each item and returns the results in the order of the items.
///
/// The calling thread is one of the workers. A panic of `work` is propagated.
pub(crate) fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let spawned = processors.min(items.len()).saturating_sub(1);
    let queue = Mutex::new(items.into_iter().enumerate());
    let next = || {
        let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.next()
    };
    let worker = || -> Vec<(usize, R)> {
        std::iter::from_fn(next)
            .map(|(index, item)| (index, work(item)))
            .collect()
    };
    let mut results = thread::scope(|scope| {
        let threads: Vec<_> = (0..spawned).map(|_| scope.spawn(worker)).collect();
        let mut results = worker();
        for thread in threads {
            match thread.join() {
                Ok(more) => results.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    });
    results.sort_unstable_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}
