//! Parallel map over all processors.

use std::sync::{Mutex, PoisonError};
use std::{iter, panic, thread};

/// Applies `work` to each item and returns the results in any order.
///
/// A panic of `work` is propagated.
pub(crate) fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let workers = processors.min(items.len());
    let queue = Mutex::new(items.into_iter());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let worker = || -> Vec<R> { iter::from_fn(next).map(&work).collect() };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        let results = threads.into_iter().flat_map(|thread| {
            let result = thread.join();
            result.unwrap_or_else(|panic| panic::resume_unwind(panic))
        });
        results.collect()
    })
}
