//! Tells cargo that the motif scripts and the dyes are part of the program.

fn main() {
    // `include_dir!` reads the folders when the crate is compiled; without these lines a new file would not be seen.
    println!("cargo::rerun-if-changed=motifs");
    println!("cargo::rerun-if-changed=dyes");
}
