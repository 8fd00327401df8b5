//! Designs drawn again and again: what is drawn anew, what is kept, and fills that are made elsewhere.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::sync::Arc;

use canting::artwork::{Artwork, Draft, Fills, Materials, Runs, Studio};
use canting::design::edit::{Edit, LayerEdit};
use canting::design::{self, Content, Design};
use canting::mark::{Flat, Mark};
use canting::param::Value;

/// A motif below, an isen that fills what it leaves, a motif over both, and an isen in what is left then.
fn kebun() -> Design {
    let text = "canting = 1\nseed = 7\n[repeat]\ntile = [60, 60]\n\
        [[layer]]\nmotif = 'kawung'\nparams = { size = 30 }\n\
        [[layer]]\nisen = 'cecek'\npart = 'isen'\n\
        [[layer]]\nmotif = 'ceplok'\nplace = { at = [30, 30], scale = 0.4 }\n\
        [[layer]]\nisen = 'galaran'\npart = 'isen'\n\
        [[colorway]]\nname = 'a'\nprint = { latar = '#ffffff', klowong = '#402010' }\n\
        [[colorway]]\nname = 'b'\nprint = { latar = '#ffffff', klowong = '#102040' }\n";
    design::read(text).expect("a design")
}

/// The same design with the size of its first motif moved.
fn slid(design: &Design, size: f64) -> Design {
    let mut slid = design.clone();
    if let Content::Motif { params, .. } = &mut Arc::make_mut(&mut slid.layers[0]).content {
        params.insert("size".to_owned(), Value::Number(size));
    }
    slid
}

fn runs(scripts: usize, fills: usize) -> Runs {
    Runs { scripts, fills, ..Runs::default() }
}

fn assert_finished(draft: &Draft, design: &Design) {
    let whole = Artwork::of(design, &Materials::standard());
    assert!(!draft.is_stale(), "a fill is missing");
    assert!(draft.artwork.marks() == whole.marks(), "other marks");
    assert!(draft.artwork.origins() == whole.origins(), "marks of other layers");
    assert_eq!(draft.notices, whole.notices(), "other notices");
}

/// For each layer that was drawn whether it shows an old fill.
fn stale(draft: &Draft) -> Vec<bool> {
    draft.layers.iter().flatten().map(|layer| layer.is_stale).collect()
}

/// The marks of a layer.
fn of_layer(artwork: &Artwork, layer: u32) -> Vec<&Mark> {
    let marks = artwork.marks().iter().zip(artwork.origins());
    marks.filter(|(_, origin)| origin.layer == layer).map(|(mark, _)| mark).collect()
}

/// Makes every fill that is waited for.
fn finished(studio: &mut Studio, design: &Design) -> Draft {
    let mut draft = studio.draw(design, Fills::Later);
    while let Some(filling) = draft.waiting.take() {
        let go_on = |_| ControlFlow::Continue(());
        let worker = std::thread::spawn(move || filling.made(&go_on));
        studio.keep(worker.join().expect("it ends").expect("nobody stopped it"));
        draft = studio.draw(design, Fills::Later);
    }
    draft
}

#[test]
fn a_step_of_a_slider_runs_one_script_and_no_fill() {
    let design = kebun();
    let mut studio = Studio::new(Materials::standard());
    let first = studio.draw(&design, Fills::Now);
    assert_finished(&first, &design);
    assert_eq!(studio.runs(), runs(2, 2));

    let slid = slid(&design, 28.0);
    let draft = studio.draw(&slid, Fills::Later);
    assert_eq!(studio.runs(), runs(3, 2));
    let size = draft.layers[0].as_ref().map(|layer| layer.values["size"].clone());
    assert_eq!(size, Some(Value::Number(28.0)));
    assert_eq!(stale(&draft), [false, true, false, true]);
    // The old fills are still there.
    for isen in [1, 3] {
        assert!(of_layer(&draft.artwork, isen) == of_layer(&first.artwork, isen));
    }
    let draft = finished(&mut studio, &slid);
    assert_eq!(studio.runs(), runs(3, 4));
    assert_finished(&draft, &slid);
}

#[test]
fn marks_that_stay_are_flattened_once() {
    let design = kebun();
    let mut studio = Studio::new(Materials::standard());
    let flats = |draft: &Draft| {
        [0, 1, 2].map(|layer| -> Vec<*const Flat> {
            let marks = of_layer(&draft.artwork, layer);
            marks.into_iter().map(|mark| std::ptr::from_ref(mark.flat())).collect()
        })
    };
    let first = studio.draw(&design, Fills::Now);
    let before = flats(&first);
    let mut turned = design.clone();
    if let Some(place) = &mut Arc::make_mut(&mut turned.layers[2]).place {
        place.turn += 30.0;
    }
    let draft = studio.draw(&turned, Fills::Later);
    let after = flats(&draft);
    assert!(after[..2] == before[..2], "flattened once more");
    assert!(after[2] != before[2], "the turned layer has marks of its own");
}

#[test]
fn what_changes_no_mark_runs_nothing() {
    let design = kebun();
    let mut studio = Studio::new(Materials::standard());
    let first = studio.draw(&design, Fills::Now);
    let before = studio.runs();
    let mut other = design.clone();
    other.colorways.reverse();
    let draft = studio.draw(&other, Fills::Later);
    assert!(Arc::ptr_eq(&first.artwork, &draft.artwork), "it is even the same artwork");

    // A layer is hidden and shown again, an edit undone.
    let mut hidden = design.clone();
    Arc::make_mut(&mut hidden.layers[3]).is_visible = false;
    studio.draw(&hidden, Fills::Later);
    let draft = studio.draw(&design, Fills::Later);
    assert_finished(&draft, &design);
    assert_eq!(studio.runs(), before);
}

#[test]
fn the_topmost_fill_leaves_those_below_alone() {
    let design = kebun();
    let mut studio = Studio::new(Materials::standard());
    studio.draw(&design, Fills::Now);
    let mut slid = design.clone();
    if let Content::Isen { params, .. } = &mut Arc::make_mut(&mut slid.layers[3]).content {
        params.insert("size".to_owned(), Value::Number(3.0));
    }
    let draft = studio.draw(&slid, Fills::Later);
    assert!(draft.is_stale() && draft.layers[3].as_ref().is_some_and(|layer| layer.is_stale));
    let size = draft.layers[3].as_ref().map(|layer| layer.values["size"].clone());
    assert_eq!(size, Some(Value::Number(3.0)), "settled before it is filled");
    let draft = finished(&mut studio, &slid);
    assert_eq!(studio.runs(), runs(2, 3));
    assert_finished(&draft, &slid);
}

#[test]
fn a_fill_tells_how_far_it_is_and_can_be_stopped_anywhere() {
    let design = kebun();
    let mut studio = Studio::new(Materials::standard());
    let filling = studio.draw(&design, Fills::Later).waiting.expect("nothing is filled yet");
    let (heard, asked) = (Cell::new(0.0), Cell::new(0));
    let watcher = |share: f64| {
        assert!((heard.get()..=1.0).contains(&share), "{share} after {}", heard.get());
        heard.set(share);
        asked.set(asked.get() + 1);
        ControlFlow::Continue(())
    };
    assert!(filling.clone().made(&watcher).is_some());
    assert!(heard.get() > 0.7 && asked.get() > 20, "{} {}", heard.get(), asked.get());
    for stop in [1, asked.get() / 2, asked.get() - 1] {
        let left = Cell::new(stop);
        let watcher = |_| {
            left.set(left.get() - 1);
            if left.get() > 0 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        assert!(filling.clone().made(&watcher).is_none(), "stopped at {stop}");
        assert!(left.get() == 0, "nobody is asked again");
    }
}

#[test]
fn another_raport_or_seed_is_drawn_anew() {
    let design = kebun();
    let mut studio = Studio::new(Materials::standard());
    studio.draw(&design, Fills::Now);
    let mut wide = design.clone();
    wide.repeat.tile.width = 90.0;
    assert_finished(&studio.draw(&wide, Fills::Now), &wide);
    let strewn = Design { seed: 8, ..wide };
    assert_finished(&studio.draw(&strewn, Fills::Now), &strewn);
}

#[test]
fn a_layer_with_a_seed_of_its_own_is_strewn_anew_and_no_other() {
    let mut design = kebun();
    design.layers.remove(1);
    if let Content::Isen { name, .. } = &mut Arc::make_mut(&mut design.layers[2]).content {
        "cacah-gori".clone_into(name);
    }
    let mut studio = Studio::new(Materials::standard());
    let first = studio.draw(&design, Fills::Now);
    let before = studio.runs();

    // The motif below is drawn again; the fill above it waits, and the one under it does not.
    let mut own = design.clone();
    Arc::make_mut(&mut own.layers[1]).seed = Some(5);
    let draft = studio.draw(&own, Fills::Later);
    assert_eq!(studio.runs(), Runs { scripts: before.scripts + 1, ..before });
    assert_eq!(stale(&draft), [false, false, true]);
    let draft = finished(&mut studio, &own);
    assert_eq!(studio.runs().fills, before.fills + 1);
    assert_finished(&draft, &own);

    // A fill strews other marks; the layers below keep theirs.
    let mut own = design.clone();
    Arc::make_mut(&mut own.layers[2]).seed = Some(5);
    let draft = studio.draw(&own, Fills::Later);
    assert_eq!(stale(&draft), [false, false, true]);
    let draft = finished(&mut studio, &own);
    assert_finished(&draft, &own);
    for layer in [0, 1] {
        assert!(of_layer(&draft.artwork, layer) == of_layer(&first.artwork, layer), "{layer}");
    }
    assert!(of_layer(&draft.artwork, 2) != of_layer(&first.artwork, 2), "other scraps");
}

#[test]
fn samples_drawn_fill_by_fill_are_what_they_are_at_once() {
    for sample in canting::samples::all().iter().take(12) {
        let mut studio = Studio::new(Materials::standard());
        let draft = finished(&mut studio, &sample.design);
        assert_finished(&draft, &sample.design);
    }
}

#[test]
fn another_letter_of_a_layer_draws_no_other_layer() {
    let text = "canting = 1\n[repeat]\ntile = [60, 60]\nstep = 'sareng'\ntwin = 'own'\n\
        [[layer]]\nmotif = 'kawung'\n[[layer]]\nisen = 'cecek'\n\
        [[layer]]\nmotif = 'ceplok'\nplace = { at = [30, 30] }\n";
    let design = design::read(text).expect("a design");
    let mut studio = Studio::new(Materials::standard());
    studio.draw(&design, Fills::Now);
    let moved = LayerEdit::Tile('B');
    let design = design.apply(&Edit::Layer(2, moved)).expect("a letter");
    let draft = studio.draw(&design, Fills::Now);
    assert_eq!(studio.runs(), runs(3, 1));
    assert_finished(&draft, &design);
}

#[test]
fn what_is_drawn_without_chance_stays_when_layers_go() {
    let picture = "<svg viewBox='0 0 20 20'><circle cx='9' cy='9' r='4'/></svg>";
    let text = "canting = 1\n[repeat]\ntile = [60, 60]\n\
        [[layer]]\ndrawing = 'M5 5 L20 9'\nwidth = 1\n\
        [[layer]]\npicture = 'a.svg'\nplace = { at = [30, 30] }\n\
        [[layer]]\npicture = 'a.svg'\nplace = { at = [50, 30] }\n";
    let design = design::read(text).expect("a design");
    let pictures = [("a.svg".to_owned(), Ok(picture.to_owned()))].into();
    let materials = Materials { pictures, ..Materials::standard() };
    let mut studio = Studio::new(materials);
    studio.draw(&design, Fills::Now);
    let design = design.apply(&Edit::RemoveLayer(0)).expect("a layer");
    let draft = studio.draw(&design, Fills::Now);
    assert_eq!((studio.runs().pictures, draft.artwork.marks().len()), (2, 2));
}

#[test]
fn a_layer_that_is_refused_costs_those_above_nothing() {
    let line = |at| format!("{{ d = 'M{} 1 h0.02', width = 0.01 }}, ", f64::from(at) / 1000.0);
    let lines: String = (0..2500).map(line).collect();
    let text = format!(
        "canting = 1\n[repeat]\ntile = [3000, 3000]\nstep = 'pinggiran'\nunit = [5, 5]\nfrieze = 'p111'\n\
        [[layer]]\ndrawing = [{lines}]\n[[layer]]\ndrawing = 'M1 1 L3 3'\nwidth = 0.3\n"
    );
    let design = design::read(&text).expect("a design");
    let artwork = Artwork::of(&design, &Materials::standard());
    let keys: Vec<_> = artwork.notices().iter().map(|notice| notice.message.key).collect();
    let refused = keys.iter().filter(|key| **key == "artwork-too-many-copies").count();
    assert_eq!(refused, 1, "{keys:?}");
    assert!(artwork.origins().iter().all(|origin| origin.layer == 1));
    assert!(!artwork.marks().is_empty());
}
