//! What the site declares: the facts, as the guard knows them, and the owner's words for them in the visitor's language.
//!
//! The words come as lines, fields separated by tabs; no field holds a control character, and one that says nothing is
//! empty. Purposes and services stand in the order of the policy.
//!
//! | line | fields |
//! |---|---|
//! | `site` | controller, link to its privacy policy |
//! | `purpose` | id, days of retention, name, description, benefit, justification |
//! | `item` | of the purpose before it: `identified`, `pseudonymous` or the smallest group; name |
//! | `service` | id, name, provider, country, link to its privacy policy, days kept on the device |
//! | `keeps` | of the service before it: the name of a cookie or a storage key |
//!
//! `web/disclosure.js` writes them from the configuration's JSON. A link to anywhere but the web counts as none.

use placet_config::markup::is_web;
use placet_consent::{Basis, Need, Policy, Regime, Uses};

use crate::text::{cut, number};

/// Everything declared.
#[derive(Clone, Debug)]
pub struct Disclosure<'a> {
    policy: &'a Policy,
    site: Line<'a>,
    /// In the policy's order.
    pub purposes: Vec<Purpose<'a>>,
    /// In the policy's order.
    pub services: Vec<Service<'a>>,
}

/// The fields of a line after its first, and the lines below.
#[derive(Clone, Copy, Debug, Default)]
struct Line<'a> {
    fields: &'a str,
    below: &'a str,
}

impl<'a> Line<'a> {
    #[inline(never)]
    fn field(self, place: u8) -> &'a str {
        let mut rest = self.fields;
        for _ in 0..place {
            cut(&mut rest, b'\t');
        }
        cut(&mut rest, b'\t')
    }
}

/// A purpose.
#[derive(Clone, Copy, Debug)]
pub struct Purpose<'a> {
    line: Line<'a>,
    known: &'a placet_consent::Purpose,
}

/// A service.
#[derive(Clone, Copy, Debug)]
pub struct Service<'a> {
    line: Line<'a>,
    known: &'a placet_consent::Service,
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

impl<'a> Disclosure<'a> {
    /// Puts words to a policy. Total: of what stands in only one of them nothing is shown.
    pub fn read(policy: &'a Policy, mut words: &'a str) -> Disclosure<'a> {
        let mut read = Disclosure {
            policy,
            site: Line::default(),
            purposes: Vec::new(),
            services: Vec::new(),
        };
        while !words.is_empty() {
            let mut fields = cut(&mut words, b'\n');
            let kind = cut(&mut fields, b'\t');
            let line = Line {
                fields,
                below: words,
            };
            match kind {
                "site" => read.site = line,
                "purpose" => {
                    if let Some(known) = policy.purposes.get(read.purposes.len()) {
                        read.purposes.push(Purpose { line, known });
                    }
                }
                "service" => {
                    if let Some(known) = policy.services.get(read.services.len()) {
                        read.services.push(Service { line, known });
                    }
                }
                _ => {}
            }
        }
        read
    }

    /// What holds before a choice.
    pub fn regime(&self) -> Regime {
        self.policy.regime
    }

    /// Who answers for the site; its host where that is not said.
    pub fn controller(&self) -> &'a str {
        self.site.field(0)
    }

    /// A link to their privacy policy, or empty.
    pub fn privacy(&self) -> &'a str {
        link(self.site.field(1))
    }
}

impl<'a> Purpose<'a> {
    /// The owner's name for it in configuration and API.
    pub fn id(&self) -> &'a str {
        self.line.field(0)
    }

    /// On what ground.
    pub fn basis(&self) -> Basis {
        self.known.basis
    }

    /// Every declared use.
    pub fn uses(&self) -> Uses {
        self.known.uses
    }

    /// The uses that need permission.
    pub fn asks(&self) -> Uses {
        self.known.asks
    }

    /// The uses about which the visitor can say yes or no.
    pub fn answerable(&self) -> Uses {
        self.known.answerable()
    }

    /// How long it is kept, in days; 0 until the visit ends, `None` where no end is declared.
    pub fn days(&self) -> Option<u32> {
        number(self.line.field(1))
    }

    /// What it is called.
    pub fn name(&self) -> &'a str {
        self.line.field(2)
    }

    /// What is done.
    pub fn description(&self) -> &'a str {
        self.line.field(3)
    }

    /// What the visitor gets in return.
    pub fn benefit(&self) -> &'a str {
        self.line.field(4)
    }

    /// Why it is necessary, or why the owner's interest weighs more.
    pub fn justification(&self) -> &'a str {
        self.line.field(5)
    }

    /// What is collected.
    pub fn items(&self) -> impl Iterator<Item = Item<'a>> + use<'a> {
        let mut below = self.line.below;
        std::iter::from_fn(move || {
            let mut line = detail(&mut below, "item")?;
            Some(Item {
                how: identifiability(cut(&mut line, b'\t')),
                name: cut(&mut line, b'\t'),
            })
        })
    }
}

impl<'a> Service<'a> {
    /// The owner's name for it in configuration and API.
    pub fn id(&self) -> &'a str {
        self.line.field(0)
    }

    /// What it is called.
    pub fn name(&self) -> &'a str {
        self.line.field(1)
    }

    /// Who receives the data.
    pub fn provider(&self) -> &'a str {
        self.line.field(2)
    }

    /// Where they sit, as ISO 3166-1 alpha-2.
    pub fn country(&self) -> &'a str {
        self.line.field(3)
    }

    /// A link to their privacy policy, or empty.
    pub fn privacy(&self) -> &'a str {
        link(self.line.field(4))
    }

    /// How long it keeps things on the device, in days; `None` where no end is declared.
    pub fn days(&self) -> Option<u32> {
        number(self.line.field(5))
    }

    /// The names of the cookies and storage keys that it keeps.
    pub fn keeps(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let mut below = self.line.below;
        std::iter::from_fn(move || detail(&mut below, "keeps"))
    }

    /// The purposes it serves, and what it needs of each.
    pub fn needs(&self) -> &'a [Need] {
        &self.known.needs
    }

    /// What it needs of the purpose at `index`; nothing when it does not serve that.
    pub fn need(&self, index: usize) -> Uses {
        let mut all = Uses::NONE;
        for need in self.needs() {
            if usize::from(need.purpose) == index {
                all = all.union(need.uses);
            }
        }
        all
    }

    /// Whether it runs whatever is chosen, because all it serves is necessary.
    pub fn is_fixed(&self, disclosure: &Disclosure<'_>) -> bool {
        let mut fixed = false;
        for need in self.needs() {
            let purpose = disclosure.purposes.get(usize::from(need.purpose));
            fixed = purpose.is_some_and(|purpose| purpose.basis() == Basis::Necessary);
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

/// An address that a visitor may be sent to, or nothing.
#[inline(never)]
fn link(address: &str) -> &str {
    if is_web(address) { address } else { "" }
}

fn identifiability(word: &str) -> Identifiability {
    match number(word) {
        Some(group) => Identifiability::Aggregated(group),
        None if word == "pseudonymous" => Identifiability::Pseudonymous,
        None => Identifiability::Identified,
    }
}
