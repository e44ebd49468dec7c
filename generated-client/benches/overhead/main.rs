//! The overhead of the client: the same call through the client and hand-written with reqwest and
//! serde.
//!
//! All calls of a run use the loopback interface.
//!
//! `cargo bench -p generated-client` prints the table. The server is a separate process, so that
//! its costs are not counted.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a benchmark has no caller to report errors to"
)]

mod calls;
mod instructions;
mod server;

use std::alloc::System;
use std::time::Instant;

use calls::{Caller, Kind};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Calls of one round; the ways alternate, so that a noisy machine affects all of them.
const CALLS: u32 = 400;
const ROUNDS: usize = 41;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["--serve"] => server::serve(),
        ["--calls", kind, url, count] => {
            block_on(async {
                Caller::new(kind.parse().unwrap(), url)
                    .calls(count.parse().unwrap())
                    .await
            });
        }
        // Cargo passes `--bench`; `cargo test` only checks that the program runs.
        ["--test", ..] => {}
        _ => report(&server::Process::start()),
    }
}

fn report(server: &server::Process) {
    let length = server::BODY.len();
    println!("getOrganizationsMe over loopback: a GET whose response has {length} bytes of JSON.");
    println!(
        "Hand-written: reqwest and a derived struct, with the timeouts of the client and without.\n"
    );
    let (rates, ratios) = rates(server.url());
    let allocations = Kind::ALL.map(|kind| allocations(kind, server.url()));
    let instructions = Kind::ALL.map(|kind| instructions::per_call(kind, server.url()));
    println!("| per call         | no timeouts | hand-written | this client | difference |");
    println!("| ---------------- | ----------- | ------------ | ----------- | ---------- |");
    let [unlimited, bare, ours] = rates;
    println!("| calls per second | {unlimited:11.0} | {bare:12.0} | {ours:11.0} | {ratios:9.3}x |");
    let [unlimited, bare, ours] = allocations;
    let more = ours - bare;
    println!("| allocations      | {unlimited:11.1} | {bare:12.1} | {ours:11.1} | {more:+10.1} |");
    match instructions {
        [Some(unlimited), Some(bare), Some(ours)] => {
            let more = (ours / bare - 1.0) * 100.0;
            println!(
                "| instructions     | {unlimited:11.0} | {bare:12.0} | {ours:11.0} | {more:+8.1} % |"
            );
        }
        _ => println!("| instructions     | valgrind is not installed"),
    }
}

/// Returns the median rate of each way, and the median ratio of the last two rates of each round.
fn rates(url: &str) -> ([f64; 3], f64) {
    block_on(async {
        let callers = Kind::ALL.map(|kind| Caller::new(kind, url));
        for caller in &callers {
            caller.calls(CALLS).await;
        }
        let mut times: [Vec<f64>; 3] = Default::default();
        for round in 0..ROUNDS {
            for index in 0..callers.len() {
                // The order rotates, because caches and clocks favour one position.
                let index = (round + index) % callers.len();
                let start = Instant::now();
                callers[index].calls(CALLS).await;
                times[index].push(start.elapsed().as_secs_f64());
            }
        }
        let [_, bare, ours] = &times;
        let ratio = median(bare.iter().zip(ours).map(|(bare, ours)| bare / ours));
        let rates = times.map(|times| f64::from(CALLS) / median(times.into_iter()));
        (rates, ratio)
    })
}

/// Returns the allocations of one call, including reallocations.
fn allocations(kind: Kind, url: &str) -> f64 {
    block_on(async {
        let caller = Caller::new(kind, url);
        caller.calls(CALLS).await;
        let region = Region::new(ALLOCATOR);
        caller.calls(CALLS).await;
        let change = region.change();
        (change.allocations + change.reallocations) as f64 / f64::from(CALLS)
    })
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().unwrap().block_on(future)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
