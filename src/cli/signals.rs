//! Signals that would end the program in the middle of a file.
//!
//! **Invariant:** who is stopped leaves no part file, and dies of the signal, so that shells and scripts stop as well.

use std::thread;

use signal_hook::consts::{SIGINT, SIGTERM, SIGXFSZ};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use crate::files;

/// Listens until the program ends. Without a thread to listen in, signals do what they always do.
///
/// `SIGXFSZ` comes when a file grows beyond what `ulimit -f` allows. Unheard it would end the program without a word;
/// heard, writing fails and says why.
pub(super) fn watch() {
    let listener = thread::Builder::new().name("signals".to_owned());
    let _listens = listener.spawn(|| {
        let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGXFSZ]) else { return };
        for signal in signals.forever().filter(|signal| *signal != SIGXFSZ) {
            // Comes back only where a signal cannot end a program, which is nowhere.
            files::abandon(|| drop(emulate_default_handler(signal)));
        }
    });
}
