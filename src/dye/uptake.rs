//! What comes out when cloth passes through baths.
//!
//! A point of the cloth is reached by some of the baths; wax keeps it from the others. Its color is that of all the dye
//! that it took up: K/S of the cloth plus K/S of each bath that reached it (docs/craft.md, section 4.2). There are at
//! most as many colors as there are such choices of baths, whatever the size of the cloth.
//!
//! **Invariant:** the order of the baths does not matter, no bath lightens, and no bath at all leaves the cloth.

use std::sync::Arc;

use super::dyestuff::Dye;
use crate::color::Srgb;
use crate::color::difference::Lab;
use crate::color::spectrum::Absorption;

/// What bare cloth takes up in one bath: a dye, and how much of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Uptake {
    dye: Arc<Dye>,
    depth: f64,
}

impl Uptake {
    /// That of a bath that brings `depth` of a dye onto the cloth; see [`Dye::deepest`] for what dips can reach.
    pub fn of_depth(dye: &Arc<Dye>, depth: f64) -> Self {
        Self { dye: Arc::clone(dye), depth }
    }

    /// That of so many dips.
    pub fn of_dips(dye: &Arc<Dye>, dips: f64) -> Self {
        Self::of_depth(dye, dye.depth_of(dips))
    }

    /// Its dye.
    pub fn dye(&self) -> &Arc<Dye> {
        &self.dye
    }

    /// How much of the dye, 1 for its deepest shade.
    pub fn depth(&self) -> f64 {
        self.depth
    }
}

/// What cloth absorbs after the baths that reached it. Between two such values lie those of a half-open crack.
///
/// Baths of the same dye count as dips of one: the later ones find the cloth partly full. Costs a microsecond or two,
/// but for the first time of a dye, which waits for its spectra: some 50 microseconds a shade.
pub fn absorbed<'u>(
    cloth: &Absorption,
    uptakes: impl IntoIterator<Item = &'u Uptake>,
) -> Absorption {
    let mut taken: Vec<(&Dye, f64)> = Vec::new();
    for uptake in uptakes {
        match taken.iter_mut().find(|(dye, _)| dye.key == uptake.dye.key) {
            Some((dye, depth)) => *depth = dye.together(*depth, uptake.depth),
            None => taken.push((&uptake.dye, uptake.depth)),
        }
    }
    taken.iter().fold(cloth.clone(), |sum, (dye, depth)| sum.plus(&dye.absorption(*depth), 1.0))
}

/// The color of cloth after the baths that reached it. Costs as much as [`absorbed`].
pub fn outcome<'u>(cloth: &Absorption, uptakes: impl IntoIterator<Item = &'u Uptake>) -> Srgb {
    absorbed(cloth, uptakes).to_srgb()
}

/// Depths that look like even steps: `tints` of them from the bare cloth, depth 0, to `deepest`.
///
/// Equal dips bunch up at the dark end, so each step has to add more dye than the one before (docs/craft.md, section
/// 4.6). The steps are even in lightness, L* of what is seen. Nothing for no tints. Costs forty outcomes a tint.
pub fn even_depths(cloth: &Absorption, dye: &Arc<Dye>, tints: usize, deepest: f64) -> Vec<f64> {
    let lightness = |depth: f64| Lab::of(outcome(cloth, [&Uptake::of_depth(dye, depth)])).l;
    let (light, dark) = (lightness(0.0), lightness(deepest));
    let depth = |tint: usize| match tint {
        0 => 0.0,
        last if last + 1 == tints => deepest,
        tint => {
            let share = to_f64(tint) / to_f64(tints - 1);
            reached(lightness, light + (dark - light) * share, deepest)
        }
    };
    (0..tints).map(depth).collect()
}

/// The least depth up to `deepest` that is as dark as `wanted`.
fn reached(lightness: impl Fn(f64) -> f64, wanted: f64, deepest: f64) -> f64 {
    let (mut lighter, mut darker) = (0.0, deepest);
    // Forty halvings are finer than the steps of a screen.
    for _ in 0..40 {
        let middle = 0.5 * (lighter + darker);
        if lightness(middle) > wanted {
            lighter = middle;
        } else {
            darker = middle;
        }
    }
    darker
}

#[expect(clippy::cast_precision_loss, reason = "tints are counted on fingers")]
fn to_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::difference::delta_e;
    use crate::dye::Dyes;

    fn mori(dyes: &Dyes) -> &Absorption {
        dyes.find_cloth("mori").unwrap().absorption()
    }

    /// A bath of `name` that shows the shade of this color.
    fn bath(dyes: &Dyes, name: &str, color: &str) -> Uptake {
        let dye = dyes.find(name).unwrap();
        let shade = dye.shades().iter().find(|shade| shade.color.to_string() == color).unwrap();
        Uptake::of_dips(dye, shade.dips)
    }

    /// docs/craft.md, section 4.9: first bath, second bath, spectral Kubelka-Munk.
    #[rustfmt::skip]
    const OVERDYED: [(&str, &str, &str, &str, &str); 11] = [
        ("indigo", "#1F2F55", "soga-solo", "#B0702F", "#202D33"),
        ("indigo", "#1F2F55", "soga-yogya", "#6E4326", "#222627"),
        ("indigo", "#3F6FA3", "soga-solo", "#B0702F", "#505439"),
        ("indigo", "#3F6FA3", "soga-yogya", "#6E4326", "#483B29"),
        ("indigo", "#8FB0CC", "soga-solo", "#B0702F", "#8F6933"),
        ("indigo", "#8FB0CC", "tegeran-tawas", "#DDBB4A", "#969E54"),
        ("indigo", "#3F6FA3", "tegeran-tawas", "#DDBB4A", "#436C58"),
        ("indigo", "#3F6FA3", "jolawe-tawas", "#D2BE7C", "#416D77"),
        ("indigo", "#3F6FA3", "mengkudu", "#A83232", "#543335"),
        ("mengkudu", "#A83232", "soga-solo", "#B0702F", "#8F3122"),
        ("tegeran-tawas", "#DDBB4A", "tingi-tawas", "#B77F5A", "#B07A3C"),
    ];

    #[test]
    fn overdyeing_gives_the_table_of_the_craft() {
        let dyes = Dyes::standard();
        let mut worst = 0.0_f64;
        for (first, first_color, second, second_color, wanted) in OVERDYED {
            let baths = [bath(&dyes, first, first_color), bath(&dyes, second, second_color)];
            let found = outcome(mori(&dyes), &baths);
            let off = delta_e(Lab::of(found), Lab::of(wanted.parse().unwrap()));
            assert!(off < 2.0, "{first} {first_color} + {second}: {found}, not {wanted} ({off})");
            worst = worst.max(off);
        }
        // All but the last bit: two ways to round the matrix of sRGB.
        assert!(worst < 0.6, "{worst}");
    }

    #[test]
    fn no_bath_leaves_the_cloth_and_the_order_is_all_one() {
        let dyes = Dyes::standard();
        assert_eq!(outcome(mori(&dyes), []), dyes.find_cloth("mori").unwrap().color);
        let baths: Vec<Uptake> =
            dyes.all().iter().map(|dye| Uptake::of_dips(dye, dye.reference_dips())).collect();
        for (at, a) in baths.iter().enumerate() {
            let (b, c) = (&baths[(at + 5) % baths.len()], &baths[(at + 11) % baths.len()]);
            let wanted = outcome(mori(&dyes), [a, b, c]);
            for order in [[a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]] {
                assert_eq!(outcome(mori(&dyes), order), wanted);
            }
        }
    }

    /// L* of `mori` with these depths of light indigo as a dye of a single shade.
    fn blues(depths: &[f64]) -> Vec<f64> {
        let file = "[[dye]]\nkey = 'biru'\nkind = 'indigo'\ncolor = '#8FB0CC'";
        let (dyes, messages) = Dyes::with([("biru.toml", file)]);
        assert_eq!(messages, []);
        let dye = dyes.find("biru").unwrap();
        let lightness =
            |depth: &f64| Lab::of(outcome(mori(&dyes), [&Uptake::of_depth(dye, *depth)])).l;
        depths.iter().map(lightness).collect()
    }

    fn steps(lightness: &[f64]) -> Vec<f64> {
        lightness.windows(2).map(|pair| pair[0] - pair[1]).collect()
    }

    #[test]
    fn rising_amounts_look_even_and_equal_amounts_bunch() {
        let even = blues(&[0.0, 0.24, 0.9, 2.3, 5.2, 11.5, 27.0]);
        assert!((even[0] - 95.0).abs() < 1.0 && (even[6] - 25.0).abs() < 1.0, "{even:?}");
        for step in steps(&even) {
            assert!((step - 70.0 / 6.0).abs() < 0.6, "{even:?}");
        }
        let equal = steps(&blues(&[0.0, 4.5, 9.0, 13.5, 18.0, 22.5, 27.0]));
        assert!(equal.windows(2).all(|pair| pair[0] > pair[1]), "{equal:?}");
        assert!(equal[0] > 10.0 * equal[5], "{equal:?}");
    }

    #[test]
    fn even_depths_are_even() {
        let dyes = Dyes::standard();
        let indigo = dyes.find("indigo").unwrap();
        let depths = even_depths(mori(&dyes), indigo, 7, 1.0);
        let seen = |depth: &f64| outcome(mori(&dyes), [&Uptake::of_depth(indigo, *depth)]);
        let lightness: Vec<f64> = depths.iter().map(|depth| Lab::of(seen(depth)).l).collect();
        let steps = steps(&lightness);
        let wanted = (lightness[0] - lightness[6]) / 6.0;
        assert!(steps.iter().all(|step| (step - wanted).abs() < 0.6), "{depths:?} {lightness:?}");
        assert!(depths.windows(2).all(|pair| pair[0] < pair[1]), "{depths:?}");
        for dye in dyes.all() {
            let depths = even_depths(mori(&dyes), dye, 7, 1.0);
            let dips: Vec<f64> = depths.iter().map(|depth| dye.dips_for(*depth).unwrap()).collect();
            let added: Vec<f64> = dips.windows(2).map(|pair| pair[1] - pair[0]).collect();
            // Shades that were written down one by one do not lie on one curve; single ones do.
            let give = if dye.shades().len() > 1 { 0.75 } else { 1.0 };
            let rises = added.windows(2).all(|pair| give * pair[0] < pair[1]);
            assert!(rises && added[0] < added[5] / 3.0, "{}: {added:?}", dye.key);
        }
        assert_eq!((depths[0], depths[6]), (0.0, 1.0));
        assert!(even_depths(mori(&dyes), indigo, 0, 1.0).is_empty());
        assert_eq!(even_depths(mori(&dyes), indigo, 1, 1.0), [0.0]);
    }

    #[test]
    fn dips_in_two_baths_are_dips_in_one() {
        let dyes = Dyes::standard();
        for dye in dyes.all() {
            let twice = [Uptake::of_dips(dye, 2.0), Uptake::of_dips(dye, 5.0)];
            let once = outcome(mori(&dyes), [&Uptake::of_dips(dye, 7.0)]);
            assert_eq!(outcome(mori(&dyes), &twice), once, "{}", dye.key);
        }
    }

    #[test]
    fn dips_darken_and_saturate() {
        let dyes = Dyes::standard();
        for dye in dyes.all() {
            let lightness =
                |dips: f64| Lab::of(outcome(mori(&dyes), [&Uptake::of_dips(dye, dips)])).l;
            let seen: Vec<f64> = (0..60).map(|dips| lightness(f64::from(dips))).collect();
            // A screen rounds: a channel may stand still while another one falls, never rise.
            assert!(seen.windows(2).all(|pair| pair[0] >= pair[1]), "{}: {seen:?}", dye.key);
            assert!((lightness(1e9) - lightness(1e4)).abs() < 1e-9, "{}", dye.key);
            assert!((dye.depth_of(1e9) - dye.deepest()).abs() < 1e-12, "{}", dye.key);
            let dips = dye.dips_for(dye.depth_of(3.0)).unwrap();
            assert!((dips - 3.0).abs() < 1e-9, "{}: {dips}", dye.key);
            assert_eq!(dye.dips_for(dye.deepest() * 1.01), None);
        }
    }

    #[test]
    fn no_amount_of_dye_breaks_a_color() {
        let file = "kind = 'remazol'\n[[dye]]\nkey = 'hitam'\ncolor = '#000'\n\
                    [[dye]]\nkey = 'putih'\ncolor = '#FFF'\n[[cloth]]\nkey = 'gelap'\ncolor = '#000'";
        let (dyes, messages) = Dyes::with([("ujung.toml", file)]);
        assert_eq!(messages, []);
        let cloths = [mori(&dyes), dyes.find_cloth("gelap").unwrap().absorption()];
        for dye in dyes.all() {
            for depth in [f64::NEG_INFINITY, -1.0, 0.0, 1e-9, 1.0, 1e9, f64::MAX, f64::NAN] {
                for bath in [Uptake::of_depth(dye, depth), Uptake::of_dips(dye, depth)] {
                    for cloth in cloths {
                        let sum = absorbed(cloth, [&bath, &bath]);
                        assert!(sum.bands().iter().all(|a| a.is_finite() && *a >= 0.0));
                        let bands = sum.reflectance();
                        assert!(bands.bands().iter().all(|r| (0.0..=1.0).contains(r)));
                    }
                }
            }
        }
        let white = Uptake::of_depth(dyes.find("putih").unwrap(), 1.0);
        let mori = dyes.find_cloth("mori").unwrap();
        assert_eq!(outcome(mori.absorption(), [&white]), mori.color, "no dye lightens");
    }
}
