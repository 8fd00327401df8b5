//! The library of motifs: scripts by name, compiled when first asked for.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use kurbo::Size;
use rhai::{Array, CallFnOptions, Dynamic, Engine, Scope};

use super::about::Motif;
use super::board::{Board, Budget, Cover, Limits};
use super::pen::Pen;
use super::script::{Script, told};
use super::words;
use crate::geom::Lattice;
use crate::limits;
use crate::mark::Mark;
use crate::notice::{self, Message, rounded};
use crate::param::Values;
use crate::seed::StreamName;
use crate::spelling::{self, slug};

/// The scripts that come with the program.
static MOTIFS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/motifs");

/// So many of its own tiles are drawn without asking whether there is room for them.
const FEW_COPIES: f64 = 16.0;

/// What chance may add to the work of one tile against another.
const MARGIN: f64 = 0.9;

/// Motifs by name.
///
/// ```
/// use canting::motif::Library;
/// use canting::param::Values;
///
/// let library = Library::standard();
/// let kawung = library.find("Kawung Picis").expect("a motif").expect("a sound script");
/// let (values, notices) = kawung.values(&Values::new());
/// assert!(notices.is_empty());
/// assert_eq!(library.tile(&kawung, &values).expect("a tile").width, 48.0);
/// ```
pub struct Library {
    engine: Engine,
    budget: Rc<Budget>,
    scripts: Scripts,
    /// Scripts that were asked for: compiled, or why they cannot be.
    ready: RefCell<BTreeMap<String, Result<Rc<Script>, Message>>>,
}

/// The texts of motif scripts by the names of their files, and the limits that they run within: what a library is made
/// of. Cloning is cheap, and every thread may make a [`Library`] of its own of them.
#[derive(Clone, Debug)]
pub struct Scripts {
    limits: Limits,
    /// Each as it stands in its file, or why nobody can read it.
    texts: Arc<BTreeMap<String, Result<Arc<str>, Message>>>,
}

/// What a motif drew.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// From the lowest to the topmost. The frame's middle is the origin.
    pub marks: Vec<Mark>,
    /// What was fitted, and other things to tell.
    pub notes: Vec<Message>,
}

impl fmt::Debug for Library {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Library").field("motifs", &self.names()).finish_non_exhaustive()
    }
}

impl Library {
    /// The motifs that come with the program.
    pub fn standard() -> Self {
        Self::standard_within(Limits::default())
    }

    /// The motifs that come with the program, within other limits than theirs.
    pub fn standard_within(limits: Limits) -> Self {
        let mut library = Self::empty(limits);
        for file in
            MOTIFS.files().filter(|file| file.path().extension().is_some_and(|end| end == "rhai"))
        {
            if let (Some(name), Some(text)) = (file.path().file_stem(), file.contents_utf8()) {
                library.add(&name.to_string_lossy(), text);
            }
        }
        library
    }

    /// No motifs yet.
    pub fn empty(limits: Limits) -> Self {
        Self::of(Scripts { limits, texts: Arc::default() })
    }

    /// The motifs of these scripts.
    pub fn of(scripts: Scripts) -> Self {
        let budget = Rc::new(Budget::new(scripts.limits));
        let engine = words::engine(&budget);
        Self { engine, budget, scripts, ready: RefCell::default() }
    }

    /// What it is made of: another thread makes the same library of it.
    pub fn scripts(&self) -> &Scripts {
        &self.scripts
    }

    /// Adds a script, or puts it in the place of the one of that name.
    pub fn add(&mut self, name: &str, text: &str) {
        self.put(name, Ok(text.into()));
    }

    /// Adds a script that nobody can read, or puts it in the place of the one of that name: who asks for it hears `why`.
    pub fn add_unread(&mut self, name: &str, why: Message) {
        self.put(name, Err(why));
    }

    fn put(&mut self, name: &str, text: Result<Arc<str>, Message>) {
        let name = slug(name);
        self.ready.borrow_mut().remove(&name);
        Arc::make_mut(&mut self.scripts.texts).insert(name, text);
    }

    /// The names of scripts that nobody can read, sorted, and why.
    pub fn unread(&self) -> impl Iterator<Item = (&str, &Message)> {
        let texts = self.scripts.texts.iter();
        texts.filter_map(|(name, text)| Some((name.as_str(), text.as_ref().err()?)))
    }

    /// The names of all motifs, sorted.
    pub fn names(&self) -> Vec<&str> {
        self.scripts.texts.keys().map(String::as_str).collect()
    }

    /// The motif called `name`, by its file's name, one of its synonyms, or the name of a kind, which sets its defaults;
    /// spelling makes no difference. `None` if there is none.
    ///
    /// Compiles the script when it is first asked for; a broken script is a message with file, line and column, and one
    /// that nobody can read is a message that says why.
    pub fn find(&self, name: &str) -> Option<Result<Arc<Motif>, Message>> {
        let exact = self.scripts.texts.get_key_value(&slug(name)).map(|(key, _)| key);
        let spelled = || self.scripts.texts.keys().find(|key| spelling::is_same(key, name));
        if let Some(file) = exact.or_else(spelled) {
            return Some(self.compiled(file));
        }
        let motifs = || self.scripts.texts.keys().filter_map(|key| self.compiled(key).ok());
        if let Some(motif) = motifs().find(|motif| motif.is(name)) {
            return Some(Ok(motif));
        }
        motifs()
            .find_map(|motif| Some(Arc::new(motif.of_kind(motif.kind_called(name)?.clone()))))
            .map(Ok)
    }

    /// The names of all motifs and of their kinds, as one types them: `parang`, `parang-barong`.
    pub fn spoken(&self) -> Vec<String> {
        let mut spoken: Vec<String> = self.scripts.texts.keys().cloned().collect();
        for motif in self.scripts.texts.keys().filter_map(|key| self.compiled(key).ok()) {
            let kinds = motif.about.kinds.iter();
            spoken.extend(kinds.map(|(kind, _)| slug(&format!("{} {kind}", motif.name()))));
        }
        spoken.sort();
        spoken
    }

    /// The name of a motif or kind nearest to a misspelled one, if any is near.
    pub fn nearest(&self, name: &str) -> Option<String> {
        let mut known = self.spoken();
        for motif in self.scripts.texts.keys().filter_map(|key| self.compiled(key).ok()) {
            known.extend(motif.names().map(slug));
            known.extend(motif.about.kinds.iter().map(|(kind, _)| slug(kind)));
        }
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        notice::nearest(&slug(name), &known).map(str::to_owned)
    }

    fn compiled(&self, name: &str) -> Result<Arc<Motif>, Message> {
        self.script(name).map(|script| Arc::clone(&script.motif))
    }

    pub(super) fn script(&self, name: &str) -> Result<Rc<Script>, Message> {
        if let Some(script) = self.ready.borrow().get(name) {
            return script.clone();
        }
        let text = self.scripts.texts.get(name).cloned().unwrap_or_else(|| Ok("".into()))?;
        self.budget.refill();
        let script = Script::read(&self.engine, &self.budget, name, &text).map(Rc::new);
        self.ready.borrow_mut().insert(name.to_owned(), script.clone());
        script
    }

    /// Draws a motif of this library with checked `values` (see [`Motif::values`]) over `cover`, with a random stream.
    ///
    /// # Errors
    ///
    /// What is wrong with the script, with its place; or that the tile is too large for so small a motif.
    pub fn draw(
        &self,
        motif: &Motif,
        values: &Values,
        cover: Cover,
        stream: StreamName<'_>,
    ) -> Result<Drawing, Message> {
        match cover {
            Cover::Tile { tile, .. } => self.expect_room(motif, values, tile, stream)?,
            Cover::Once => {}
        }
        self.drawn(motif, values, cover, stream)
    }

    /// An error if `tile` would hold the motif's own tile more often than the limits allow.
    ///
    /// Told by drawing that own tile, and four of them, which takes a small part of the work.
    fn expect_room(
        &self,
        motif: &Motif,
        values: &Values,
        tile: Size,
        stream: StreamName<'_>,
    ) -> Result<(), Message> {
        let Some(own) = self.tile(motif, values) else { return Ok(()) };
        let copies = tile.area() / own.area();
        if copies <= FEW_COPIES {
            return Ok(());
        }
        let shares = |side: f64| {
            let tile = own * side;
            let cover = Cover::Tile { tile, lattice: Lattice::block(tile) };
            let drawing = self.drawn(motif, values, cover, stream).ok()?;
            Some(self.budget.shares(drawing.marks.len()))
        };
        // What is wrong with the script will be told of the tile that was asked for.
        let Some((one, four)) = shares(1.0).zip(shares(2.0)) else { return Ok(()) };
        let most = one.into_iter().zip(four).map(|(one, four)| most_copies(one, four));
        let most = most.fold(f64::INFINITY, f64::min);
        if copies <= most {
            return Ok(());
        }
        let smaller = (most / copies).sqrt();
        let fit = |side: f64, own: f64| (side * smaller / own).floor().max(1.0) * own;
        Err(Message::new("script-tile-too-large")
            .with("file", motif.file())
            .with("copies", copies.round())
            .with("own_width", own.width)
            .with("own_height", own.height)
            .with("width", fit(tile.width, own.width))
            .with("height", fit(tile.height, own.height)))
    }

    fn drawn(
        &self,
        motif: &Motif,
        values: &Values,
        cover: Cover,
        stream: StreamName<'_>,
    ) -> Result<Drawing, Message> {
        let script = self.script(motif.name())?;
        let pen = self.called("draw", (motif, &script), values, Board::new(cover, stream))?;
        let (marks, notes) = pen.lift();
        if marks.is_empty() {
            return Err(Message::new("script-empty").with("file", motif.file()));
        }
        Ok(Drawing { marks, notes })
    }

    /// Whether a motif asks its pen whether it covers a tile: then it knows how to draw one ornament where it does not.
    pub fn stands_alone(&self, motif: &Motif) -> bool {
        self.script(motif.name()).is_ok_and(|script| script.text.contains(".covers"))
    }

    /// The pen of a fresh `board`, after a function of the script was called with `values` and it.
    pub(super) fn called(
        &self,
        function: &str,
        (motif, script): (&Motif, &Script),
        values: &Values,
        board: Board,
    ) -> Result<Pen, Message> {
        self.budget.refill();
        let pen = Pen::new(board, Rc::clone(&self.budget));
        let options = CallFnOptions::new().eval_ast(false);
        let told = |error: Box<_>| told(&motif.file(), &script.text, &error);
        // What a function ends with is nothing to draw, be it a list of pens.
        let _ending: Dynamic = self
            .engine
            .call_fn_with_options(
                options,
                &mut Scope::new(),
                &script.ast,
                function,
                (motif.to_script(values), pen.clone()),
            )
            .map_err(told)?;
        Ok(pen)
    }

    /// The size of tile that suits a motif with these values, in millimeters, where its script says one.
    pub fn tile(&self, motif: &Motif, values: &Values) -> Option<Size> {
        let script = self.script(motif.name()).ok()?;
        if !script.has("tile", 1) {
            return None;
        }
        self.budget.refill();
        let options = CallFnOptions::new().eval_ast(false);
        let values = motif.to_script(values);
        let size: Array = self
            .engine
            .call_fn_with_options(options, &mut Scope::new(), &script.ast, "tile", (values,))
            .ok()?;
        // Nobody cuts cloth finer than a hundredth of a millimeter, and round numbers read better in a file.
        let side = |at: usize| words::number(size.get(at)?).map(rounded::hundredth);
        Some(Size::new(side(0)?, side(1)?)).filter(|tile| limits::holds_tile(*tile))
    }
}

/// How many copies of a tile take the whole of a limit, of which one copy takes the share `one`, and four take `four`.
///
/// Work grows with the number of copies `n`, and where a script looks through its lists with its square:
/// `a n + b n^2`, with `a + b = one` and `4 a + 16 b = four`.
fn most_copies(one: f64, four: f64) -> f64 {
    let b = ((four - 4.0 * one) / 12.0).max(0.0);
    let a = (one - b).max(0.0);
    // The root of `a n + b n^2 = MARGIN`, in the form that holds for `b = 0` as well.
    2.0 * MARGIN / (a + (a * a + 4.0 * b * MARGIN).sqrt())
}
