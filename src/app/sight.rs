//! What a panel sees: everything that may be shown, and a place to leave what should be done.

use std::sync::Arc;

use crate::design::{Design, Layer};
use crate::notice::Message;
use crate::words::Words;
use crate::workspace::Evaluated;

use super::act::{Act, Acts, Hold};
use super::camera::View;
use super::command::{self, Id, Situation};
use super::keep::{Preferred, ThemeChoice};
use super::keeping::Keep;
use super::open::Open;
use super::pictures::Pictures;
use super::working::Work;
use crate::design::Edit;

/// What every panel sees, whether a design is open or not.
pub(crate) struct Sight<'a> {
    /// What the program says.
    pub(crate) words: &'a Words,
    /// What it remembers of how somebody works.
    pub(crate) preferences: &'a Preferred,
    /// Pictures of cloth, made by workers.
    pub(crate) pictures: &'a Pictures,
    /// What can be done now.
    pub(crate) situation: &'a Situation,
    /// Where to leave what should be done.
    pub(crate) acts: &'a Acts,
    /// What outlives the window.
    pub(crate) keep: &'a Keep,
    /// What is being worked on.
    pub(crate) work: &'a Work,
}

impl Sight<'_> {
    /// The words of `key`, which takes no values.
    pub(crate) fn text(&self, key: &'static str) -> String {
        self.words.say(&Message::new(key))
    }

    /// The words of an attribute of `key`, if it has one.
    pub(crate) fn part(&self, key: &'static str, attribute: &str) -> Option<String> {
        self.words.text(key, Some(attribute))
    }

    /// The sentence of a message.
    pub(crate) fn say(&self, message: &Message) -> String {
        self.words.say(message)
    }

    /// A number in the manner of the language.
    pub(crate) fn number(&self, number: f64) -> String {
        self.words.number(number)
    }

    /// Whether Indonesian is spoken.
    pub(crate) fn is_indonesian(&self) -> bool {
        self.words.language() == crate::words::Language::Indonesian
    }

    /// Leaves something to be done.
    pub(crate) fn act(&self, act: Act) {
        self.acts.push(act);
    }

    /// Leaves an edit that is a step of its own.
    pub(crate) fn edit(&self, edit: Edit) {
        self.act(Act::Edit(edit, Hold::Once));
    }

    /// Leaves an edit that is one step with all others of the same thing on the screen until it is let go.
    pub(crate) fn edit_while(&self, id: egui::Id, edit: Edit) {
        self.act(Act::Edit(edit, Hold::While(id)));
    }

    /// Leaves a command of the table.
    pub(crate) fn run(&self, id: Id) {
        self.act(Act::Run(id));
    }

    /// Whether a command can be run now.
    pub(crate) fn can(&self, id: Id) -> bool {
        (command::row(id).when)(self.situation)
    }
}

/// What a panel of an open design sees.
pub(crate) struct Bench<'a> {
    /// What every panel sees.
    pub(crate) see: &'a Sight<'a>,
    /// The design, and how it is being looked at.
    pub(crate) open: &'a Open,
}

impl<'a> std::ops::Deref for Bench<'a> {
    type Target = Sight<'a>;

    fn deref(&self) -> &Self::Target {
        self.see
    }
}

impl Bench<'_> {
    /// The design as it is now.
    pub(crate) fn design(&self) -> &Arc<Design> {
        self.open.desk.design()
    }

    /// The design drawn, as it is now.
    pub(crate) fn evaluated(&self) -> &Evaluated {
        self.open.desk.evaluated()
    }

    /// What the design is called on the screen.
    pub(crate) fn name(&self) -> String {
        self.open.called(self.words)
    }

    /// Whether a command that turns something on has done so; nothing for the others.
    pub(crate) fn holds(&self, id: Id) -> Option<bool> {
        let Preferred { has_rulers, has_tile_edge, dims_copies, snaps, theme, .. } =
            *self.preferences;
        let view = self.open.camera.view;
        Some(match id {
            Id::ViewTile => view == View::Tile,
            Id::ViewNine => view == View::Nine,
            Id::ViewCloth => view == View::Cloth,
            Id::Rulers => has_rulers,
            Id::TileEdge => has_tile_edge,
            Id::Dim => dims_copies,
            Id::Snap => snaps,
            Id::ThemeMori => theme == ThemeChoice::Mori,
            Id::ThemeMalam => theme == ThemeChoice::Malam,
            Id::ThemeSystem => theme == ThemeChoice::System,
            _ => return None,
        })
    }

    /// The layer that settings are shown of: the one that is selected, if it is one alone.
    pub(crate) fn selected(&self) -> Option<(usize, &Arc<Layer>)> {
        let at = self.open.selection.only()?;
        Some((at, self.design().layers.get(at)?))
    }
}
