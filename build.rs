//! Tells cargo that the motif scripts, the dyes and the sample designs are part of the program.

fn main() {
    // `include_dir!` reads the folders when the crate is compiled; without these lines a new file would not be seen.
    println!("cargo::rerun-if-changed=motifs");
    println!("cargo::rerun-if-changed=dyes");
    println!("cargo::rerun-if-changed=designs");
}
