//! Tells cargo that the motif scripts are part of the program.

fn main() {
    // `include_dir!` reads the folder when the crate is compiled; without this line a new script would not be seen.
    println!("cargo::rerun-if-changed=motifs");
}
