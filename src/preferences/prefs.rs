//! The second layer, every purpose folded.

use placet_consent::{Basis, Regime};
use placet_disclosure::drawing::Drawing;
use placet_disclosure::label::controller;
use placet_disclosure::marked::open_link;
use placet_disclosure::{Disclosure, Purpose};

use crate::draft::Switch;

/// The rest of a dialog's close button, and the start of its body.
pub(crate) const CLOSE: &str =
    "@type button\n@value close\n@aria-label \u{1}close\u{3}\n>>\n<div.body\n";

/// So many services are a long list: it has a search, and only the rows around what is seen are in the page.
pub const LONG: usize = 50;

/// What stands around the purposes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing<'a> {
    /// Per purpose `0`, or what is [`news`](crate::news) about it since their last answer; empty while they have not answered.
    pub news: &'a str,
    /// The record's id; empty while the visitor has not answered.
    pub record: &'a str,
    /// The day of their answer, in words; empty when that is not known.
    pub day: &'a str,
    /// Whether the browser sends Global Privacy Control.
    pub gpc: bool,
}

/// Draws the second layer: into a dialog.
pub fn prefs(disclosure: &Disclosure<'_>, standing: Standing<'_>) -> String {
    let mut drawing = Drawing::default();
    drawing.put("@aria-labelledby title\n<div.top\n<h2.title\n@id title\n@tabindex -1\n=title\n>\n<button.close p-close\n");
    drawing.put(CLOSE);
    intro(&mut drawing, disclosure, standing.gpc);
    if (0..disclosure.purposes.len()).any(|at| is_news(standing.news, at)) {
        drawing.put("<p.signal\n=news.some\n>\n");
    }
    for (at, purpose) in disclosure.purposes.iter().enumerate() {
        // What cannot be made sense of is never permitted: there is nothing to say or to choose.
        if purpose.uses().is_empty() {
            continue;
        }
        folded(&mut drawing, at, purpose, is_news(standing.news, at));
    }
    services(&mut drawing, disclosure);
    if !standing.record.is_empty() {
        record(&mut drawing, standing);
    }
    drawing.put(">\n<div.acts\n");
    drawing.decide("p-", "reject", "accept");
    drawing.put("<button.act more p-save\n@type button\n@value save\n=save\n>>\n");
    drawing.finish()
}

fn is_news(news: &str, at: usize) -> bool {
    matches!(news.as_bytes().get(at), Some(b'1' | b'2'))
}

/// The list of services, still empty: [`rows`](crate::rows) fills it. A long one can be searched.
fn services(drawing: &mut Drawing, disclosure: &Disclosure<'_>) {
    let all = disclosure.services.len();
    if all == 0 {
        return;
    }
    drawing.put("<div.services\n<h3.cap\n@id services\n\"");
    drawing.number("#services", all);
    drawing.put("\n>\n");
    if all >= LONG {
        drawing.put(
            "<div.find\n<input.search\n@type search\n@autocomplete off\n@spellcheck false\n@aria-label \u{1}search\u{3}\n@placeholder \u{1}search\u{3}\n>\n<p.found\n@role status\n>\n>\n",
        );
    }
    drawing.put("<div.rows\n@role list\n@aria-labelledby services\n>>\n");
}

fn intro(drawing: &mut Drawing, disclosure: &Disclosure<'_>, gpc: bool) {
    drawing.put("<p.intro\n~\u{1}");
    drawing.put(match disclosure.regime() {
        _ if disclosure.purposes.is_empty() => "none",
        Regime::OptIn => "intro",
        _ => "intro.told",
    });
    controller(drawing, disclosure);
    drawing.put("\" \n");
    link(drawing, disclosure.privacy());
    drawing.put(">\n");
    if gpc {
        drawing.put("<p.signal\n~\u{1}signal\u{3}\n>\n");
    }
}

/// A link to a privacy policy, if there is one.
pub(crate) fn link(drawing: &mut Drawing, address: &str) {
    if !address.is_empty() {
        open_link(drawing, address);
        drawing.put("=policy\n>\n");
    }
}

fn folded(drawing: &mut Drawing, at: usize, purpose: &Purpose<'_>, news: bool) {
    drawing.numbered(
        "<div.purpose\n<div.head\n<h3\n<button.fold\n@type button\n@value fold \0\n@id n\0\n@aria-controls p\0\n@aria-expanded false\n",
        at,
    );
    drawing.own_text(purpose.name());
    drawing.put(">>\n<div.set\n");
    if purpose.answerable().is_empty() {
        fixed(drawing, purpose.basis());
    } else {
        // Says "partly on" while it is, and then describes the switch.
        drawing.numbered("<span.part\n@id d\0\n>\n", at);
        switch(drawing, Switch::Purpose(at));
        drawing.numbered("@aria-labelledby n\0\n@data-purpose ", at);
        drawing.own(purpose.id());
        drawing.put("\n>\n");
    }
    drawing.put(">>\n<div.under\n");
    if news {
        drawing.put("<p.tag\n=news\n>\n");
    }
    if !purpose.description().is_empty() {
        drawing.put("<p.brief\n");
        drawing.marked(purpose.description());
        drawing.put(">\n");
    }
    drawing.numbered("<div\n@id p\0\n@hidden \n>>>\n", at);
}

/// Opens a switch, a native checkbox; its name and what it is about are still to be set.
pub(crate) fn switch(drawing: &mut Drawing, switch: Switch) {
    drawing.numbered(
        "<input.switch\n@type checkbox\n@role switch\n@value \0\n",
        switch.code() as usize,
    );
}

/// Why there is no switch.
pub(crate) fn fixed(drawing: &mut Drawing, basis: Basis) {
    drawing.put("<span.tag\n=");
    drawing.put(if basis == Basis::Necessary {
        "always"
    } else {
        "free"
    });
    drawing.put("\n>\n");
}

fn record(drawing: &mut Drawing, standing: Standing<'_>) {
    drawing.put("<div.record\n<div\n");
    if !standing.day.is_empty() {
        drawing.put("<p\n\"\u{1}record\u{2}date\u{2}");
        drawing.name(standing.day);
        drawing.put("\u{3}\n>\n");
    }
    drawing.put("<p\n\"\u{1}record.id\u{2}id\u{2}");
    drawing.name(standing.record);
    drawing.put("\u{3}\n>>\n<button.plain\n@type button\n@value export\n=export\n>\n<button.plain\n@type button\n@value withdraw\n=withdraw\n>>\n");
}
