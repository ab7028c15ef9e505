//! The tape: one slot per value in the order of the text, each knowing where the next sibling begins.
//!
//! The parser is strict about what is JSON and lenient about going on: a comma too many or too few, or a comment, is
//! a fault, but what follows is still read, because what is read can be held. Anything else ends the reading there.
//! Every bracket that was open at a fault is marked, so that nobody trusts a half of something.

use std::borrow::Cow;

use super::fault::What;
use super::scan::{self, Halt};
use super::{DEPTH, KEYS};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Shape {
    Null,
    Boolean,
    Number,
    Text,
    Escaped,
    List,
    Object,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    pub(super) shape: Shape,
    /// Open at a fault, or with a duplicate key somewhere inside.
    pub(super) flawed: bool,
    /// Span in the text; of a string: without its quotes.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Index of the slot after this value and all it holds.
    pub(super) next: u32,
}

impl Slot {
    /// The words of a string; of anything else, how it is written.
    pub(super) fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let raw = text
            .get(self.start as usize..self.end as usize)
            .unwrap_or_default();
        if self.shape == Shape::Escaped {
            Cow::Owned(scan::unescape(raw))
        } else {
            Cow::Borrowed(raw)
        }
    }
}

pub(super) struct Tape {
    pub(super) slots: Vec<Slot>,
    pub(super) fault: Option<Halt>,
    /// Keys that already stood in their object.
    pub(super) duplicates: Vec<u32>,
}

/// Reads the text; there is always at least one slot.
pub(super) fn parse(text: &str) -> Tape {
    let bytes = text.as_bytes();
    let tape = Tape {
        slots: Vec::new(),
        fault: None,
        duplicates: Vec::new(),
    };
    let mut parser = Parser {
        text,
        bytes,
        at: 0,
        open: Vec::new(),
        tape,
    };
    if let Err((at, what)) = parser.run() {
        parser.note(at, what);
        while parser.open.last().is_some() {
            parser.close();
        }
    }
    if parser.tape.slots.is_empty() {
        parser.push(Shape::Null, 0, 0);
        parser
            .tape
            .slots
            .iter_mut()
            .for_each(|only| only.flawed = true);
    }
    parser.tape
}

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    /// Slots of the brackets that are open.
    open: Vec<u32>,
    tape: Tape,
}

impl Parser<'_> {
    fn run(&mut self) -> Result<(), Halt> {
        self.space()?;
        self.value()?;
        while let Some(&top) = self.open.last() {
            let object = self.slot(top) == Some(Shape::Object);
            self.separator(top)?;
            match self.bytes.get(self.at) {
                Some(b'}') if object => self.end(),
                Some(b']') if !object => self.end(),
                Some(b'"') if object => self.entry()?,
                Some(_) if !object => self.value()?,
                None => return Err((self.at, What::Ended)),
                Some(_) => return Err((self.at, What::Unexpected)),
            }
        }
        self.space()?;
        if self.at < self.bytes.len() {
            return Err((self.at, What::Trailing));
        }
        Ok(())
    }

    fn entry(&mut self) -> Result<(), Halt> {
        let before = self.tape.slots.len();
        let read = self.key().and_then(|()| self.value());
        if read.is_err() {
            // A key whose value cannot be read was not said.
            self.tape.slots.truncate(before);
        }
        read
    }

    fn key(&mut self) -> Result<(), Halt> {
        self.value()?;
        self.space()?;
        match self.bytes.get(self.at) {
            Some(b':') => self.at += 1,
            None => return Err((self.at, What::Ended)),
            Some(_) => return Err((self.at, What::MissingColon)),
        }
        self.space()
    }

    fn value(&mut self) -> Result<(), Halt> {
        let start = self.at;
        match self.bytes.get(start) {
            Some(b'{') => self.begin(Shape::Object),
            Some(b'[') => self.begin(Shape::List),
            Some(b'"') => {
                let (end, escaped) = scan::string(self.bytes, start + 1)?;
                self.push(
                    if escaped { Shape::Escaped } else { Shape::Text },
                    start + 1,
                    end,
                );
                self.at = end + 1;
                Ok(())
            }
            Some(b'-' | b'0'..=b'9') => {
                let end = scan::number(self.bytes, start)?;
                self.scalar(Shape::Number, end)
            }
            Some(b't') => self.word(b"true", Shape::Boolean),
            Some(b'f') => self.word(b"false", Shape::Boolean),
            Some(b'n') => self.word(b"null", Shape::Null),
            None => Err((start, What::Ended)),
            Some(_) => Err((start, What::Unexpected)),
        }
    }

    fn word(&mut self, word: &[u8], shape: Shape) -> Result<(), Halt> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if rest.starts_with(word) {
            return self.scalar(shape, self.at + word.len());
        }
        Err((
            self.at,
            if word.starts_with(rest) {
                What::Ended
            } else {
                What::Unexpected
            },
        ))
    }

    fn scalar(&mut self, shape: Shape, end: usize) -> Result<(), Halt> {
        self.push(shape, self.at, end);
        self.at = end;
        Ok(())
    }

    fn begin(&mut self, shape: Shape) -> Result<(), Halt> {
        if self.open.len() >= DEPTH {
            return Err((self.at, What::TooDeep));
        }
        self.open.push(self.tape.slots.len() as u32);
        self.push(shape, self.at, self.at);
        self.at += 1;
        Ok(())
    }

    fn end(&mut self) {
        self.at += 1;
        self.close();
    }

    /// Ends the innermost bracket here, in the text or because the text gave out.
    fn close(&mut self) {
        let Some(top) = self.open.pop() else { return };
        let next = self.tape.slots.len() as u32;
        let Some(slot) = self.tape.slots.get_mut(top as usize) else {
            return;
        };
        slot.next = next;
        slot.end = self.at as u32;
        if slot.shape == Shape::Object {
            self.compare_keys(top);
        }
    }

    /// Marks an object that says something twice, and all that it lies in.
    fn compare_keys(&mut self, object: u32) {
        let (text, slots) = (self.text, &self.tape.slots);
        let mut keys: Vec<(u32, Cow<'_, str>)> = Vec::new();
        let mut index = object + 1;
        while let Some(key) = slots.get(index as usize) {
            if keys.len() >= KEYS {
                return self.note(key.start as usize, What::TooManyKeys);
            }
            keys.push((index, key.text(text)));
            index = slots
                .get(index as usize + 1)
                .map_or(u32::MAX, |value| value.next);
        }
        let before = self.tape.duplicates.len();
        for (at, (index, key)) in keys.iter().enumerate() {
            if keys.iter().take(at).any(|(_, earlier)| earlier == key) {
                self.tape.duplicates.push(*index);
            }
        }
        if self.tape.duplicates.len() > before {
            self.mark();
            if let Some(slot) = self.tape.slots.get_mut(object as usize) {
                slot.flawed = true;
            }
        }
    }

    /// Commas between entries: none before the first and after the last, one elsewhere.
    fn separator(&mut self, top: u32) -> Result<(), Halt> {
        self.space()?;
        let (from, mut commas) = (self.at, 0);
        while self.bytes.get(self.at) == Some(&b',') {
            commas += 1;
            self.at += 1;
            self.space()?;
        }
        let first = self.tape.slots.len() == top as usize + 1;
        let last = matches!(self.bytes.get(self.at), Some(b'}' | b']'));
        let due = i32::from(!first && !last);
        if commas > due {
            self.note(from, What::ExtraComma);
        } else if commas < due {
            match self.bytes.get(self.at) {
                None => return Err((self.at, What::Ended)),
                Some(b'"' | b'{' | b'[') => self.note(self.at, What::MissingComma),
                Some(_) => return Err((self.at, What::Unexpected)),
            }
        }
        Ok(())
    }

    /// White space, and comments, which are a fault but no reason to stop.
    fn space(&mut self) -> Result<(), Halt> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(b'/') => self.comment()?,
                _ => return Ok(()),
            }
        }
    }

    fn comment(&mut self) -> Result<(), Halt> {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let length = match rest.get(1) {
            Some(b'/') => rest.iter().position(|each| *each == b'\n'),
            Some(b'*') => rest
                .get(2..)
                .unwrap_or_default()
                .windows(2)
                .position(|each| each == b"*/")
                .map(|at| at + 4),
            _ => return Err((start, What::Unexpected)),
        };
        self.note(start, What::Comment);
        self.at = start + length.unwrap_or(rest.len());
        Ok(())
    }

    fn push(&mut self, shape: Shape, start: usize, end: usize) {
        let next = self.tape.slots.len() as u32 + 1;
        self.tape.slots.push(Slot {
            shape,
            flawed: false,
            start: start as u32,
            end: end as u32,
            next,
        });
    }

    fn slot(&self, index: u32) -> Option<Shape> {
        self.tape.slots.get(index as usize).map(|slot| slot.shape)
    }

    /// Keeps the first fault, and marks every bracket that is open now.
    fn note(&mut self, at: usize, what: What) {
        self.tape.fault.get_or_insert((at, what));
        self.mark();
    }

    fn mark(&mut self) {
        for &index in &self.open {
            if let Some(slot) = self.tape.slots.get_mut(index as usize) {
                slot.flawed = true;
            }
        }
    }
}
