//! The question about one purpose or service, asked where it is needed: for a film, a prize draw, a newsletter.

use placet_disclosure::Disclosure;
use placet_disclosure::drawing::Drawing;
use placet_disclosure::label::{Scope, controller, facts};

use crate::panel::owners;
use crate::prefs::CLOSE;

/// Draws the question: into a dialog. What the visitor gets comes first, then what it costs in data, and why that is needed,
/// where the owner makes it a condition.
pub fn moment(disclosure: &Disclosure<'_>, scope: &Scope<'_>) -> String {
    let mut drawing = Drawing::default();
    drawing.put(
        "@aria-labelledby asked\n<div.top\n<h2.title\n@id asked\n@tabindex -1\n\"\u{1}question",
    );
    controller(&mut drawing, disclosure);
    drawing.put(">\n<button.close a-close\n");
    drawing.put(CLOSE);
    for purpose in &scope.purposes {
        if !purpose.description().is_empty() {
            drawing.put("<p.brief\n");
            drawing.marked(purpose.description());
            drawing.put(">\n");
        }
    }
    drawing.put("<table.facts\n<tbody\n");
    for purpose in &scope.purposes {
        owners(&mut drawing, "get", purpose.benefit());
    }
    facts(&mut drawing, disclosure, scope);
    for purpose in &scope.purposes {
        owners(&mut drawing, "why", purpose.justification());
    }
    drawing.put(">>\n<p.lead\n~\u{1}lead\u{3}\n>>\n<div.acts\n");
    drawing.decide("a-", "no", "yes");
    drawing.put(">\n");
    drawing.finish()
}
