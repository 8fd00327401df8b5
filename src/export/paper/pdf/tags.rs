//! What is heard of a PDF: its tags, and the list of its headings.
//!
//! Groups of items become structure elements in their order. Rows that follow one another are one table, lines that go
//! on one paragraph, on the next page too. What is nothing but looks, and the foot of a page, is an artifact, which
//! readers pass over.
//!
//! **Invariant:** whatever is drawn is drawn once, and is either within one element or an artifact.

use std::num::NonZeroU16;

use krilla::destination::XyzDestination;
use krilla::outline::{Outline, OutlineNode};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, Tag, TagGroup,
    TagKind, TagTree,
};

use crate::paper::{Item, Role};

use super::{Stock, is_sound, point, put};

/// Tags of the pages so far.
#[derive(Default)]
pub(super) struct Tags {
    elements: Elements,
    headings: Vec<Heading>,
    page: usize,
}

/// A heading that a list of contents can lead to.
struct Heading {
    level: u8,
    text: String,
    page: usize,
    at: kurbo::Point,
}

/// Elements beside one another, of which the last may go on.
#[derive(Default)]
struct Elements {
    closed: Vec<Node>,
    open: Option<Open>,
}

enum Open {
    Paragraph(TagGroup),
    Table(TagGroup),
}

/// Draws items on a page.
struct Pen<'a, 'b> {
    stock: &'a mut Stock,
    surface: &'a mut Surface<'b>,
}

impl Tags {
    /// Draws the items of the next page, and reads what they are.
    pub(super) fn page(&mut self, items: &[Item], stock: &mut Stock, surface: &mut Surface<'_>) {
        self.elements.add(items, &mut Pen { stock, surface });
        for item in items {
            self.find(item);
        }
        self.page += 1;
    }

    /// The headings among what an item holds.
    fn find(&mut self, item: &Item) {
        let Item::Group { role, items } = item else { return };
        match role {
            Role::Heading(level) => {
                let bounds = item.bounds();
                let at = kurbo::Point::new(bounds.x0.max(0.0), bounds.y0.max(0.0));
                self.headings.push(Heading {
                    level: *level,
                    text: said(items),
                    page: self.page,
                    at,
                });
            }
            Role::Foot => {}
            Role::Paragraph
            | Role::Continued
            | Role::Row
            | Role::Head
            | Role::Cell
            | Role::Figure(_) => items.iter().for_each(|item| self.find(item)),
        }
    }

    /// The structure of all pages, and their list of contents.
    pub(super) fn finish(self, language: &str) -> (TagTree, Outline) {
        let mut tree = TagTree::new();
        if !language.is_empty() {
            tree = tree.with_lang(Some(language.to_owned()));
        }
        self.elements.nodes().into_iter().for_each(|node| tree.push(node));
        let mut outline = Outline::new();
        contents(&self.headings).into_iter().for_each(|node| outline.push_child(node));
        (tree, outline)
    }
}

impl Elements {
    fn nodes(mut self) -> Vec<Node> {
        self.close();
        self.closed
    }

    fn close(&mut self) {
        if let Some(Open::Paragraph(group) | Open::Table(group)) = self.open.take() {
            self.closed.push(group.into());
        }
    }

    fn push(&mut self, group: TagGroup) {
        self.close();
        self.closed.push(group.into());
    }

    fn add(&mut self, items: &[Item], pen: &mut Pen<'_, '_>) {
        for item in items {
            match item {
                Item::Group { role, items } => self.group(role, items, pen),
                Item::Text { .. } => {
                    self.close();
                    let lines = pen.lines(std::slice::from_ref(item));
                    self.push(TagGroup::with_children(Tag::P, lines));
                }
                Item::Fill { .. }
                | Item::Stroke { .. }
                | Item::Picture { .. }
                | Item::Cloth { .. } => {
                    pen.artifact(ArtifactType::Layout, std::slice::from_ref(item));
                }
            }
        }
    }

    fn group(&mut self, role: &Role, items: &[Item], pen: &mut Pen<'_, '_>) {
        match role {
            Role::Heading(level) => {
                let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
                let tag = Tag::Hn(level, Some(said(items)));
                self.push(TagGroup::with_children(tag, pen.lines(items)));
            }
            Role::Paragraph => {
                self.close();
                let lines = pen.lines(items);
                self.open = Some(Open::Paragraph(TagGroup::with_children(Tag::P, lines)));
            }
            Role::Continued => match &mut self.open {
                Some(Open::Paragraph(open)) => {
                    pen.lines(items).into_iter().for_each(|line| open.push(line));
                }
                Some(Open::Table(_)) | None => self.group(&Role::Paragraph, items, pen),
            },
            Role::Row => {
                let row = nested(Tag::TR, items, pen);
                match &mut self.open {
                    Some(Open::Table(open)) => open.push(row),
                    Some(Open::Paragraph(_)) | None => {
                        self.close();
                        let table = TagGroup::with_children(Tag::Table, vec![row.into()]);
                        self.open = Some(Open::Table(table));
                    }
                }
            }
            Role::Head => self.push(nested(Tag::TH(TableHeaderScope::Row), items, pen)),
            Role::Cell => self.push(nested(Tag::TD, items, pen)),
            Role::Figure(words) => {
                let shown = pen.drawn(ContentTag::Other, items);
                let figure = Tag::Figure(Some(words.clone()));
                self.push(TagGroup::with_children(figure, vec![shown.into()]));
            }
            Role::Foot => {
                pen.artifact(ArtifactType::Footer, items);
            }
        }
    }
}

/// An element with the elements of what it holds.
fn nested(tag: impl Into<TagKind>, items: &[Item], pen: &mut Pen<'_, '_>) -> TagGroup {
    let mut inside = Elements::default();
    inside.add(items, pen);
    TagGroup::with_children(tag, inside.nodes())
}

impl Pen<'_, '_> {
    /// Draws lines of text, each a piece of content; what lies with them is looks.
    fn lines(&mut self, items: &[Item]) -> Vec<Node> {
        let mut lines = Vec::new();
        for item in items.iter().flat_map(Item::leaves) {
            let alone = std::slice::from_ref(item);
            if matches!(item, Item::Text { .. }) && is_sound(item) {
                lines.push(self.drawn(ContentTag::Span(SpanTag::empty()), alone).into());
            } else {
                self.artifact(ArtifactType::Layout, alone);
            }
        }
        lines
    }

    fn artifact(&mut self, kind: ArtifactType, items: &[Item]) {
        self.drawn(ContentTag::Artifact(Artifact::with_kind(kind)), items);
    }

    fn drawn(&mut self, tag: ContentTag<'_>, items: &[Item]) -> Identifier {
        let content = self.surface.start_tagged(tag);
        for item in items.iter().flat_map(Item::leaves).filter(|item| is_sound(item)) {
            put(item, self.stock, self.surface);
        }
        self.surface.end_tagged();
        content
    }
}

/// What a group says, its lines in one.
fn said(items: &[Item]) -> String {
    let text = |item: &Item| match item {
        Item::Text { run, .. } => Some(run.text().to_owned()),
        Item::Group { .. }
        | Item::Fill { .. }
        | Item::Stroke { .. }
        | Item::Picture { .. }
        | Item::Cloth { .. } => None,
    };
    items.iter().flat_map(Item::leaves).filter_map(text).collect::<Vec<_>>().join(" ")
}

/// Headings as a list of contents, lower levels within the higher one before them.
fn contents(headings: &[Heading]) -> Vec<OutlineNode> {
    let mut nodes = Vec::new();
    let mut rest = headings;
    while let [first, others @ ..] = rest {
        let within = others.iter().take_while(|other| other.level > first.level).count();
        let place = XyzDestination::new(first.page, point(first.at));
        let mut node = OutlineNode::new(first.text.clone(), place);
        contents(&others[..within]).into_iter().for_each(|child| node.push_child(child));
        nodes.push(node);
        rest = &others[within..];
    }
    nodes
}
