//! The three things that can be done with a visitor's data, each permitted on its own.

/// One use of data.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Use {
    /// Keep it: on the visitor's device or with the recipient.
    Store = 1,
    /// Evaluate it.
    Analyse = 2,
    /// Pass it on or sell it.
    Share = 4,
}

/// A set of uses. Bits without a meaning never get in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Uses(u8);

impl Use {
    /// All uses, in the order in which they are shown and stored.
    pub const EACH: [Use; 3] = [Use::Store, Use::Analyse, Use::Share];

    /// The word used in configuration, API and markup.
    pub const fn word(self) -> &'static str {
        match self {
            Use::Store => "store",
            Use::Analyse => "analyse",
            Use::Share => "share",
        }
    }

    /// The use that `word` names, if it names one.
    pub fn from_word(word: &str) -> Option<Use> {
        Use::EACH.into_iter().find(|each| each.word() == word)
    }
}

impl Uses {
    /// No use at all.
    pub const NONE: Uses = Uses(0);
    /// Store, analyse and share.
    pub const ALL: Uses = Uses(7);

    /// The set with these bits (store 1, analyse 2, share 4); every other bit is dropped.
    pub const fn from_bits(bits: u8) -> Uses {
        Uses(bits & Uses::ALL.0)
    }

    /// Store 1, analyse 2, share 4.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// Whether the use, or every use of the set, is in this set; always true of the empty set.
    pub fn contains(self, other: impl Into<Uses>) -> bool {
        let other = other.into();
        self.0 & other.0 == other.0
    }

    /// Uses in either set.
    pub const fn union(self, other: Uses) -> Uses {
        Uses(self.0 | other.0)
    }

    /// Uses in both sets.
    pub const fn intersection(self, other: Uses) -> Uses {
        Uses(self.0 & other.0)
    }

    /// This set less `other`.
    pub const fn without(self, other: Uses) -> Uses {
        Uses(self.0 & !other.0)
    }

    /// Whether there is nothing in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The uses in it, in order.
    pub fn iter(self) -> impl Iterator<Item = Use> {
        Use::EACH
            .into_iter()
            .filter(move |each| self.contains(*each))
    }
}

impl From<Use> for Uses {
    fn from(one: Use) -> Uses {
        Uses(one as u8)
    }
}
