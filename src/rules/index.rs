//! One hash table over all patterns.
//!
//! A pattern's *key* is its host, or the fixed beginning of its path or name up to the first `*`. Patterns of one owner
//! with the same key form a group; a query extends its text byte by byte, together with the hash of what it has read,
//! and looks into the table wherever a key could end. So a query costs one multiplication per byte and a probe or two,
//! however many patterns there are.

/// Everything declared, ready for queries. Made by [`Builder`](crate::Builder).
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// All patterns in their plain form, one after the other.
    pub(crate) text: String,
    pub(crate) groups: Vec<Group>,
    pub(crate) rules: Vec<Rule>,
    /// Open addressing over `groups`; a power of two, at most half full.
    pub(crate) slots: Vec<u16>,
    /// Bit n: some path has a key of n bytes. The last bit stands for all longer ones too.
    pub(crate) path_lengths: u64,
    /// The same for the names of cookies and storage.
    pub(crate) name_lengths: u64,
    /// Whether there are paths on the own origin.
    pub(crate) own_paths: bool,
}

/// Patterns with one key and one owner.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) owner: Owner,
    pub(crate) hash: u32,
    pub(crate) key: Span,
    /// Of a host: whether there are paths below it.
    pub(crate) has_paths: bool,
    /// The first rule, or [`NONE`].
    pub(crate) first: u16,
}

/// One pattern.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) services: Vec<u16>,
    pub(crate) pattern: Span,
    /// What follows the key in a path or name: nothing, or something that begins with `*`.
    pub(crate) glob: Span,
    /// 0 for any.
    pub(crate) port: u16,
    /// The next rule of the group, or [`NONE`].
    pub(crate) next: u16,
}

/// A pattern to be added.
#[derive(Clone, Copy)]
pub(crate) struct Pattern {
    /// All of it.
    pub(crate) whole: Span,
    /// The part that the owner's keys are about: the host, the path or the name.
    pub(crate) named: Span,
    /// 0 for any.
    pub(crate) port: u16,
}

/// A part of [`Rules::text`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) length: u16,
}

/// Whose key it is, so that equal texts of different kinds stay apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Owner(u32);

/// The end of a list, and an empty slot.
pub(crate) const NONE: u16 = u16::MAX;

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
}

impl Owner {
    pub(crate) const HOSTS: Owner = Owner(0);
    pub(crate) const COOKIES: Owner = Owner(1);
    pub(crate) const OWN_PATHS: Owner = Owner(2);

    pub(crate) const fn storage(kind: crate::StorageKind) -> Owner {
        Owner(3 + kind as u32)
    }

    /// The paths below the host whose group has this index.
    pub(crate) const fn paths_of(group: u16) -> Owner {
        Owner(8 + group as u32)
    }

    pub(crate) const fn is_path(self) -> bool {
        self.0 >= 8 || self.0 == Owner::OWN_PATHS.0
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
            let index = *self.slots.get(at & mask)?;
            let group = self.groups.get(usize::from(index))?;
            let same = group.hash == hash
                && group.owner == owner
                && usize::from(group.key.length) == length;
            if same && is_key(self.slice(group.key)) {
                return Some(index);
            }
            at = at.wrapping_add(1);
        }
    }

    pub(crate) fn rules_of(&self, group: u16) -> impl Iterator<Item = &Rule> {
        let mut next = self
            .groups
            .get(usize::from(group))
            .map_or(NONE, |group| group.first);
        std::iter::from_fn(move || {
            let rule = self.rules.get(usize::from(next))?;
            next = rule.next;
            Some(rule)
        })
    }

    pub(crate) fn slice(&self, span: Span) -> &[u8] {
        self.text(span).as_bytes()
    }

    pub(crate) fn text(&self, span: Span) -> &str {
        let start = span.start as usize;
        self.text
            .get(start..start + usize::from(span.length))
            .unwrap_or_default()
    }
}
