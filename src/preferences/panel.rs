//! A purpose, unfolded: its disclosure, its uses, its services.

use placet_consent::{Basis, Use, Uses};
use placet_disclosure::drawing::Drawing;
use placet_disclosure::label::{Few, identifiability, row};
use placet_disclosure::retention::retention;
use placet_disclosure::{Disclosure, Purpose, Service};

use crate::draft::Switch;
use crate::prefs::{fixed, link, switch};

/// So many services are shown at a time: a list of thousands stays as quick as a short one.
pub const PAGE: usize = 20;

/// Draws the panel of the purpose at `index`, with the first of its services; empty when there is no such purpose.
pub fn panel(disclosure: &Disclosure<'_>, index: usize) -> String {
    let mut drawing = Drawing::default();
    if let Some(purpose) = disclosure.purposes.get(index) {
        facts(&mut drawing, purpose);
        drawing.put("<fieldset\n<legend.cap\n=uses\n>\n");
        for one in purpose.uses().iter() {
            one_use(&mut drawing, index, purpose, one);
        }
        drawing.numbered(">\n<div\n@id v\0\n", index);
        draw_services(&mut drawing, disclosure, index, 0);
        drawing.put(">\n");
    }
    drawing.finish()
}

/// Draws the services of the purpose at `index`, from the one at `from` on.
pub fn services(disclosure: &Disclosure<'_>, index: usize, from: usize) -> String {
    let mut drawing = Drawing::default();
    draw_services(&mut drawing, disclosure, index, from);
    drawing.finish()
}

fn facts(drawing: &mut Drawing, purpose: &Purpose<'_>) {
    drawing.put("<table.facts\n<tbody\n");
    owners(drawing, "why", purpose.justification());
    row(drawing, "what");
    for item in purpose.items() {
        drawing.put("<div\n");
        drawing.own_text(item.name);
        identifiability(drawing, item.how);
        drawing.put(">\n");
    }
    if purpose.items().next().is_none() {
        drawing.put("=unstated\n");
    }
    drawing.put(">>\n");
    row(drawing, "long");
    drawing.put("\"");
    retention(drawing, purpose.days());
    drawing.put("\n>>\n");
    owners(drawing, "get", purpose.benefit());
    drawing.put(">>\n");
}

/// A line with the owner's words, where there are any.
pub(crate) fn owners(drawing: &mut Drawing, heading: &str, words: &str) {
    if !words.is_empty() {
        row(drawing, heading);
        drawing.marked(words);
        drawing.put(">>\n");
    }
}

fn one_use(drawing: &mut Drawing, index: usize, purpose: &Purpose<'_>, one: Use) {
    let word = one.word();
    drawing.put("<label.line\n<span\n<span\n@id ");
    drawing.put(word);
    drawing.numbered("\0\n=", index);
    drawing.put(word);
    drawing.put("\n>\n<small\n=");
    drawing.put(word);
    drawing.put(".meaning\n>>\n");
    if purpose.answerable().contains(Uses::from(one)) {
        switch(drawing, Switch::Use(index, one));
        drawing.put("@aria-labelledby ");
        drawing.put(word);
        drawing.numbered("\0\n@data-use ", index);
        drawing.put(word);
        drawing.put("\n@data-purpose ");
        drawing.own(purpose.id());
        drawing.put("\n>\n");
    } else {
        fixed(drawing, purpose.basis());
    }
    drawing.put(">\n");
}

fn draw_services(drawing: &mut Drawing, disclosure: &Disclosure<'_>, index: usize, from: usize) {
    let (mut to, mut all) = (0, 0);
    let mut rows = Drawing::default();
    for (at, service) in disclosure.services.iter().enumerate() {
        let uses = service.need(index);
        if !uses.is_empty() {
            if all >= from && all < from + PAGE {
                let declared = disclosure
                    .purposes
                    .get(index)
                    .map_or(Uses::NONE, |purpose| purpose.uses());
                let told = if uses == declared { Uses::NONE } else { uses };
                one_service(&mut rows, disclosure, [index, at], service, told);
                to = all + 1;
            }
            all += 1;
        }
    }
    if all == 0 {
        return;
    }
    drawing.put("<h4.cap\n@tabindex -1\n\"");
    drawing.number("#services", all);
    drawing.put("\n>\n<ul\n");
    drawing.put(&rows.finish());
    drawing.put(">\n");
    if all > PAGE {
        drawing.put("<div.pages\n");
        turn(drawing, "previous", index, from.checked_sub(PAGE));
        drawing.put("<span\n\"\u{1}page\u{2}from\u{2}");
        drawing.number("number", from + 1);
        drawing.put("\u{2}to\u{2}");
        drawing.number("number", to);
        drawing.put("\u{2}all\u{2}");
        drawing.number("number", all);
        drawing.put("\u{3}\n>\n");
        turn(drawing, "next", index, (to < all).then_some(to));
        drawing.put(">\n");
    }
}

fn turn(drawing: &mut Drawing, key: &str, index: usize, to: Option<usize>) {
    drawing.put("<button.plain\n@type button\n");
    match to {
        Some(to) => {
            drawing.numbered("@value page \0 ", index);
            drawing.numbered("\0\n=", to);
        }
        None => drawing.put("@disabled \n="),
    }
    drawing.put(key);
    drawing.put("\n>\n");
}

/// `uses` are the ones to be told: none where the service needs everything its purpose declares.
fn one_service(
    drawing: &mut Drawing,
    disclosure: &Disclosure<'_>,
    [index, at]: [usize; 2],
    service: &Service<'_>,
    uses: Uses,
) {
    // The same service may stand in two panels, so its name's id has both numbers.
    drawing.numbered("<li.line\n<div\n<span\n@id v\0-", index);
    drawing.numbered("\0\n", at);
    drawing.own_text(service.name());
    drawing.put(">\n");
    who(drawing, service);
    if !uses.is_empty() {
        drawing.put("<small\n\"\u{1}needs\u{2}uses\u{2}");
        let mut before = "\u{1}";
        for one in uses.iter() {
            drawing.put(before);
            drawing.put(one.word());
            drawing.put("\u{3}");
            before = " · \u{1}";
        }
        drawing.put("\u{3}\n>\n");
    }
    keeps(drawing, service);
    drawing.put(">\n");
    if service.is_fixed(disclosure) {
        fixed(drawing, Basis::Necessary);
    } else {
        switch(drawing, Switch::Service(at));
        drawing.numbered("@aria-labelledby v\0-", index);
        drawing.numbered("\0\n@data-service ", at);
        drawing.own(service.id());
        drawing.put("\n>\n");
    }
    drawing.put(">\n");
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
