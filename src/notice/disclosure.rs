//! What the site declares, as lines of text: the owner's words in the visitor's language, and the facts that go with them.
//!
//! One line for each thing, fields separated by tabs; no field holds a control character. Numbers are decimal, lists are
//! separated by blanks, a field that says nothing is empty.
//!
//! | line | fields |
//! |---|---|
//! | `site` | regime, controller, link to its privacy policy |
//! | `purpose` | id, basis, bits of its uses, days of retention, name, description, benefit, justification |
//! | `item` | of the purpose before it: `identified`, `pseudonymous` or the smallest group; name |
//! | `service` | id, name, provider, country, link to its privacy policy, needs as pairs of purpose and bits, days kept on the device |
//! | `keeps` | of the service before it: the name of a cookie or a storage key |
//!
//! `web/disclosure.js` writes them from the configuration's JSON; a test compares it with the configuration crate. Links are
//! http, https or relative by then, or empty.

use placet_consent::{Basis, Regime, Use, Uses};

use crate::text::{cut, number};

/// Everything declared, borrowed from the lines.
#[derive(Clone, Debug, Default)]
pub struct Disclosure<'a> {
    /// What holds before a choice.
    pub regime: Regime,
    /// Who answers for the site; empty where that is not said.
    pub controller: &'a str,
    /// A link to their privacy policy, or empty.
    pub privacy: &'a str,
    /// In the owner's order.
    pub purposes: Vec<Purpose<'a>>,
    /// In the owner's order.
    pub services: Vec<Service<'a>>,
}

/// A purpose.
#[derive(Clone, Copy, Debug, Default)]
pub struct Purpose<'a> {
    /// The owner's name for it in configuration and API.
    pub id: &'a str,
    /// On what ground.
    pub basis: Basis,
    /// Every declared use.
    pub uses: Uses,
    /// How long it is kept, in days; 0 until the visit ends, `None` where no end is declared.
    pub days: Option<u32>,
    /// What it is called.
    pub name: &'a str,
    /// What is done.
    pub description: &'a str,
    /// What the visitor gets in return.
    pub benefit: &'a str,
    /// Why it is necessary, or why the owner's interest weighs more.
    pub justification: &'a str,
    /// The lines from its items on.
    rest: &'a str,
}

/// A data item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item<'a> {
    /// Whether it leads back to a person.
    pub how: Identifiability,
    /// What it is called.
    pub name: &'a str,
}

/// Whether a data item leads back to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identifiability {
    /// It names them.
    Identified,
    /// It singles them out without a name.
    Pseudonymous,
    /// It is only ever a figure about at least so many people.
    Aggregated(u32),
}

/// A service.
#[derive(Clone, Copy, Debug, Default)]
pub struct Service<'a> {
    /// The owner's name for it in configuration and API.
    pub id: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// Who receives the data.
    pub provider: &'a str,
    /// Where they sit, as ISO 3166-1 alpha-2.
    pub country: &'a str,
    /// A link to their privacy policy, or empty.
    pub privacy: &'a str,
    /// How long it keeps things on the device, in days; `None` where no end is declared.
    pub days: Option<u32>,
    /// The purposes it serves, and what for.
    needs: &'a str,
    /// The lines from what it keeps on.
    rest: &'a str,
}

impl<'a> Disclosure<'a> {
    /// Reads the lines. Total: what makes no sense is left out, or is taken as what asks the most of the owner.
    pub fn read(mut lines: &'a str) -> Disclosure<'a> {
        let mut read = Disclosure::default();
        while !lines.is_empty() {
            let mut line = cut(&mut lines, b'\n');
            let kind = cut(&mut line, b'\t');
            let mut next = || cut(&mut line, b'\t');
            if kind == "site" {
                read.regime = regime(next());
                read.controller = next();
                read.privacy = next();
            } else if kind == "purpose" {
                read.purposes.push(Purpose {
                    id: next(),
                    basis: basis(next()),
                    uses: uses(next()),
                    days: number(next()),
                    name: next(),
                    description: next(),
                    benefit: next(),
                    justification: next(),
                    rest: lines,
                });
            } else if kind == "service" {
                read.services.push(Service {
                    id: next(),
                    name: next(),
                    provider: next(),
                    country: next(),
                    privacy: next(),
                    needs: next(),
                    days: number(next()),
                    rest: lines,
                });
            }
        }
        read
    }
}

/// The next of the lines of `kind` with which `rest` begins.
fn detail<'a>(rest: &mut &'a str, kind: &str) -> Option<&'a str> {
    let mut line = cut(rest, b'\n');
    (cut(&mut line, b'\t') == kind).then_some(line)
}

impl<'a> Purpose<'a> {
    /// What is collected.
    pub fn items(self) -> impl Iterator<Item = Item<'a>> {
        let mut rest = self.rest;
        std::iter::from_fn(move || {
            let mut line = detail(&mut rest, "item")?;
            Some(Item { how: identifiability(cut(&mut line, b'\t')), name: cut(&mut line, b'\t') })
        })
    }

    /// The uses about which the visitor can say yes or no: those that need permission, and those that rest on an interest,
    /// because one may object to them. The rule and its sources stand in the configuration and consent crates; a test compares.
    pub fn answerable(self) -> Uses {
        if self.basis == Basis::LegitimateInterest { self.uses } else { self.asks() }
    }

    /// The uses that need permission.
    pub fn asks(self) -> Uses {
        let (mut items, mut personal) = (0, 0);
        for item in self.items() {
            items += 1;
            personal += u32::from(!matches!(item.how, Identifiability::Aggregated(_)));
        }
        match self.basis {
            Basis::Necessary => Uses::NONE,
            Basis::Consent if items == 0 || personal > 0 => self.uses,
            _ => self.uses.intersection(Use::Store.into()),
        }
    }
}

impl<'a> Service<'a> {
    /// The names of the cookies and storage keys that it keeps.
    pub fn keeps(self) -> impl Iterator<Item = &'a str> {
        let mut rest = self.rest;
        std::iter::from_fn(move || detail(&mut rest, "keeps"))
    }

    /// The purposes it serves, by index, and what it needs of each. A purpose that there is not has no index below the
    /// number of purposes.
    pub fn needs(self) -> impl Iterator<Item = (usize, Uses)> {
        let mut pairs = self.needs;
        std::iter::from_fn(move || {
            let purpose = cut(&mut pairs, b' ');
            (!purpose.is_empty()).then(|| (number(purpose).unwrap_or(u32::MAX) as usize, uses(cut(&mut pairs, b' '))))
        })
    }

    /// What it needs of the purpose at `index`; nothing when it does not serve that.
    pub fn need(self, index: usize) -> Uses {
        let mut all = Uses::NONE;
        for (purpose, uses) in self.needs() {
            if purpose == index {
                all = all.union(uses);
            }
        }
        all
    }

    /// Whether it runs whatever is chosen, because all it serves is necessary.
    pub fn is_fixed(self, disclosure: &Disclosure<'_>) -> bool {
        let mut fixed = false;
        for (purpose, _) in self.needs() {
            fixed = true;
            if disclosure.purposes.get(purpose).is_none_or(|purpose| purpose.basis != Basis::Necessary) {
                return false;
            }
        }
        fixed
    }
}

fn regime(word: &str) -> Regime {
    match word {
        "opt-out" => Regime::OptOut,
        "notice-only" => Regime::NoticeOnly,
        _ => Regime::OptIn,
    }
}

fn basis(word: &str) -> Basis {
    match word {
        "necessary" => Basis::Necessary,
        "legitimate-interest" => Basis::LegitimateInterest,
        _ => Basis::Consent,
    }
}

fn identifiability(word: &str) -> Identifiability {
    match number(word) {
        Some(group) => Identifiability::Aggregated(group),
        None if word == "pseudonymous" => Identifiability::Pseudonymous,
        None => Identifiability::Identified,
    }
}

fn uses(bits: &str) -> Uses {
    Uses::from_bits(number(bits).unwrap_or(0) as u8)
}
