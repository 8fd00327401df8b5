//! The table `dye` of a colorway.
//!
//! **Invariant:** a bath that a part or a work names is one of the list, where there is a list.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::Fault;
use super::fields::{self, Fields, Node};
use super::known::WORKS;
use super::step::choice;
use crate::design::dyeing::{Amount, BATHS, Bath, Chain, Dyeing, Grade, Work};
use crate::keys::shown;
use crate::limits;
use crate::mark::Part;
use crate::notice::{self, Message};
use crate::spelling;

/// Reads what `dye` stands for: a table, or only the name of a chain.
pub(super) fn read(node: Node<'_>) -> Result<Dyeing, Fault> {
    if node.get_ref().is_str() {
        let name = fields::text("dye", &node, limits::NAME)?;
        return Ok(Dyeing::new(Chain::named(&name)));
    }
    let mut fields = Fields::of("dye", node)?;
    let chain = Chain::named(&fields.name("chain")?);
    let cloth = fields.name("cloth")?;
    let baths = baths(&mut fields)?;
    let first = if counts_from_zero(&fields) { 0 } else { 1 };
    // One bath of a gradation becomes as many as there are steps between tints.
    let is_graded = chain == Chain::TutupCelup && baths.len() == 1;
    let most = if baths.is_empty() || is_graded { BATHS } else { baths.len() };
    let numbers = Numbers { baths: &baths, most, first };
    let mut dyeing = Dyeing { cloth, ..Dyeing::new(chain) };
    if let Some(node) = fields.take("tints") {
        dyeing.tints = Some(usize::from(fields::whole("tints", &node, &limits::TINTS)?));
    }
    if let Some(node) = fields.take("grade") {
        dyeing.grade = choice("grade", &node, &Grade::ALL.map(|grade| (grade, grade.name())))?;
    }
    let works = fields.key_span("steps");
    for (name, span, node) in fields.entries("parts")? {
        if works.is_some() {
            return Err(Fault::new(span, Message::new("file-dye-parts-and-steps")));
        }
        let part = fields::part_named(&name, span.clone())?;
        let reach = numbers.list(&name, node)?;
        if dyeing.parts.insert(part, reach).is_some() {
            return Err(fields::wrong_kind("file-twice", &name, span));
        }
    }
    let nodes = fields.list("steps")?;
    dyeing.works = nodes.into_iter().map(|node| numbers.work(node)).collect::<Result<_, _>>()?;
    dyeing.unknown = fields.rest()?;
    dyeing.baths = baths;
    Ok(dyeing)
}

/// The list of baths; not an empty one, and not more than anybody could do.
fn baths(fields: &mut Fields<'_>) -> Result<Vec<Bath>, Fault> {
    let Some(span) = fields.key_span("baths") else { return Ok(Vec::new()) };
    let nodes = fields.list("baths")?;
    if nodes.is_empty() {
        return Err(Fault::new(span, Message::new("file-dye-no-baths")));
    }
    if let Some(node) = nodes.get(BATHS) {
        limits::dyeable(nodes.len()).map_err(|message| Fault::new(node.span(), message))?;
    }
    nodes.into_iter().map(bath).collect()
}

/// A bath: the name of a dye, or a table.
fn bath(node: Node<'_>) -> Result<Bath, Fault> {
    if node.get_ref().is_str() {
        let dye = named(&node)?;
        return Ok(Bath::new(&dye));
    }
    let mut fields = Fields::of("baths", node)?;
    let dye = named(&fields.need("dye")?)?;
    let dips = fields.take("dips");
    let depth = fields.take("depth");
    let amount = match (dips, depth) {
        (Some(_), Some(depth)) => {
            return Err(Fault::new(depth.span(), Message::new("file-dye-dips-and-depth")));
        }
        (Some(dips), None) => Amount::Dips(fields::number("dips", &dips, &limits::DIPS)?),
        (None, Some(depth)) => Amount::Depth(fields::number("depth", &depth, &limits::DEPTH)?),
        (None, None) => Amount::Usual,
    };
    let is_brushed = fields.flag("colet")?.unwrap_or(false);
    Ok(Bath { dye, amount, is_brushed, unknown: fields.rest()? })
}

fn named(node: &Node<'_>) -> Result<String, Fault> {
    let dye = fields::text("dye", node, limits::NAME)?.trim().to_owned();
    if dye.is_empty() {
        return Err(Fault::new(node.span(), Message::new("file-dye-without-name")));
    }
    Ok(dye)
}

/// Whether a 0 stands among the numbers of baths: programmers count so, and no bath is the zeroth for others.
fn counts_from_zero(fields: &Fields<'_>) -> bool {
    let of = |key: &str| fields.peek(key).map(Spanned::get_ref);
    let parts = of("parts").and_then(DeValue::as_table).into_iter().flat_map(DeTable::values);
    let steps = of("steps").and_then(DeValue::as_array).into_iter().flatten();
    // What another work counts is no bath.
    let in_work = |node: &Node<'_>| {
        let of = |key| node.get_ref().as_table().and_then(|work| work.get(key));
        ["brush", "dip"].into_iter().filter_map(of).any(is_zero)
    };
    let in_list = |node: &Node<'_>| match node.get_ref() {
        DeValue::Array(nodes) => nodes.iter().any(is_zero),
        _ => is_zero(node),
    };
    parts.into_iter().any(in_list) || steps.into_iter().any(in_work)
}

fn is_zero(node: &Node<'_>) -> bool {
    node.get_ref().as_integer().is_some_and(|digits| digits.as_str() == "0")
}

/// How baths are meant: by their number, or by the name of their dye.
struct Numbers<'a> {
    baths: &'a [Bath],
    /// How many can be named.
    most: usize,
    /// The number of the first bath: 1, or 0 where a 0 stands among the numbers.
    first: usize,
}

impl Numbers<'_> {
    /// The baths that a part lists, each once and in order; a single one needs no list.
    fn list(&self, name: &str, node: Node<'_>) -> Result<Vec<usize>, Fault> {
        let is_list = matches!(node.get_ref(), DeValue::Array(_));
        let nodes = if is_list { fields::list(name, node)? } else { vec![node] };
        let numbers = nodes.iter().map(|node| self.number(name, node));
        let mut numbers: Vec<usize> = numbers.collect::<Result<_, _>>()?;
        numbers.sort_unstable();
        numbers.dedup();
        Ok(numbers)
    }

    /// The place of a bath, counted from 0.
    fn number(&self, name: &str, node: &Node<'_>) -> Result<usize, Fault> {
        if node.get_ref().is_str() {
            return self.called(&fields::text(name, node, limits::NAME)?, node);
        }
        let most = self.most;
        let number = fields::whole::<i64>(name, node, &(i64::MIN..=i64::MAX))?;
        let place = usize::try_from(number).ok().and_then(|number| number.checked_sub(self.first));
        place.filter(|place| *place < most).ok_or_else(|| {
            let message = Message::new("file-dye-no-such-bath").with("name", shown(name));
            let message = message.with(
                "number",
                node.get_ref()
                    .as_integer()
                    .map_or_else(String::new, |digits| shown(digits.as_str())),
            );
            Fault::new(node.span(), message.with("first", self.first).with("max", most))
        })
    }

    /// The one bath of a dye.
    fn called(&self, text: &str, node: &Node<'_>) -> Result<usize, Fault> {
        let is_it = |at: &usize| spelling::is_same(&self.baths[*at].dye, text);
        let mut found = (0..self.baths.len()).filter(is_it);
        match (found.next(), found.next()) {
            (Some(at), None) => Ok(at),
            (Some(_), Some(_)) => {
                let message = Message::new("file-dye-bath-twice").with("name", shown(text));
                Err(Fault::new(node.span(), message))
            }
            (None, _) => {
                let names: Vec<&str> = self.baths.iter().map(|bath| bath.dye.as_str()).collect();
                let near = notice::nearest(text, &names).unwrap_or_default();
                let message = Message::new("file-dye-no-bath-called").with("name", shown(text));
                Err(Fault::new(node.span(), message.with("near", shown(near))))
            }
        }
    }

    fn work(&self, node: Node<'_>) -> Result<Work, Fault> {
        let span = node.span();
        let mut fields = Fields::of("steps", node)?;
        let mut given = WORKS.into_iter().filter(|key| fields.key_span(key).is_some());
        let (Some(key), None) = (given.next(), given.next()) else {
            let rest = fields.rest()?;
            if WORKS.iter().all(|key| !rest.contains_key(*key)) && !rest.is_empty() {
                return Ok(Work::Unknown(rest));
            }
            let message = Message::new("file-dye-one-work").with("choices", WORKS.join(", "));
            return Err(Fault::new(span, message));
        };
        let node = fields.need(key)?;
        let work = match key {
            "wax" => Work::Wax(parts(key, node)?),
            "close" => Work::Close(parts(key, node)?),
            "scrape" => Work::Scrape(parts(key, node)?),
            "brush" => Work::Brush(self.number(key, &node)?, parts(key, fields.need("parts")?)?),
            "dip" => Work::Dip(self.number(key, &node)?),
            _ => match node.get_ref().as_bool() {
                Some(true) => Work::BoilOff,
                _ => return Err(fields::wrong_kind("file-dye-boil", key, node.span())),
            },
        };
        match fields.rest()?.keys().next() {
            Some(key) => Err(fields::wrong_kind("file-dye-work-key", key, span)),
            None => Ok(work),
        }
    }
}

/// The parts of a work, one at least.
fn parts(name: &str, node: Node<'_>) -> Result<Vec<Part>, Fault> {
    let span = node.span();
    if node.get_ref().is_str() {
        return Ok(vec![fields::part(name, &node)?]);
    }
    let nodes = fields::list(name, node)?;
    if nodes.is_empty() {
        return Err(fields::wrong_kind("file-dye-no-parts", name, span));
    }
    if nodes.len() > limits::MANY {
        return Err(fields::too_many(name, span));
    }
    nodes.iter().map(|node| fields::part(name, node)).collect()
}
