//! The `canting` command: a window, or a line of commands.

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(feature = "app")]
    if let Some(wish) = canting::cli::window_wanted() {
        return match canting::app::run(wish.file, wish.language) {
            Ok(()) => ExitCode::SUCCESS,
            Err(none) => canting::cli::run_told(&none.message()),
        };
    }
    canting::cli::run()
}
