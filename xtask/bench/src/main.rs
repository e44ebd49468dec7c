//! Benchmarks of the generator and of the clients that it generates.
//!
//! `synth` writes the spec of a synthetic API of any size. `generate` measures generators on it,
//! and `compile` measures the compilation of their clients.

mod compile;
mod files;
mod floor;
mod generate;
mod openapi_3_0;
mod peers;
mod setup;
mod synth;
mod synthetic_api;
mod usage;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The allocator of xtask in benchmarks, so that the comparison with syn and prettyplease is fair.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures the generator and its clients against other generators
#[derive(Debug, Parser)]
#[command(name = "bench", max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Generate(generate::Arguments),
    Compile(compile::Arguments),
    Synth(synth::Arguments),
    #[command(hide = true)]
    Floor(floor::Arguments),
}

fn main() -> ExitCode {
    if let Some(code) = compile::rustc_wrapper() {
        return code;
    }
    let result = match Arguments::parse().command {
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Compile(arguments) => compile::run(&arguments),
        Command::Synth(arguments) => synth::run(&arguments),
        Command::Floor(arguments) => floor::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}
