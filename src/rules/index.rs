//! One hash table over all patterns.
//!
//! A pattern's *key* is its host, or the fixed beginning of its path or name up to the first `*`. Patterns of one owner
//! with the same key form a group; a query extends its text byte by byte, together with the hash of what it has read,
//! and looks into the table wherever a key could end. So a query costs one multiplication per byte and a probe or two,
//! however many patterns there are.

use crate::StorageKind;

/// Everything declared, ready for queries. Made by [`Builder`](crate::Builder).
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// All patterns in their plain form, one after the other.
    pub(crate) text: String,
    pub(crate) groups: Vec<Group>,
    pub(crate) rules: Vec<Rule>,
    /// The services of all rules, one list after the other.
    pub(crate) services: Vec<u16>,
    /// Open addressing over `groups`; a power of two, at most half full. Each slot has the upper half of the hash and
    /// the group's index, so that a probe that fails touches nothing else.
    pub(crate) slots: Vec<u32>,
    /// How long keys are, of each owner but the paths below a host.
    pub(crate) lengths: [Lengths; Owner::PATHS],
}

/// Patterns with one key and one owner.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) owner: Owner,
    pub(crate) hash: u32,
    pub(crate) key: Span,
    /// The first rule, or [`NONE`].
    pub(crate) first: u16,
    /// Of a host: the keys of the paths below it.
    pub(crate) paths: Lengths,
}

/// One pattern.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) pattern: Span,
    /// How many bytes of the pattern follow its key: none, or something that begins with `*`.
    pub(crate) glob: u16,
    /// 0 for any.
    pub(crate) port: u16,
    /// The next rule of the group, or [`NONE`].
    pub(crate) next: u16,
    /// In [`Rules::services`].
    pub(crate) services: Span,
}

/// A part of a list.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) length: u16,
}

/// How long some keys are. Bit n: one has n bytes; the last bit stands for all longer ones too.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lengths(u64);

/// Whose key it is, so that equal texts of different kinds stay apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Owner(u32);

/// The end of a list, and the index in an empty slot.
pub(crate) const NONE: u16 = u16::MAX;

impl Lengths {
    pub(crate) fn add(&mut self, length: u16) {
        self.0 |= 1 << length.min(63);
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// What is left from `length` on: the lowest bit stands for `length` itself.
    pub(crate) fn from(self, length: usize) -> u64 {
        self.0 >> length.min(63)
    }
}

impl Span {
    /// What comes before `length` bytes, and the rest.
    pub(crate) fn split(self, length: usize) -> (Span, Span) {
        let length = (length as u16).min(self.length);
        let rest = Span {
            start: self.start + u32::from(length),
            length: self.length - length,
        };
        (
            Span {
                start: self.start,
                length,
            },
            rest,
        )
    }

    fn of<T>(self, list: &[T]) -> &[T] {
        let start = self.start as usize;
        list.get(start..start + usize::from(self.length))
            .unwrap_or_default()
    }
}

impl Owner {
    pub(crate) const HOSTS: Owner = Owner(0);
    pub(crate) const OWN_PATHS: Owner = Owner(1);
    pub(crate) const COOKIES: Owner = Owner(2);
    const STORAGE: u32 = 3;
    const PATHS: usize = 7;

    pub(crate) const fn storage(kind: StorageKind) -> Owner {
        Owner(Owner::STORAGE + kind as u32)
    }

    /// The paths below the host whose group has this index.
    pub(crate) const fn paths_of(group: u16) -> Owner {
        Owner(Owner::PATHS as u32 + group as u32)
    }

    /// FNV-1a (draft-eastlake-fnv), the owner mixed into its start.
    pub(crate) const fn seed(self) -> u32 {
        0x811c_9dc5 ^ self.0.wrapping_mul(0x9e37_79b1)
    }
}

pub(crate) const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

impl Rules {
    /// How long the keys of `owner` are.
    pub(crate) fn lengths(&self, owner: Owner) -> Lengths {
        let at = owner.0 as usize;
        let lengths = match at.checked_sub(Owner::PATHS) {
            Some(group) => self.groups.get(group).map(|group| &group.paths),
            None => self.lengths.get(at),
        };
        lengths.copied().unwrap_or_default()
    }

    pub(crate) fn lengths_mut(&mut self, owner: Owner) -> Option<&mut Lengths> {
        let at = owner.0 as usize;
        match at.checked_sub(Owner::PATHS) {
            Some(group) => self.groups.get_mut(group).map(|group| &mut group.paths),
            None => self.lengths.get_mut(at),
        }
    }

    /// The group of this owner with this key; `is_key` compares the bytes.
    pub(crate) fn find(
        &self,
        owner: Owner,
        hash: u32,
        length: usize,
        is_key: impl Fn(&[u8]) -> bool,
    ) -> Option<u16> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash as usize;
        loop {
            let slot = *self.slots.get(at & mask)?;
            let index = slot as u16;
            if index == NONE {
                return None;
            }
            if slot >> 16 == hash >> 16 {
                let group = self.groups.get(usize::from(index))?;
                let same = group.owner == owner && usize::from(group.key.length) == length;
                if same && is_key(self.bytes(group.key)) {
                    return Some(index);
                }
            }
            at = at.wrapping_add(1);
        }
    }

    pub(crate) fn group(&self, index: u16) -> Option<&Group> {
        self.groups.get(usize::from(index))
    }

    pub(crate) fn rule(&self, index: u16) -> Option<&Rule> {
        self.rules.get(usize::from(index))
    }

    /// The rules of a group by index, the most specific first.
    pub(crate) fn chain(&self, group: u16) -> impl Iterator<Item = u16> {
        let first = self.group(group).map_or(NONE, |group| group.first);
        let known = |index: u16| Some(index).filter(|index| *index != NONE);
        std::iter::successors(known(first), move |index| known(self.rule(*index)?.next))
    }

    pub(crate) fn services_of(&self, rule: &Rule) -> &[u16] {
        rule.services.of(&self.services)
    }

    /// What follows the key in the rule's pattern.
    pub(crate) fn glob_of(&self, rule: &Rule) -> &[u8] {
        let (_, glob) = rule
            .pattern
            .split(usize::from(rule.pattern.length.saturating_sub(rule.glob)));
        self.bytes(glob)
    }

    pub(crate) fn bytes(&self, span: Span) -> &[u8] {
        span.of(self.text.as_bytes())
    }

    pub(crate) fn text(&self, span: Span) -> &str {
        let start = span.start as usize;
        self.text
            .get(start..start + usize::from(span.length))
            .unwrap_or_default()
    }
}
