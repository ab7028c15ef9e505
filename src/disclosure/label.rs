//! The label: what is asked, on a few lines that fit a phone. The first layer has it for everything, the question about one
//! purpose or service for that one.

use crate::disclosure::{Disclosure, Identifiability, Item, Purpose, Service};
use crate::drawing::Drawing;
use crate::retention::retention;
use crate::text::names;

/// What a label is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Indices of purposes.
    pub purposes: Vec<usize>,
    /// The index of a service, when it is about that one alone.
    pub service: Option<usize>,
}

impl Scope {
    /// The purposes whose ids stand in `asks`, with commas between; when none does, all that can be answered.
    pub fn open(disclosure: &Disclosure<'_>, asks: &str) -> Scope {
        let (mut named, mut answerable) = (Vec::new(), Vec::new());
        for (at, purpose) in disclosure.purposes.iter().enumerate() {
            if names(asks, purpose.id()) {
                named.push(at);
            }
            if !purpose.answerable().is_empty() {
                answerable.push(at);
            }
        }
        Scope {
            purposes: if named.is_empty() { answerable } else { named },
            service: None,
        }
    }

    /// The purpose or service called `id`.
    pub fn one(disclosure: &Disclosure<'_>, id: &str) -> Option<Scope> {
        if let Some(purpose) = disclosure.purposes.iter().position(|each| each.id() == id) {
            return Some(Scope {
                purposes: vec![purpose],
                service: None,
            });
        }
        let service = disclosure
            .services
            .iter()
            .position(|each| each.id() == id)?;
        let mut purposes = Vec::new();
        for need in disclosure.services.get(service)?.needs() {
            purposes.push(usize::from(need.purpose));
        }
        Some(Scope {
            purposes,
            service: Some(service),
        })
    }

    /// Its purposes.
    pub fn purposes<'d>(&self, disclosure: &Disclosure<'d>) -> Vec<Purpose<'d>> {
        let mut purposes = Vec::new();
        for at in &self.purposes {
            if let Some(purpose) = disclosure.purposes.get(*at) {
                purposes.push(*purpose);
            }
        }
        purposes
    }

    /// The services that need data for it.
    pub fn services<'d>(&self, disclosure: &Disclosure<'d>) -> Vec<Service<'d>> {
        let mut services = Vec::new();
        for (at, service) in disclosure.services.iter().enumerate() {
            let within = match self.service {
                Some(only) => at == only,
                None => self
                    .purposes
                    .iter()
                    .any(|purpose| !service.need(*purpose).is_empty()),
            };
            if within {
                services.push(*service);
            }
        }
        services
    }
}

/// The end of a text whose wording has the place `{controller}`: who answers for the site.
pub fn controller(drawing: &mut Drawing, disclosure: &Disclosure<'_>) {
    drawing.put("\u{2}controller\u{2}");
    drawing.name(disclosure.controller());
    drawing.put("\u{3}\n");
}

/// The lines that every label has: what, what for, who, how long.
pub fn facts(drawing: &mut Drawing, disclosure: &Disclosure<'_>, scope: &Scope) {
    let (purposes, services) = (scope.purposes(disclosure), scope.services(disclosure));
    row(drawing, "what");
    what(drawing, &purposes);
    drawing.put(">>\n");
    row(drawing, "for");
    let mut names = Few::default();
    for purpose in &purposes {
        names.phrase(drawing, purpose.name());
    }
    names.end(drawing);
    drawing.put(">>\n");
    row(drawing, "who");
    who(drawing, disclosure, &services);
    drawing.put(">>\n");
    row(drawing, "long");
    drawing.put("\"");
    retention(drawing, longest(&purposes, &services));
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
    let mut items: Vec<Item<'_>> = Vec::new();
    for purpose in purposes {
        for item in purpose.items() {
            let only_aggregated = items.first().is_some_and(aggregated);
            if only_aggregated && !aggregated(&item) {
                items.clear();
            } else if !items.is_empty() && !only_aggregated && aggregated(&item) {
                continue;
            }
            if items.iter().all(|each| each.name != item.name) {
                items.push(item);
            }
        }
    }
    let Some(first) = items.first() else {
        return drawing.put("=unstated\n");
    };
    let mut names = Few::default();
    for item in &items {
        names.phrase(drawing, item.name);
    }
    names.end(drawing);
    if aggregated(first) || items.iter().all(|item| item.how == first.how) {
        identifiability(drawing, first.how);
    } else {
        drawing.put("<small\n\" · \u{1}identified.some\u{3}\n>\n");
    }
}

/// Who gets the data: the services, and where they sit; the controller where there are none.
#[inline(never)]
pub fn who(drawing: &mut Drawing, disclosure: &Disclosure<'_>, services: &[Service<'_>]) {
    let mut names = Few::default();
    let mut countries: Vec<&str> = Vec::new();
    for service in services {
        names.phrase(drawing, service.name());
        if !service.country().is_empty() && countries.iter().all(|each| *each != service.country())
        {
            countries.push(service.country());
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
        for (at, code) in countries.iter().enumerate() {
            if at > 0 {
                drawing.put(", ");
            }
            drawing.name(code);
        }
    }
    drawing.put("\n>\n");
}

/// The longest time that anything is kept; `None` if there is something without an end.
#[inline(never)]
fn longest(purposes: &[Purpose<'_>], services: &[Service<'_>]) -> Option<u32> {
    let mut longest = 0;
    for purpose in purposes {
        longest = longest.max(purpose.days()?);
    }
    for service in services {
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
