//! The first layer: the disclosure of everything that is asked, on a label of five lines.

use placet_consent::Regime;
use placet_disclosure::Disclosure;
use placet_disclosure::drawing::Drawing;
use placet_disclosure::label::{Few, Scope, controller, facts, row};

/// Why the visitor sees the label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// They have not answered before.
    First,
    /// They have, but something is new or has changed since.
    Again,
}

/// Draws the first layer: into an element with the role of a region. Of the owner's markup nothing may be left in the benefits.
pub fn first(disclosure: &Disclosure<'_>, scope: &Scope<'_>, occasion: Occasion) -> String {
    let mut drawing = Drawing::default();
    let variant = variant(disclosure, occasion);
    drawing
        .put("@aria-labelledby question\n<div.label\n<h2.question\n@id question\n\"\u{1}question");
    drawing.put(variant);
    controller(&mut drawing, disclosure);
    drawing.put(">\n<table.facts\n<tbody\n");
    facts(&mut drawing, disclosure, scope);
    benefits(&mut drawing, scope);
    drawing.put(">>\n<p.lead\n~\u{1}lead");
    drawing.put(variant);
    drawing.put("\u{3}\n>>\n<div.acts\n");
    drawing.decide("", "reject", "accept");
    drawing.put("<button.act more choose\n@type button\n@value choose\n=choose\n>>\n");
    drawing.finish()
}

/// Which wording of question and lead fits.
fn variant(disclosure: &Disclosure<'_>, occasion: Occasion) -> &'static str {
    match occasion {
        _ if disclosure.regime() != Regime::OptIn => ".told",
        Occasion::First => "",
        Occasion::Again => ".again",
    }
}

/// What the visitor gets for it, where the owner says so.
fn benefits(drawing: &mut Drawing, scope: &Scope<'_>) {
    let mut benefits = Few::default();
    for purpose in &scope.purposes {
        if !purpose.benefit().is_empty() {
            if benefits.is_first() {
                row(drawing, "get");
            }
            benefits.phrase(drawing, without_stop(purpose.benefit()));
        }
    }
    if !benefits.is_first() {
        benefits.end(drawing);
        drawing.put(">>\n");
    }
}

/// A phrase that stands among others ends without a full stop.
fn without_stop(phrase: &str) -> &str {
    let bare = phrase
        .strip_suffix(".")
        .or_else(|| phrase.strip_suffix("。"));
    bare.unwrap_or(phrase)
}
