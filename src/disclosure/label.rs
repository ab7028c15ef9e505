//! The label: what is asked, on a few lines that fit a phone. The first layer has it for everything, the question about one
//! purpose or service for that one.

use crate::disclosure::{Disclosure, Identifiability, Item, Purpose, Service};
use crate::drawing::Drawing;
use crate::retention::retention;
use crate::text::names;

/// What a label is about.
#[derive(Clone, Debug)]
pub struct Scope<'d> {
    /// What is asked.
    pub purposes: Vec<Purpose<'d>>,
    /// Who needs data for it.
    pub services: Vec<Service<'d>>,
}

impl<'d> Scope<'d> {
    /// The purposes whose ids stand in `asks`, with commas between; when none does, all that can be answered.
    pub fn open(disclosure: &Disclosure<'d>, asks: &str) -> Scope<'d> {
        let mut is_named = false;
        for purpose in &disclosure.purposes {
            is_named |= names(asks, purpose.id());
        }
        let within = |purpose: &Purpose<'_>| {
            if is_named {
                names(asks, purpose.id())
            } else {
                !purpose.answerable().is_empty()
            }
        };
        let (mut purposes, mut services) = (Vec::new(), Vec::new());
        for purpose in &disclosure.purposes {
            if within(purpose) {
                purposes.push(*purpose);
            }
        }
        for service in &disclosure.services {
            for need in service.needs() {
                let purpose = disclosure.purposes.get(usize::from(need.purpose));
                if !need.uses.is_empty() && purpose.is_some_and(within) {
                    services.push(*service);
                    break;
                }
            }
        }
        Scope { purposes, services }
    }

    /// The purpose or service called `id`.
    pub fn one(disclosure: &Disclosure<'d>, id: &str) -> Option<Scope<'d>> {
        if let Some(at) = disclosure.purposes.iter().position(|each| each.id() == id) {
            return Scope::purpose(disclosure, at);
        }
        let service = disclosure.services.iter().find(|each| each.id() == id)?;
        let mut purposes = Vec::new();
        for need in service.needs() {
            purposes.extend(disclosure.purposes.get(usize::from(need.purpose)));
        }
        Some(Scope {
            purposes,
            services: vec![*service],
        })
    }

    /// The purpose at `index`.
    pub fn purpose(disclosure: &Disclosure<'d>, index: usize) -> Option<Scope<'d>> {
        let mut services = Vec::new();
        for service in &disclosure.services {
            if !service.need(index).is_empty() {
                services.push(*service);
            }
        }
        Some(Scope {
            purposes: vec![*disclosure.purposes.get(index)?],
            services,
        })
    }
}

/// The end of a text whose wording has the place `{controller}`: who answers for the site.
pub fn controller(drawing: &mut Drawing, disclosure: &Disclosure<'_>) {
    drawing.put("\u{2}controller\u{2}");
    drawing.name(disclosure.controller());
    drawing.put("\u{3}\n");
}

/// The lines that every label has: what, what for, who, how long.
pub fn facts(drawing: &mut Drawing, disclosure: &Disclosure<'_>, scope: &Scope<'_>) {
    row(drawing, "what");
    what(drawing, &scope.purposes);
    drawing.put(">>\n");
    row(drawing, "for");
    let mut names = Few::default();
    for purpose in &scope.purposes {
        names.phrase(drawing, purpose.name());
    }
    names.end(drawing);
    drawing.put(">>\n");
    row(drawing, "who");
    who(drawing, disclosure, &scope.services);
    drawing.put(">>\n");
    row(drawing, "long");
    drawing.put("\"");
    retention(drawing, longest(scope));
    drawing.put("\n>>\n");
}

/// Begins a line of a label, up to where its content goes; two brackets end it.
pub fn row(drawing: &mut Drawing, heading: &str) {
    drawing.put("<tr\n<th\n@scope row\n=");
    drawing.put(heading);
    drawing.put("\n>\n<td\n");
}

/// Stands between phrases, and before what is added to one.
const DOT: &str = " · ";

/// How an item leads back to a person, as an addition to it.
pub fn identifiability(drawing: &mut Drawing, how: Identifiability) {
    drawing.put("<small\n\" · ");
    match how {
        Identifiability::Identified => drawing.put("\u{1}identified\u{3}"),
        Identifiability::Pseudonymous => drawing.put("\u{1}pseudonymous\u{3}"),
        Identifiability::Aggregated(group) => drawing.number("#aggregated", group as usize),
    }
    drawing.put("\n>\n");
}

/// The data items. Aggregated ones are left out beside others: they are not what is asked for.
#[inline(never)]
fn what(drawing: &mut Drawing, purposes: &[Purpose<'_>]) {
    let aggregated = |item: &Item<'_>| matches!(item.how, Identifiability::Aggregated(_));
    let mut all_aggregated = true;
    for purpose in purposes {
        for item in purpose.items() {
            all_aggregated &= aggregated(&item);
        }
    }
    let (mut names, mut seen) = (Few::default(), Vec::new());
    let (mut how, mut is_mixed) = (None, false);
    for purpose in purposes {
        for item in purpose.items() {
            if aggregated(&item) == all_aggregated && is_new(&mut seen, item.name) {
                names.phrase(drawing, item.name);
                is_mixed |= *how.get_or_insert(item.how) != item.how;
            }
        }
    }
    let Some(how) = how else {
        return drawing.put("=unstated\n");
    };
    names.end(drawing);
    if is_mixed && !all_aggregated {
        drawing.put("<small\n\" · \u{1}identified.some\u{3}\n>\n");
    } else {
        identifiability(drawing, how);
    }
}

/// Puts `name` to the ones that were `seen`, if it was not yet.
#[inline(never)]
fn is_new<'a>(seen: &mut Vec<&'a str>, name: &'a str) -> bool {
    for each in &*seen {
        if *each == name {
            return false;
        }
    }
    seen.push(name);
    true
}

/// Who gets the data: the services, and where they sit; the controller where there are none.
#[inline(never)]
pub fn who(drawing: &mut Drawing, disclosure: &Disclosure<'_>, services: &[Service<'_>]) {
    let mut names = Few::default();
    let mut countries = Vec::new();
    for service in services {
        names.phrase(drawing, service.name());
        if !service.country().is_empty() {
            is_new(&mut countries, service.country());
        }
    }
    if names.is_first() {
        names.phrase(drawing, disclosure.controller());
    }
    names.end(drawing);
    if countries.is_empty() {
        return;
    }
    drawing.put("<small\n\" · ");
    if countries.len() > 3 {
        drawing.number("#countries", countries.len());
    } else {
        // By their codes: the names would have the platform load its table of countries before the first paint.
        let mut before = "";
        for code in countries {
            drawing.put(before);
            drawing.name(code);
            before = ", ";
        }
    }
    drawing.put("\n>\n");
}

/// The longest time that anything is kept; `None` if there is something without an end.
#[inline(never)]
fn longest(scope: &Scope<'_>) -> Option<u32> {
    let mut longest = 0;
    for purpose in &scope.purposes {
        longest = longest.max(purpose.days()?);
    }
    for service in &scope.services {
        longest = longest.max(service.days().unwrap_or(0));
    }
    Some(longest)
}

/// As many of several texts as fit on a phone's line or two, at least one, and then how many more there are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Few {
    shown: usize,
    more: usize,
    length: usize,
}

impl Few {
    /// Whether nothing was offered yet.
    pub fn is_first(self) -> bool {
        self.shown == 0
    }

    /// Begins or goes on with a text of phrases. No language has a rule for how dots join them.
    pub fn phrase(&mut self, drawing: &mut Drawing, phrase: &str) {
        let before = if self.shown == 0 { "\"" } else { DOT };
        self.offer(drawing, before, phrase);
    }

    /// Ends the text that [`phrase`](Few::phrase) began.
    pub fn end(self, drawing: &mut Drawing) {
        drawing.put("\n");
        if self.more > 0 {
            drawing.put("<small\n\"");
            self.rest(drawing);
            drawing.put("\n>\n");
        }
    }

    /// Within a text: one more of them.
    pub fn name(&mut self, drawing: &mut Drawing, name: &str) {
        let before = if self.shown == 0 { "" } else { DOT };
        self.offer(drawing, before, name);
    }

    /// Within a text: how many more there are, if any.
    pub fn rest(self, drawing: &mut Drawing) {
        if self.more > 0 {
            drawing.put(DOT);
            drawing.number("#more", self.more);
        }
    }

    #[inline(never)]
    fn offer(&mut self, drawing: &mut Drawing, before: &str, text: &str) {
        const MOST: usize = 3;
        const ROOM: usize = 44;
        // Bytes, not characters: other scripts are wider, and this is about room.
        self.length += text.len() + DOT.len();
        if self.shown > 0 && (self.more > 0 || self.shown == MOST || self.length > ROOM) {
            self.more += 1;
        } else {
            self.shown += 1;
            drawing.put(before);
            drawing.name(text);
        }
    }
}
