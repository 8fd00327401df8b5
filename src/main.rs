//! The `canting` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    canting::cli::run()
}
