//! What a mood wants: which baths, and which colors in which place.
//!
//! **Invariant:** baths come from the shelf; a shelf that has nothing for a mood gives what comes nearest to it.

use super::Mood;
use super::ideal::{
    self, BLACK, BLUE, BRIGHT, BROWN, CREAM, DEEP, Ideal, MUTED, NAVY, PALE, SKY, SOFT, Tone, WHITE,
};
use super::mosaic::{Mosaic, Role};
use super::ramp;
use crate::color::difference::Lab;
use crate::color::spectrum::Absorption;
use crate::design::dyeing::Chain;
use crate::dye::{Dyes, Family};
use crate::matching::choice::Choice;
use crate::seed::Stream;

/// A dye in some amount, alone on the cloth.
#[derive(Clone, Debug)]
pub(super) struct Shade {
    pub(super) choice: Choice,
    pub(super) tone: Tone,
}

/// Every dye in every amount.
#[derive(Debug)]
pub(super) struct Pantry {
    shades: Vec<Vec<Shade>>,
    cloth: Absorption,
    own: Vec<Lab>,
}

impl Pantry {
    pub(super) fn of(dyes: &Dyes, cloth: &Absorption, own: &[Lab]) -> Self {
        let shade = |choice: Choice| {
            let tone = Tone::of(cloth.plus(&choice.absorption, 1.0).to_lab());
            Shade { choice, tone }
        };
        let shades = dyes.all().iter().map(|dye| Choice::all(dye).into_iter().map(shade).collect());
        Self { shades: shades.collect(), cloth: cloth.clone(), own: own.to_vec() }
    }

    /// A shade of a family of colors, of one of the first kinds of dyes that have any; each dye as likely as another.
    fn pick(
        &self,
        stream: &mut Stream,
        fits: impl Fn(Tone) -> bool,
        kinds: &[&[Family]],
    ) -> Option<Shade> {
        for kinds in kinds {
            let is_right =
                |shade: &&Shade| kinds.contains(&shade.choice.dye.family) && fits(shade.tone);
            let fitting = self.shades.iter().map(|all| all.iter().filter(is_right).collect());
            let fitting: Vec<Vec<&Shade>> =
                fitting.filter(|all: &Vec<_>| !all.is_empty()).collect();
            if let Some(all) = one_of(stream, &fitting) {
                return one_of(stream, all).map(|shade| (*shade).clone());
            }
        }
        None
    }

    /// The same, or else the shade that is nearest to the family.
    fn pick_near(&self, stream: &mut Stream, ideal: Ideal, kinds: &[&[Family]]) -> Option<Shade> {
        let picked = self.pick(stream, |tone| ideal.has(tone), kinds);
        picked.or_else(|| {
            let all = self.shades.iter().flatten();
            let nearest = all.min_by(|a, b| ideal.off(a.tone).total_cmp(&ideal.off(b.tone)));
            nearest.cloned()
        })
    }

    /// A shade near a color: of the dyes that come nearest, the first more often.
    fn pick_like(&self, stream: &mut Stream, color: Lab) -> Option<Shade> {
        let off = |shade: &Shade| shade.tone.lab.distance(color);
        let nearest =
            |all: &Vec<Shade>| all.iter().min_by(|a, b| off(a).total_cmp(&off(b))).cloned();
        let mut nearest: Vec<Shade> = self.shades.iter().filter_map(nearest).collect();
        nearest.sort_by(|a, b| off(a).total_cmp(&off(b)));
        // Squared, chance falls on the first of four half of the time.
        let chance = stream.unit();
        let at = place(chance * chance, nearest.len().min(4));
        nearest.get(at).cloned()
    }
}

/// One bath of a plan.
#[derive(Clone, Debug)]
pub(super) struct Vessel {
    pub(super) choice: Choice,
    pub(super) is_brushed: bool,
    pub(super) lightness: f64,
}

/// Baths, and which colors are wished for where.
#[derive(Debug)]
pub(super) struct Scheme {
    pub(super) mood: Mood,
    pub(super) chain: Chain,
    pub(super) baths: Vec<Vessel>,
    /// The steps of a gradation, light first.
    pub(super) ramp: Vec<Choice>,
    /// Whether the first tint stays as the cloth is.
    pub(super) begins_bare: bool,
    pub(super) ground: Backdrop,
    pub(super) own: Vec<Lab>,
}

/// What the ground should be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Backdrop {
    Family(Ideal),
    Like(Lab),
}

impl Scheme {
    /// How far a color is from what is wished for in a place: 0 is right, 1 is wrong.
    pub(super) fn wish(&self, role: Role, tone: Tone) -> f64 {
        if role == Role::Backdrop {
            return match self.ground {
                Backdrop::Family(ideal) => 1.5 * ideal.off(tone),
                Backdrop::Like(color) => tone.lab.distance(color) / OWN,
            };
        }
        if self.mood == Mood::Own {
            let nearest = self.own.iter().map(|color| tone.lab.distance(*color) / OWN);
            let reserve =
                if role == Role::Reserve { WHITE.off(tone) } else { 0.35 + WHITE.off(tone) };
            return nearest.fold(reserve, f64::min);
        }
        ideal::off(wishes(self.mood, role), tone) + self.unnatural(role, tone)
    }

    /// A little for leaves that are not green and flowers that are, where colors are free.
    fn unnatural(&self, role: Role, tone: Tone) -> f64 {
        let is_green = tone.turn(LEAVES.0) < LEAVES.1;
        let is_free = matches!(self.mood, Mood::Pesisir | Mood::Pastel) && tone.chroma > 10.0;
        match role {
            Role::Leaf if is_free && !is_green => UNNATURAL,
            Role::Flower if is_free && is_green => UNNATURAL,
            _ => 0.0,
        }
    }
}

/// As far from a color of one's own as this is wrong, in Delta E 1976.
const OWN: f64 = 25.0;

/// From yellow green to turquoise.
const LEAVES: (f64, f64) = (168.0, 62.0);

/// What a blue leaf costs: there are such cloths, and they are beautiful.
const UNNATURAL: f64 = 0.15;

/// The families of colors for a role, each with what it costs to choose it.
fn wishes(mood: Mood, role: Role) -> &'static [(Ideal, f64)] {
    match (mood, role) {
        (Mood::Pastel, Role::Reserve) => &[(WHITE, 0.0), (PALE, 0.2)],
        (_, Role::Reserve) => &[(WHITE, 0.0), (CREAM, 0.1)],
        (Mood::Sogan, Role::Line) => &[(BROWN, 0.0), (WHITE, 0.15), (CREAM, 0.1), (BLACK, 0.2)],
        (Mood::Sogan, Role::Fill) => {
            &[(BROWN, 0.0), (WHITE, 0.05), (CREAM, 0.05), (BLACK, 0.2), (BLUE, 0.3)]
        }
        (Mood::Sogan, Role::Blue) => &[(BLUE, 0.0), (NAVY, 0.05), (CREAM, 0.4)],
        (Mood::Sogan, _) => {
            &[(BROWN, 0.05), (WHITE, 0.1), (CREAM, 0.0), (BLUE, 0.1), (NAVY, 0.1), (BLACK, 0.4)]
        }
        (Mood::Kelengan, Role::Line | Role::Fill) => {
            &[(WHITE, 0.0), (SKY, 0.1), (BLUE, 0.1), (NAVY, 0.1)]
        }
        (Mood::Kelengan, _) => &[(WHITE, 0.0), (SKY, 0.0), (BLUE, 0.05), (NAVY, 0.2)],
        (Mood::Pesisir, Role::Line) => {
            &[(WHITE, 0.0), (CREAM, 0.05), (DEEP, 0.25), (BLACK, 0.3), (BRIGHT, 0.3)]
        }
        (Mood::Pesisir, Role::Fill) => &[(WHITE, 0.0), (CREAM, 0.05), (DEEP, 0.25), (BRIGHT, 0.2)],
        (Mood::Pesisir, Role::Blue) => &[(BLUE, 0.0), (BRIGHT, 0.1), (SKY, 0.1)],
        (Mood::Pesisir, _) => &[(BRIGHT, 0.0), (CREAM, 0.5), (WHITE, 0.6)],
        (Mood::Pastel, Role::Line) => &[(WHITE, 0.0), (MUTED, 0.0), (SOFT, 0.15)],
        (Mood::Pastel, Role::Fill) => &[(WHITE, 0.0), (MUTED, 0.1), (SOFT, 0.05)],
        (Mood::Pastel, _) => &[(SOFT, 0.0), (PALE, 0.1), (WHITE, 0.2), (MUTED, 0.5)],
        (Mood::Own, _) => &[],
    }
}

const PLANTS: &[Family] = &[Family::Indigo, Family::Soga, Family::Natural];
const BRUSHES: &[Family] = &[Family::Remazol, Family::Indigosol];
const FAST: &[Family] = &[Family::Naphthol, Family::Indigosol];
const EVERY: &[Family] = &Family::ALL;

/// How many plans of the coast are brushed where a drawing has walls for it; the others are dipped.
const BRUSHED: f64 = 0.8;

/// The most dips of one cloth, those of a gradation included: more is told as too many.
const MOST_DIPS: usize = 6;

/// A plan for a mood; nothing where there are no dyes, or none of one's own colors.
pub(super) fn drawn(
    mood: Mood,
    pantry: &Pantry,
    mosaic: &Mosaic,
    stream: &mut Stream,
) -> Option<Scheme> {
    let mut plan = match mood {
        Mood::Sogan => sogan(pantry, stream),
        Mood::Kelengan => kelengan(pantry, stream),
        Mood::Pesisir if mosaic.has_walls() && stream.unit() < BRUSHED => pesisir(pantry, stream),
        Mood::Pesisir => vivid(pantry, stream),
        Mood::Pastel => pastel(pantry, stream),
        Mood::Own => own(pantry, stream),
    }?;
    if mosaic.tints > 0 {
        add_ramp(&mut plan, pantry, mosaic.tints, stream);
    }
    Some(plan)
}

fn plan(mood: Mood, chain: Chain, ground: Backdrop, shades: Vec<Shade>) -> Scheme {
    let baths = shades.into_iter().map(dipped).collect();
    Scheme { mood, chain, baths, ramp: Vec::new(), begins_bare: false, ground, own: Vec::new() }
}

fn dipped(shade: Shade) -> Vessel {
    Vessel { choice: shade.choice, is_brushed: false, lightness: shade.tone.lab.l }
}

/// Blue, brown, and often a light yellow below or a second brown.
fn sogan(pantry: &Pantry, stream: &mut Stream) -> Option<Scheme> {
    let is_wedelan = stream.unit() < 0.7;
    let vats: &[&[Family]] = &[&[Family::Indigo], FAST, EVERY];
    let blue = pantry.pick_near(stream, if is_wedelan { NAVY } else { BLUE }, vats)?;
    let barks: &[&[Family]] = match place(stream.unit(), 10) {
        0..7 => &[&[Family::Soga], PLANTS, EVERY],
        7..9 => &[PLANTS, EVERY],
        _ => &[FAST, EVERY],
    };
    let brown = pantry.pick_near(stream, BROWN, barks)?;
    let chain = match (brown.choice.dye.family, brown.choice.dye.key.as_str()) {
        (Family::Soga, "soga-solo") => Chain::SoganSolo,
        (Family::Soga, _) => Chain::SoganYogya,
        _ => Chain::Lorodan,
    };
    let mut shades = vec![blue, brown];
    match place(stream.unit(), 10) {
        0..4 => {}
        4..8 => shades.extend(pantry.pick(stream, |tone| CREAM.has(tone), &[PLANTS, EVERY])),
        _ => {
            let light = Ideal::new((54.0, 74.0), (24.0, 60.0), ideal::BROWNS);
            shades.extend(pantry.pick(stream, |tone| light.has(tone), &[PLANTS, EVERY]));
        }
    }
    let grounds = [BLACK, BLACK, BLACK, CREAM, WHITE, BROWN, NAVY];
    let ground = *one_of(stream, &grounds)?;
    Some(plan(Mood::Sogan, chain, Backdrop::Family(ground), shades))
}

/// One blue, or a light and a deep one of the same vat.
fn kelengan(pantry: &Pantry, stream: &mut Stream) -> Option<Scheme> {
    let vats: &[&[Family]] =
        if stream.unit() < 0.85 { &[&[Family::Indigo], FAST, EVERY] } else { &[FAST, EVERY] };
    let deep = if stream.unit() < 0.75 { NAVY } else { BLUE };
    let deep = pantry.pick_near(stream, deep, vats)?;
    let mut shades = Vec::new();
    if stream.unit() < 0.75 {
        let key = &deep.choice.dye.key;
        let own =
            pantry.shades.iter().find(|all| all.iter().any(|it| it.choice.dye.key == *key))?;
        let light: Vec<_> =
            own.iter().filter(|shade| SKY.has(shade.tone) || BLUE.has(shade.tone)).collect();
        shades.extend(one_of(stream, &light).map(|shade| (*shade).clone()));
    }
    shades.push(deep);
    let ground = *one_of(stream, &[NAVY, NAVY, WHITE, WHITE, BLUE, SKY])?;
    Some(plan(Mood::Kelengan, Chain::Kelengan, Backdrop::Family(ground), shades))
}

/// Bright brushed colors of different hues, and a dip for the ground.
fn pesisir(pantry: &Pantry, stream: &mut Stream) -> Option<Scheme> {
    let count = 2 + place(stream.unit(), 2);
    let mut bright: Vec<Shade> = Vec::new();
    for _ in 0..count {
        let is_new = |tone: Tone| bright.iter().all(|other| tone.turn(other.tone.hue) > 48.0);
        let next = pantry.pick(stream, |tone| BRIGHT.has(tone) && is_new(tone), &[BRUSHES, EVERY]);
        bright.extend(next);
    }
    let vivid = Ideal::new((34.0, 62.0), (40.0, 120.0), ideal::ANY);
    let pale = Ideal::new((80.0, 93.0), (10.0, 34.0), ideal::ANY);
    let ground = *one_of(stream, &[DEEP, DEEP, DEEP, BLACK, vivid, vivid, pale, WHITE])?;
    let mut plan = plan(Mood::Pesisir, Chain::Pesisir, Backdrop::Family(ground), Vec::new());
    let is_brushed = |shade: &Shade| BRUSHES.contains(&shade.choice.dye.family);
    plan.baths =
        bright.into_iter().map(|it| Vessel { is_brushed: is_brushed(&it), ..dipped(it) }).collect();
    let dip = if ground == WHITE { DEEP } else { ground };
    let kinds: &[&[Family]] =
        &[FAST, &[Family::Naphthol, Family::Indigosol, Family::Indigo, Family::Natural], EVERY];
    plan.baths.push(dipped(pantry.pick_near(stream, dip, kinds)?));
    Some(plan)
}

/// Bright colors of the coast without a brush: two hues that are dipped, and a dip for the ground.
fn vivid(pantry: &Pantry, stream: &mut Stream) -> Option<Scheme> {
    let kinds: &[&[Family]] = &[FAST, EVERY];
    let first = pantry.pick_near(stream, BRIGHT, kinds)?;
    let is_new = |tone: Tone| BRIGHT.has(tone) && tone.turn(first.tone.hue) > 60.0;
    let second = pantry.pick(stream, is_new, kinds);
    let bright = Ideal::new((34.0, 62.0), (40.0, 120.0), ideal::ANY);
    let ground = *one_of(stream, &[DEEP, DEEP, BLACK, bright, WHITE])?;
    let third = match ground {
        DEEP | BLACK => Some(pantry.pick_near(stream, ground, kinds)?),
        _ => None,
    };
    let shades = [Some(first), second, third].into_iter().flatten().collect();
    Some(plan(Mood::Pesisir, Chain::Lorodan, Backdrop::Family(ground), shades))
}

/// Two or three pale baths, and sometimes a muted one for lines.
fn pastel(pantry: &Pantry, stream: &mut Stream) -> Option<Scheme> {
    let light = Ideal::new((73.0, 91.0), (11.0, 38.0), ideal::ANY);
    let count = 2 + place(stream.unit(), 2);
    let mut shades: Vec<Shade> = Vec::new();
    for _ in 0..count {
        let is_new = |tone: Tone| shades.iter().all(|other| tone.turn(other.tone.hue) > 40.0);
        let next = pantry.pick(stream, |tone| light.has(tone) && is_new(tone), &[EVERY]);
        shades.extend(next);
    }
    if stream.unit() < 0.5 {
        shades.extend(pantry.pick(stream, |tone| MUTED.has(tone), &[EVERY]));
    }
    if shades.is_empty() {
        shades.extend(pantry.pick_near(stream, light, &[EVERY]));
    }
    let ground = *one_of(stream, &[PALE, PALE, PALE, WHITE, CREAM])?;
    (!shades.is_empty())
        .then(|| plan(Mood::Pastel, Chain::Lorodan, Backdrop::Family(ground), shades))
}

/// Baths near some of the given colors.
fn own(pantry: &Pantry, stream: &mut Stream) -> Option<Scheme> {
    let mut colors = pantry.own.clone();
    let count = 2 + place(stream.unit(), 3);
    let mut shades = Vec::new();
    while shades.len() < count && !colors.is_empty() {
        let color = colors.swap_remove(place(stream.unit(), colors.len()));
        // What the bare cloth shows needs no bath.
        if color.distance(pantry.cloth.to_lab()) > 10.0 {
            shades.extend(pantry.pick_like(stream, color));
        }
    }
    let ground = *one_of(stream, &pantry.own)?;
    let own = pantry.own.clone();
    let plan = plan(Mood::Own, Chain::Free, Backdrop::Like(ground), shades);
    (!plan.baths.is_empty()).then_some(Scheme { own, ..plan })
}

/// The vat of a gradation takes the place of the bath that is most like it.
fn add_ramp(plan: &mut Scheme, pantry: &Pantry, tints: usize, stream: &mut Stream) {
    let deepest = match plan.mood {
        Mood::Sogan => Ideal::new((24.0, 52.0), (18.0, 62.0), ideal::BROWNS),
        Mood::Kelengan => Ideal::new((16.0, 46.0), (12.0, 60.0), ideal::BLUES),
        Mood::Pesisir => Ideal::new((20.0, 46.0), (26.0, 120.0), ideal::ANY),
        Mood::Pastel => Ideal::new((60.0, 74.0), (18.0, 50.0), ideal::ANY),
        Mood::Own => Ideal::new((0.0, 60.0), (0.0, 120.0), ideal::ANY),
    };
    let is_like = |tone: Tone| {
        let near = |color: &Lab| tone.lab.distance(*color) < OWN;
        let is_earth = plan.mood == Mood::Pesisir && tone.turn(58.0) < 22.0;
        deepest.has(tone) && !is_earth && (plan.mood != Mood::Own || plan.own.iter().any(near))
    };
    let kinds: &[&[Family]] = match plan.mood {
        Mood::Sogan if stream.unit() < 0.7 => &[&[Family::Soga], PLANTS, EVERY],
        Mood::Sogan | Mood::Kelengan => &[PLANTS, EVERY],
        Mood::Pesisir | Mood::Pastel | Mood::Own => &[EVERY],
    };
    let picked = pantry.pick(stream, is_like, kinds);
    let Some(shade) = picked.or_else(|| pantry.pick_near(stream, deepest, kinds)) else { return };
    let key = &shade.choice.dye.key;
    plan.chain = Chain::TutupCelup;
    plan.baths.retain(|vessel| vessel.choice.dye.key != *key);
    plan.baths.truncate(2);
    let others = plan.baths.iter().filter(|vessel| !vessel.is_brushed).count();
    let most = MOST_DIPS.saturating_sub(others);
    // Where no other bath colors the lines, they stay as the cloth is, and have to be seen on the first tint.
    plan.begins_bare = stream.unit() < 0.4 && !plan.baths.is_empty();
    let steps = most.min(tints - usize::from(plan.begins_bare));
    plan.ramp = ramp::steps(&pantry.cloth, &shade.choice, steps);
}

/// One of some things by chance.
fn one_of<'a, T>(stream: &mut Stream, all: &'a [T]) -> Option<&'a T> {
    all.get(place(stream.unit(), all.len()))
}

/// The place among so many that a share of 0 to 1 falls on.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "cut to the places there are"
)]
fn place(share: f64, count: usize) -> usize {
    ((share * count as f64) as usize).min(count.saturating_sub(1))
}
