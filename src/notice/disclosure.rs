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
    site: Line<'a>,
    /// In the owner's order.
    pub purposes: Vec<Purpose<'a>>,
    /// In the owner's order.
    pub services: Vec<Service<'a>>,
}

/// The fields of a line after its first, and the lines below.
#[derive(Clone, Copy, Debug, Default)]
struct Line<'a> {
    fields: [&'a str; 8],
    below: &'a str,
}

/// A purpose.
#[derive(Clone, Copy, Debug)]
pub struct Purpose<'a>(Line<'a>);

/// A service.
#[derive(Clone, Copy, Debug)]
pub struct Service<'a>(Line<'a>);

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

impl<'a> Disclosure<'a> {
    /// Reads the lines. Total: what makes no sense is left out, or is taken as what asks the most of the owner.
    pub fn read(mut lines: &'a str) -> Disclosure<'a> {
        let mut read = Disclosure::default();
        while !lines.is_empty() {
            let mut line = cut(&mut lines, b'\n');
            let kind = cut(&mut line, b'\t');
            let mut fields = [""; 8];
            for field in &mut fields {
                *field = cut(&mut line, b'\t');
            }
            let line = Line {
                fields,
                below: lines,
            };
            match kind {
                "site" => read.site = line,
                "purpose" => read.purposes.push(Purpose(line)),
                "service" => read.services.push(Service(line)),
                _ => {}
            }
        }
        read
    }

    /// What holds before a choice.
    pub fn regime(&self) -> Regime {
        match self.site.fields[0] {
            "opt-out" => Regime::OptOut,
            "notice-only" => Regime::NoticeOnly,
            _ => Regime::OptIn,
        }
    }

    /// Who answers for the site; empty where that is not said.
    pub fn controller(&self) -> &'a str {
        self.site.fields[1]
    }

    /// A link to their privacy policy, or empty.
    pub fn privacy(&self) -> &'a str {
        self.site.fields[2]
    }
}

impl<'a> Purpose<'a> {
    /// The owner's name for it in configuration and API.
    pub fn id(self) -> &'a str {
        self.0.fields[0]
    }

    /// On what ground.
    pub fn basis(self) -> Basis {
        match self.0.fields[1] {
            "necessary" => Basis::Necessary,
            "legitimate-interest" => Basis::LegitimateInterest,
            _ => Basis::Consent,
        }
    }

    /// Every declared use.
    pub fn uses(self) -> Uses {
        uses(self.0.fields[2])
    }

    /// How long it is kept, in days; 0 until the visit ends, `None` where no end is declared.
    pub fn days(self) -> Option<u32> {
        number(self.0.fields[3])
    }

    /// What it is called.
    pub fn name(self) -> &'a str {
        self.0.fields[4]
    }

    /// What is done.
    pub fn description(self) -> &'a str {
        self.0.fields[5]
    }

    /// What the visitor gets in return.
    pub fn benefit(self) -> &'a str {
        self.0.fields[6]
    }

    /// Why it is necessary, or why the owner's interest weighs more.
    pub fn justification(self) -> &'a str {
        self.0.fields[7]
    }

    /// What is collected.
    pub fn items(self) -> impl Iterator<Item = Item<'a>> {
        let mut below = self.0.below;
        std::iter::from_fn(move || {
            let mut line = detail(&mut below, "item")?;
            Some(Item {
                how: identifiability(cut(&mut line, b'\t')),
                name: cut(&mut line, b'\t'),
            })
        })
    }

    /// The uses about which the visitor can say yes or no: those that need permission, and those that rest on an interest,
    /// because one may object to them. The rule and its sources stand in the consent core; a test compares.
    pub fn answerable(self) -> Uses {
        if self.basis() == Basis::LegitimateInterest {
            self.uses()
        } else {
            self.asks()
        }
    }

    /// The uses that need permission.
    pub fn asks(self) -> Uses {
        let (mut items, mut personal) = (0, 0);
        for item in self.items() {
            items += 1;
            personal += u32::from(!matches!(item.how, Identifiability::Aggregated(_)));
        }
        match self.basis() {
            Basis::Necessary => Uses::NONE,
            Basis::Consent if items == 0 || personal > 0 => self.uses(),
            _ => self.uses().intersection(Use::Store.into()),
        }
    }
}

impl<'a> Service<'a> {
    /// The owner's name for it in configuration and API.
    pub fn id(self) -> &'a str {
        self.0.fields[0]
    }

    /// What it is called.
    pub fn name(self) -> &'a str {
        self.0.fields[1]
    }

    /// Who receives the data.
    pub fn provider(self) -> &'a str {
        self.0.fields[2]
    }

    /// Where they sit, as ISO 3166-1 alpha-2.
    pub fn country(self) -> &'a str {
        self.0.fields[3]
    }

    /// A link to their privacy policy, or empty.
    pub fn privacy(self) -> &'a str {
        self.0.fields[4]
    }

    /// The purposes it serves, by index, and what it needs of each. A purpose that there is not has no index below the
    /// number of purposes.
    pub fn needs(self) -> impl Iterator<Item = (usize, Uses)> {
        let mut pairs = self.0.fields[5];
        std::iter::from_fn(move || {
            let purpose = cut(&mut pairs, b' ');
            (!purpose.is_empty()).then(|| {
                (
                    number(purpose).unwrap_or(u32::MAX) as usize,
                    uses(cut(&mut pairs, b' ')),
                )
            })
        })
    }

    /// How long it keeps things on the device, in days; `None` where no end is declared.
    pub fn days(self) -> Option<u32> {
        number(self.0.fields[6])
    }

    /// The names of the cookies and storage keys that it keeps.
    pub fn keeps(self) -> impl Iterator<Item = &'a str> {
        let mut below = self.0.below;
        std::iter::from_fn(move || detail(&mut below, "keeps"))
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
            fixed = disclosure
                .purposes
                .get(purpose)
                .is_some_and(|purpose| purpose.basis() == Basis::Necessary);
            if !fixed {
                break;
            }
        }
        fixed
    }
}

/// The next of the lines of `kind` with which `below` begins.
fn detail<'a>(below: &mut &'a str, kind: &str) -> Option<&'a str> {
    let mut line = cut(below, b'\n');
    (cut(&mut line, b'\t') == kind).then_some(line)
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
