//! A JSON text and the way about in it.

use std::borrow::Cow;

use super::fault::{Fault, What, position};
use super::tape::{self, Shape, Slot};
use super::{COMMENT, SIZE};

/// A JSON text, read. Owns the text; the nodes are places in it.
#[derive(Clone, Debug)]
pub struct Doc {
    text: String,
    slots: Vec<Slot>,
    fault: Option<Fault>,
    duplicates: Vec<Node>,
}

/// A value in a [`Doc`]. Only of use with the `Doc` that gave it; with another it may name a different value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node(pub(super) u32);

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`, and what an empty text yields.
    Null,
    /// `true` or `false`.
    Boolean,
    /// Any number.
    Number,
    /// A string.
    Text,
    /// An array.
    List,
    /// An object.
    Object,
}

impl Doc {
    /// Reads a text. Total: a broken text yields what stood before the fault, open brackets closed there; a wrong
    /// comma or a comment is a fault, too, but reading goes on after it.
    pub fn parse(text: String) -> (Doc, Option<Fault>) {
        let mut limit = SIZE.min(text.len());
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        let tape = tape::parse(text.get(..limit).unwrap_or_default());
        let halt = if limit < text.len() {
            Some((limit, What::TooLarge))
        } else {
            tape.fault
        };
        let fault = halt.map(|(at, what)| Fault::new(&text, at, what));
        let duplicates = tape.duplicates.into_iter().map(Node).collect();
        (
            Doc {
                text,
                slots: tape.slots,
                fault,
                duplicates,
            },
            fault,
        )
    }

    /// The text as it was given.
    pub fn source(&self) -> &str {
        &self.text
    }

    /// The first thing that is not JSON.
    pub fn fault(&self) -> Option<Fault> {
        self.fault
    }

    /// The keys that had already been said in the same object.
    pub fn duplicates(&self) -> &[Node] {
        &self.duplicates
    }

    /// The outermost value.
    pub fn root(&self) -> Node {
        Node(0)
    }

    /// What a value is.
    pub fn kind(&self, node: Node) -> Kind {
        match self.slot(node).map_or(Shape::Null, |slot| slot.shape) {
            Shape::Null => Kind::Null,
            Shape::Boolean => Kind::Boolean,
            Shape::Number => Kind::Number,
            Shape::Text | Shape::Escaped => Kind::Text,
            Shape::List => Kind::List,
            Shape::Object => Kind::Object,
        }
    }

    /// Whether the text broke off inside this value, or something in it is said twice.
    pub fn is_flawed(&self, node: Node) -> bool {
        self.slot(node).is_none_or(|slot| slot.flawed)
    }

    /// What an object says under `key`; the last word if it says it twice.
    pub fn get(&self, node: Node, key: &str) -> Option<Node> {
        self.pairs(node)
            .filter(|(each, _)| self.written(*each) == key)
            .map(|(_, value)| value)
            .last()
    }

    /// The values of a list; of anything else, none.
    pub fn items(&self, node: Node) -> impl Iterator<Item = Node> + '_ {
        self.children(node, Shape::List)
    }

    /// Keys and values of an object in the order of the text, `$comment` left out; of anything else, none.
    pub fn entries(&self, node: Node) -> impl Iterator<Item = (Cow<'_, str>, Node)> + '_ {
        self.pairs(node)
            .map(|(key, value)| (self.written(key), value))
            .filter(|(key, _)| key != COMMENT)
    }

    /// Key nodes and values of an object, without exception.
    pub fn pairs(&self, node: Node) -> impl Iterator<Item = (Node, Node)> + '_ {
        let mut children = self.children(node, Shape::Object);
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    /// The characters of a string.
    pub fn text(&self, node: Node) -> Option<Cow<'_, str>> {
        (self.kind(node) == Kind::Text).then(|| self.written(node))
    }

    /// A whole number from 0 to 4,294,967,295, written without fraction and exponent.
    pub fn number(&self, node: Node) -> Option<u32> {
        if self.kind(node) != Kind::Number {
            return None;
        }
        self.written(node).bytes().try_fold(0u32, |sum, each| {
            let digit = char::from(each).to_digit(10)?;
            sum.checked_mul(10)?.checked_add(digit)
        })
    }

    /// A string's characters; of any other value, how it is written in the text.
    pub fn written(&self, node: Node) -> Cow<'_, str> {
        self.slot(node)
            .map_or(Cow::Borrowed(""), |slot| slot.text(&self.text))
    }

    /// Line and column of a value, both from 1; columns count characters.
    pub fn position(&self, node: Node) -> (u32, u32) {
        let slot = self.slot(node);
        let quote = usize::from(self.kind(node) == Kind::Text);
        position(
            &self.text,
            slot.map_or(0, |slot| (slot.start as usize).saturating_sub(quote)),
        )
    }

    fn children(&self, node: Node, of: Shape) -> impl Iterator<Item = Node> + '_ {
        let slot = self.slot(node).filter(|slot| slot.shape == of);
        let end = slot.map_or(0, |slot| slot.next);
        let mut at = node.0.saturating_add(1);
        std::iter::from_fn(move || {
            let next = self.slots.get(at as usize).filter(|_| at < end)?.next;
            let this = at;
            at = next;
            Some(Node(this))
        })
    }

    fn slot(&self, node: Node) -> Option<&Slot> {
        self.slots.get(node.0 as usize)
    }
}
