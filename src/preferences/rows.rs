//! Rows of the list of services.

use placet_consent::{Basis, Uses};
use placet_disclosure::drawing::Drawing;
use placet_disclosure::label::Few;
use placet_disclosure::retention::retention;
use placet_disclosure::text::{cut, number};
use placet_disclosure::{Disclosure, Service};

use crate::draft::Switch;
use crate::prefs::{fixed, link, switch};

/// Draws the services with these numbers, with blanks between: the ones from `from` on of the `all` that are listed.
pub fn rows(disclosure: &Disclosure<'_>, mut numbers: &str, from: usize, all: usize) -> String {
    let mut drawing = Drawing::default();
    let mut place = from;
    while !numbers.is_empty() {
        let at = number(cut(&mut numbers, b' ')).unwrap_or(u32::MAX) as usize;
        place += 1;
        if let Some(service) = disclosure.services.get(at) {
            drawing.numbered("<div.line\n@role listitem\n@aria-setsize \0\n", all);
            drawing.numbered("@aria-posinset \0\n", place);
            row(&mut drawing, disclosure, at, service);
        }
    }
    drawing.finish()
}

fn row(drawing: &mut Drawing, disclosure: &Disclosure<'_>, at: usize, service: &Service<'_>) {
    drawing.numbered("<div\n<span.name\n@id v\0\n", at);
    drawing.own_text(service.name());
    drawing.put(">\n");
    who(drawing, service);
    what_for(drawing, disclosure, service);
    keeps(drawing, service);
    drawing.put(">\n");
    if service.is_fixed(disclosure) {
        fixed(drawing, Basis::Necessary);
    } else {
        switch(drawing, Switch::Service(at));
        drawing.numbered("@aria-labelledby v\0\n@data-service ", at);
        drawing.own(service.id());
        drawing.put("\n>\n");
    }
    drawing.put(">\n");
}

/// "Statistics · Marketing (Share)": the uses are told where a service needs fewer than its purpose declares.
fn what_for(drawing: &mut Drawing, disclosure: &Disclosure<'_>, service: &Service<'_>) {
    let mut before = "<small\n\"";
    for need in service.needs() {
        let Some(purpose) = disclosure.purposes.get(usize::from(need.purpose)) else {
            continue;
        };
        drawing.put(before);
        drawing.name(purpose.name());
        uses(
            drawing,
            need.uses.intersection(purpose.uses()),
            purpose.uses(),
        );
        before = " · ";
    }
    if before == " · " {
        drawing.put("\n>\n");
    }
}

fn uses(drawing: &mut Drawing, needed: Uses, declared: Uses) {
    if needed == declared {
        return;
    }
    let mut before = " (\u{1}";
    for one in needed.iter() {
        drawing.put(before);
        drawing.put(one.word());
        drawing.put("\u{3}");
        before = " · \u{1}";
    }
    if !needed.is_empty() {
        drawing.put(")");
    }
}

fn who(drawing: &mut Drawing, service: &Service<'_>) {
    drawing.put("<small\n\"");
    drawing.name(service.provider());
    if !service.country().is_empty() {
        drawing.put(" · ");
        drawing.put("\u{1}country\u{2}");
        drawing.own(service.country());
        drawing.put("\u{3}");
    }
    if !service.privacy().is_empty() {
        drawing.put(" · \n");
        link(drawing, service.privacy());
    } else {
        drawing.put("\n");
    }
    drawing.put(">\n");
}

/// "On your device up to 6 months: a · b · 2 more"
fn keeps(drawing: &mut Drawing, service: &Service<'_>) {
    let mut names = Few::default();
    for name in service.keeps() {
        if names.is_first() {
            // The names come last: nothing is looked for in what is already filled in.
            drawing.put("<small\n\"\u{1}keeps\u{2}time\u{2}");
            retention(drawing, service.days());
            drawing.put("\u{2}names\u{2}");
        }
        names.name(drawing, name);
    }
    if !names.is_first() {
        names.rest(drawing);
        drawing.put("\u{3}\n>\n");
    }
}
