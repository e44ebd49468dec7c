//! What the client costs: the same call through it, and by hand on bare reqwest and serde, in one run over loopback.
//!
//! `cargo bench -p generated-client` prints the table. The server is a process of its own, so that it counts for neither.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a benchmark that cannot run has nothing to say"
)]

mod calls;
mod instructions;
mod server;

use std::alloc::System;
use std::time::{Duration, Instant};

use calls::{Caller, Kind};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Calls of one turn; the two ways take turns, so that a noisy machine disturbs both.
const CALLS: u32 = 400;
const TURNS: usize = 41;

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
        // cargo says `--bench`, and `cargo test` that it only wants to know whether it runs.
        ["--test", ..] => {}
        _ => report(&server::Process::start()),
    }
}

fn report(server: &server::Process) {
    println!(
        "getOrganizationsMe over loopback: a GET, and {} bytes of JSON into a model\n",
        server::BODY.len()
    );
    let (rates, ratio) = rates(server.url());
    let allocations = Kind::BOTH.map(|kind| allocations(kind, server.url()));
    let instructions = Kind::BOTH.map(|kind| instructions::per_call(kind, server.url()));
    println!("| per call              | bare reqwest | this client | difference |");
    println!("| --------------------- | ------------ | ----------- | ---------- |");
    let [bare, ours] = rates;
    println!("| calls per second      | {bare:12.0} | {ours:11.0} | {ratio:9.3}x |");
    let [bare, ours] = allocations;
    println!(
        "| allocations           | {bare:12.1} | {ours:11.1} | {:+10.1} |",
        ours - bare
    );
    match instructions {
        [Some(bare), Some(ours)] => {
            let more = (ours / bare - 1.0) * 100.0;
            println!("| instructions          | {bare:12.0} | {ours:11.0} | {more:+8.1} % |");
        }
        _ => println!("| instructions          | valgrind is not installed"),
    }
}

/// The median rate of each way, and the median of what one turn's rates are to each other.
fn rates(url: &str) -> ([f64; 2], f64) {
    block_on(async {
        let callers = Kind::BOTH.map(|kind| Caller::new(kind, url));
        for caller in &callers {
            caller.calls(CALLS).await;
        }
        let mut times: [Vec<Duration>; 2] = Default::default();
        for turn in 0..TURNS {
            // Who goes first changes, for the sake of caches and clocks.
            for index in if turn % 2 == 0 { [0, 1] } else { [1, 0] } {
                let start = Instant::now();
                callers[index].calls(CALLS).await;
                times[index].push(start.elapsed());
            }
        }
        let rates = times.each_ref().map(|times| {
            median(
                times
                    .iter()
                    .map(|time| f64::from(CALLS) / time.as_secs_f64()),
            )
        });
        let ratios = times[0].iter().zip(&times[1]);
        let ratio = median(ratios.map(|(bare, ours)| bare.as_secs_f64() / ours.as_secs_f64()));
        (rates, ratio)
    })
}

/// Allocations of one call, growing ones included.
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
