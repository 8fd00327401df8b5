//! What the program says, in Indonesian and in English.
//!
//! The word lists `id.ftl` and `en.ftl` stand beside this file and are part of the program; a test holds them to the
//! same keys, attributes and values. A sentence is found by the key of a [`Message`], its hint by the `.hint` of that
//! key, or at a command line by its `.shell`, where flags and commands may stand (see [`Words::at_a_shell`]). Numbers stand in the manner of the language, and as `CODE($number)` in that of files, where a hint is to be
//! copied. Whoever looks up a missing key gets English, and failing that the key itself: a gap in a word list must never
//! stop a cloth.
//!
//! **Invariant:** no sentence stands anywhere but in the word lists, and saying one never fails.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::resolver::ResolverError;
use fluent_bundle::resolver::errors::ReferenceKind;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::notice::rounded::thousandth;
use crate::notice::{self, Argument, Message};

/// A name, path or list longer than this is cut: a hostile file must not fill the screen. A plan lists its parts in
/// one value, and a waxer has to know all of them.
const LONGEST_TEXT: usize = 2000;

/// Numbers below this are shown digit by digit; plural rules overflow far above it.
const LARGEST_NUMBER: f64 = 1e15;

/// Whole numbers from here on are written in groups of three digits, as the metric convention has it.
const GROUPED_FROM: f64 = 10_000.0;

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// Bahasa Indonesia.
    Indonesian,
    /// English.
    English,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Indonesian, Self::English];

    /// The nearest language to a tag such as `jv-ID` or `id_ID.UTF-8`.
    ///
    /// Who reads Javanese, Sundanese or Malay reads Indonesian; `in` is how older systems say `id`.
    pub fn of_tag(tag: &str) -> Self {
        let tongue = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        match tongue.to_ascii_lowercase().as_str() {
            "id" | "in" | "ind" | "jv" | "jav" | "su" | "sun" | "ms" | "msa" => Self::Indonesian,
            _ => Self::English,
        }
    }

    /// Its word list.
    fn list(self) -> &'static str {
        match self {
            Self::Indonesian => include_str!("id.ftl"),
            Self::English => include_str!("en.ftl"),
        }
    }

    /// For plural rules.
    fn identifier(self) -> LanguageIdentifier {
        let tag = match self {
            Self::Indonesian => "id",
            Self::English => "en",
        };
        tag.parse().unwrap_or_default()
    }

    fn decimal_sign(self) -> char {
        match self {
            Self::Indonesian => ',',
            Self::English => '.',
        }
    }
}

/// The words of one language. Making one parses the word lists, a fraction of a millisecond; keep it.
///
/// ```
/// use canting::notice::Message;
/// use canting::words::{Language, Words};
///
/// let message = Message::new("dpi-unreadable").with("text", "fine");
/// let words = Words::new(Language::English);
/// assert!(words.say(&message).contains("fine"));
/// ```
pub struct Words {
    language: Language,
    is_at_a_shell: bool,
    own: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
}

impl Words {
    /// The words of `language`.
    pub fn new(language: Language) -> Self {
        let (own, english) = (bundle(language), bundle(Language::English));
        Self { language, is_at_a_shell: false, own, english }
    }

    /// The same for somebody who types commands: hints name flags and commands, where they help.
    ///
    /// Elsewhere, as in a window, no hint names one.
    ///
    /// ```
    /// use canting::notice::Message;
    /// use canting::words::{Language, Words};
    ///
    /// let there = Message::new("write-exists").with("path", "kain.svg");
    /// let hint = |words: Words| words.hint(&there).expect("there is one");
    /// assert!(!hint(Words::new(Language::English)).contains("--force"));
    /// assert!(hint(Words::new(Language::English).at_a_shell()).contains("--force"));
    /// ```
    #[must_use]
    pub fn at_a_shell(self) -> Self {
        Self { is_at_a_shell: true, ..self }
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence of `message`; the key itself where no word list has one.
    pub fn say(&self, message: &Message) -> String {
        self.find(message.key, None, &self.args(message)).unwrap_or_else(|| message.key.to_owned())
    }

    /// What to do about it, where the word list has advice.
    ///
    /// A message that brings a guess (a value `near` that is not empty) is advised by `.near`, where there is one. At a
    /// shell `.shell-near` and `.shell` go before `.near` and `.hint`.
    pub fn hint(&self, message: &Message) -> Option<String> {
        let args = self.args(message);
        let no_guess = Argument::Text(String::new());
        let has_guess =
            message.values.iter().any(|(name, value)| *name == "near" && *value != no_guess);
        let advice = [
            ("shell-near", has_guess && self.is_at_a_shell),
            ("near", has_guess),
            ("shell", self.is_at_a_shell),
            ("hint", true),
        ];
        let fitting = advice.into_iter().filter(|(_, fits)| *fits);
        fitting.map(|(name, _)| name).find_map(|name| self.find(message.key, Some(name), &args))
    }

    /// The words under `key`, or under its `attribute`, as they stand.
    pub fn text(&self, key: &str, attribute: Option<&str>) -> Option<String> {
        self.find(key, attribute, &FluentArgs::new())
    }

    /// A number in the manner of the language: at most three decimals.
    pub fn number(&self, number: f64) -> String {
        written(number, self.language.decimal_sign())
    }

    fn find(&self, key: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        [&self.own, &self.english].into_iter().find_map(|bundle| {
            let entry = bundle.get_message(key)?;
            let pattern = match attribute {
                Some(attribute) => entry.get_attribute(attribute)?.value(),
                None => entry.value()?,
            };
            let mut errors = Vec::new();
            let said = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
            Some(errors.iter().fold(said, |said, error| without_gap(&said, error)))
        })
    }

    fn args<'message>(&self, message: &'message Message) -> FluentArgs<'message> {
        let mut args = FluentArgs::new();
        for (name, value) in &message.values {
            match value {
                Argument::Text(text) => args.set(*name, FluentValue::from(shown(text))),
                Argument::Number(number) if number.abs() < LARGEST_NUMBER => {
                    args.set(*name, FluentValue::from(thousandth(*number)));
                }
                // Plural rules refuse infinities and digits without end, and they refuse by panicking.
                Argument::Number(number) => {
                    args.set(*name, FluentValue::from(self.number(*number)));
                }
            }
        }
        args
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
    // Isolation marks help where languages of both directions mix; in a terminal they are noise.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Indonesian => with_comma,
        Language::English => with_point,
    }));
    // A word list has a function only once; a second one could not be added.
    let _added = bundle.add_function("CODE", |values, _named| code(values.first()));
    let _added = bundle.add_function("FILE", |values, _named| file(values.first()));
    let resource = FluentResource::try_new(language.list().to_owned())
        .unwrap_or_else(|(readable, _errors)| readable);
    bundle.add_resource_overriding(resource);
    bundle
}

fn with_comma<M: MemoizerKind>(value: &FluentValue<'_>, _intls: &M) -> Option<String> {
    number_of(value).map(|number| written(number, Language::Indonesian.decimal_sign()))
}

fn with_point<M: MemoizerKind>(value: &FluentValue<'_>, _intls: &M) -> Option<String> {
    number_of(value).map(|number| written(number, Language::English.decimal_sign()))
}

fn number_of(value: &FluentValue<'_>) -> Option<f64> {
    if let FluentValue::Number(number) = value { Some(number.value) } else { None }
}

/// `CODE($number)` in a sentence: a number as files and command lines take it, whatever the language.
fn code<'value>(value: Option<&FluentValue<'value>>) -> FluentValue<'value> {
    match value {
        Some(FluentValue::Number(number)) => {
            FluentValue::from(thousandth(number.value).to_string())
        }
        Some(FluentValue::String(text)) => FluentValue::String(text.clone()),
        _ => FluentValue::from("…"),
    }
}

/// `FILE($path)` in a sentence: a file as a command line takes it, in quotes where its name has blanks.
fn file<'value>(value: Option<&FluentValue<'value>>) -> FluentValue<'value> {
    match value {
        Some(FluentValue::String(path)) if path.contains(char::is_whitespace) => {
            FluentValue::from(format!("\"{path}\""))
        }
        other => code(other),
    }
}

/// `number` with at most three decimals. Five digits and more stand in groups of three, parted by a no-break space,
/// since both point and comma would be read as the decimal sign by half of the readers.
fn written(number: f64, decimal_sign: char) -> String {
    if !number.is_finite() {
        return number.to_string().replace("inf", "∞");
    }
    if number.abs() >= LARGEST_NUMBER {
        return format!("{number:.3e}").replace('.', decimal_sign.encode_utf8(&mut [0; 4]));
    }
    let text = thousandth(number).to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut shown = if number.abs() < GROUPED_FROM { whole.to_owned() } else { grouped(whole) };
    if !decimals.is_empty() {
        shown.push(decimal_sign);
        shown.push_str(decimals);
    }
    shown
}

fn grouped(digits: &str) -> String {
    let mut shown = String::new();
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        if at > 0 && left.is_multiple_of(3) && !shown.ends_with('-') {
            shown.push('\u{a0}');
        }
        shown.push(digit);
    }
    shown
}

/// `said` with an ellipsis for a value that the sentence names but nobody gave; it would show as `{$name}`.
fn without_gap(said: &str, error: &FluentError) -> String {
    match error {
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id })) => {
            said.replace(&format!("{{${id}}}"), "…")
        }
        _ => said.to_owned(),
    }
}

/// A name or text of a file as it stands in a sentence or a list: what is not seen is escaped (`\u{1b}`), line breaks
/// among it, and there is an end to it.
pub fn shown(text: &str) -> String {
    let end = if text.chars().nth(LONGEST_TEXT).is_some() { "…" } else { "" };
    escaped(text.chars().take(LONGEST_TEXT)) + end
}

/// Whole lines without anything that could move the cursor or color the terminal.
pub fn lines(text: &str) -> String {
    let kept = |c| matches!(c, '\n' | '\t');
    text.split_inclusive(kept)
        .map(|line| {
            let end = &line[line.trim_end_matches(kept).len()..];
            escaped(line.trim_end_matches(kept).chars()) + end
        })
        .collect()
}

fn escaped(text: impl Iterator<Item = char>) -> String {
    let mut shown = String::new();
    for c in text {
        if notice::is_unseen(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_find_their_language() {
        for tag in ["id", "id-ID", "id_ID.UTF-8", "in_ID", "jv-Latn-ID", "su", "ms-MY", "ID"] {
            assert_eq!(Language::of_tag(tag), Language::Indonesian, "{tag}");
        }
        for tag in ["", "C", "C.UTF-8", "POSIX", "en-US", "nl", "ia", "identical", "mst"] {
            assert_eq!(Language::of_tag(tag), Language::English, "{tag}");
        }
    }

    #[test]
    fn numbers_follow_the_language() {
        let id = Words::new(Language::Indonesian);
        let en = Words::new(Language::English);
        for (number, indonesian, english) in [
            (0.0, "0", "0"),
            (-0.0, "0", "0"),
            (-0.0001, "0", "0"),
            (2.5, "2,5", "2.5"),
            (1050.0, "1050", "1050"),
            (0.123_456, "0,123", "0.123"),
            (12_402.25, "12\u{a0}402,25", "12\u{a0}402.25"),
            (-366_000_000.0, "-366\u{a0}000\u{a0}000", "-366\u{a0}000\u{a0}000"),
            (1e300, "1,000e300", "1.000e300"),
            (f64::INFINITY, "∞", "∞"),
            (f64::NAN, "NaN", "NaN"),
        ] {
            assert_eq!(id.number(number), indonesian);
            assert_eq!(en.number(number), english);
        }
    }

    #[test]
    fn both_lists_are_free_of_errors() {
        for language in Language::ALL {
            let resource = FluentResource::try_new(language.list().to_owned());
            let errors = resource.as_ref().err().map(|(_, errors)| errors);
            assert_eq!(errors, None, "{language:?}");
            let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
            let twice = bundle.add_resource(resource.unwrap()).err();
            assert!(twice.is_none(), "{language:?} says something twice: {twice:?}");
        }
    }

    #[test]
    fn a_missing_key_is_shown_as_it_is() {
        let words = Words::new(Language::Indonesian);
        let message = Message::new("no-such-key");
        assert_eq!(words.say(&message), "no-such-key");
        assert_eq!(words.hint(&message), None);
    }

    /// Whatever a message forgets, nobody reads `{$file}`.
    #[test]
    fn no_sentence_shows_a_gap() {
        let keys = Language::English.list().lines().filter_map(|line| line.split_once(" ="));
        let keys = keys.map(|(key, _)| key).filter(|key| key.starts_with(char::is_alphabetic));
        for language in Language::ALL {
            let words = Words::new(language);
            for key in keys.clone() {
                for attribute in
                    [None, Some("hint"), Some("near"), Some("shell"), Some("shell-near")]
                {
                    let said = words.text(key, attribute).unwrap_or_default();
                    assert!(!said.contains("{$"), "{key} {attribute:?}: {said}");
                }
            }
        }
    }

    #[test]
    fn values_stand_in_the_sentence_plainly() {
        let message = Message::new("read-not-found").with("path", "a\u{1b}[31m\u{202e}.batik");
        for language in Language::ALL {
            let said = Words::new(language).say(&message);
            assert!(said.contains(r"a\u{1b}[31m\u{202e}.batik"), "{said}");
        }
    }

    #[test]
    fn files_with_blanks_stand_in_quotes() {
        for (path, typed) in [("kain.batik", "kain.batik"), ("a b.batik", "\"a b.batik\"")] {
            let message = Message::new("picture-colors-unmet").with("count", 2).with("file", path);
            for language in Language::ALL {
                let hint = Words::new(language).at_a_shell().hint(&message).unwrap_or_default();
                assert!(hint.contains(&format!("canting picture {typed}”")), "{hint}");
            }
        }
    }

    #[test]
    fn nothing_unseen_is_shown() {
        let hidden = [
            '\u{0}', '\n', '\u{1b}', '\u{7f}', '\u{9b}', '\u{200b}', '\u{202e}', '\u{2066}',
            '\u{feff}',
        ];
        for c in hidden {
            let text = format!("a{c}b");
            assert_eq!(shown(&text), format!("a{}b", c.escape_unicode()));
            let kept = if c == '\n' { text.clone() } else { shown(&text) };
            assert_eq!(lines(&text), kept);
        }
        let plain = "Soga é ꦧꦠꦶꦏ\u{a0}✿";
        assert_eq!((shown(plain), lines(plain)), (plain.to_owned(), plain.to_owned()));
        assert_eq!(lines("a\u{1b}\tb\u{9b}\n\nc"), "a\\u{1b}\tb\\u{9b}\n\nc");
        assert_eq!(shown(&"a".repeat(3000)).chars().count(), LONGEST_TEXT + 1);
    }

    #[test]
    fn no_number_stops_a_sentence() {
        for number in [f64::NAN, f64::NEG_INFINITY, f64::MAX, 1e15, 1e-300, 5e-324, -0.0] {
            for key in ["check-summary", "param-out-of-range", "read-too-large"] {
                let mut message = Message::new(key);
                for name in ["errors", "warnings", "notes", "asked", "min", "max", "taken", "limit"]
                {
                    message = message.with(name, number);
                }
                assert!(!Words::new(Language::English).say(&message).is_empty(), "{key} {number}");
            }
        }
    }
}
