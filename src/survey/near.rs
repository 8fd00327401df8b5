//! Lines to be scraped that lie near to lines that stay (docs/craft.md, section 4.7).
//!
//! **Invariant:** what is told names both parts, how near they come, and where in the period.

use std::collections::{BTreeMap, BTreeSet};

use kurbo::Point;

use super::strips::{Cloth, Strip};
use crate::design::dyeing::Work;
use crate::dye::{Fabric, Plan};
use crate::mark::Part;
use crate::notice::{Aim, Message, Notice, Spot, rounded};

mod field;

use field::Field;

/// A blade needs this much room, in millimeters.
pub(super) const BLADE: f64 = 1.5;

/// For each part, by number, whether it is meant.
type Parts = Vec<bool>;

/// How near two parts come, in millimeters, and where: the one that is scraped first.
type Nearest = BTreeMap<(u16, u16), (f64, Point)>;

/// Scraping in some plans. Those that scrape the same while the same stays are looked at once.
pub(super) struct Blades {
    /// For the parts that stay, for those that are scraped.
    nearest: BTreeMap<Parts, BTreeMap<Parts, Nearest>>,
    scrapings: Vec<Scraping>,
}

/// A step in which lines are scraped.
struct Scraping {
    colorway: usize,
    /// Counted from 1.
    step: usize,
    stays: Parts,
    off: Parts,
}

impl Blades {
    /// All scraping of the plans.
    pub(super) fn of(cloth: &Cloth, plans: &[(usize, &Plan)], fabric: &Fabric) -> Self {
        let mut all = Self { nearest: BTreeMap::new(), scrapings: Vec::new() };
        for (colorway, plan) in plans {
            for (at, step) in plan.steps().iter().enumerate() {
                let Work::Scrape(parts) = &step.work else { continue };
                let waxed = step.state.waxed();
                let stays = cloth.which(|part| waxed.contains(part) && !fabric.is_area(part));
                let off = cloth.which(|part| parts.contains(part));
                all.nearest.entry(stays.clone()).or_default().entry(off.clone()).or_default();
                all.scrapings.push(Scraping { colorway: *colorway, step: at + 1, stays, off });
            }
        }
        all
    }

    /// Finds for each part that is scraped the nearest line that stays.
    pub(super) fn look(&mut self, cloth: &Cloth, strip: &Strip) {
        for (stays, tasks) in &mut self.nearest {
            if !strip.has_any(stays) || !tasks.keys().any(|off| strip.has_any(off)) {
                continue;
            }
            let field = Field::around(stays, strip, BLADE / cloth.pixel() + 1.0);
            field.each(|[row, column], distance, on| {
                let off = strip.row(row)[column];
                // From middle to middle of pixels; the edges are a pixel nearer.
                let apart = (distance - 1.0).max(0.0) * cloth.pixel();
                if apart >= BLADE {
                    return;
                }
                for (is_off, nearest) in tasks.iter_mut() {
                    if is_off[usize::from(off)]
                        && nearest.get(&(off, on)).is_none_or(|best| apart < best.0)
                    {
                        let y = strip.top() as f64 + row as f64 + 0.5;
                        let place = cloth.place(Point::new(column as f64 + 0.5, y));
                        nearest.insert((off, on), (apart, place));
                    }
                }
            });
        }
    }

    /// What there is to tell, with the colorway of each.
    pub(super) fn told(&self, cloth: &Cloth) -> Vec<(usize, Notice)> {
        let told_of = |it: &Scraping| {
            let nearest = self.nearest.get(&it.stays)?.get(&it.off)?;
            let (message, at) = told(nearest, cloth.parts(), it.step)?;
            let notice = Notice::note(Spot::Colorway(it.colorway), message);
            Some((it.colorway, notice.aimed(Aim::at(at))))
        };
        self.scrapings.iter().filter_map(told_of).collect()
    }
}

/// One message for a step: who comes too near to whom; and where it is worst.
fn told(nearest: &Nearest, names: &[Part], step: usize) -> Option<(Message, Point)> {
    let named = |numbers: BTreeSet<u16>| {
        let names: Vec<String> =
            numbers.into_iter().map(|at| format!("“{}”", names[usize::from(at)])).collect();
        names.join(", ")
    };
    let worst = nearest.values().min_by(|a, b| a.0.total_cmp(&b.0))?;
    let message = Message::new("dye-blade-near")
        .with("step", step)
        .with("parts", named(nearest.keys().map(|(off, _)| *off).collect()))
        .with("others", named(nearest.keys().map(|(_, on)| *on).collect()))
        .with("distance", rounded::tenth(worst.0))
        .with("max", BLADE)
        .with("x", rounded::tenth(worst.1.x))
        .with("y", rounded::tenth(worst.1.y));
    Some((message, worst.1))
}
