//! A purpose, unfolded: its disclosure and its uses.

use placet_consent::{Use, Uses};
use placet_disclosure::drawing::Drawing;
use placet_disclosure::label::{Scope, identifiability, row, who};
use placet_disclosure::retention::retention;
use placet_disclosure::{Disclosure, Purpose};

use crate::draft::Switch;
use crate::prefs::{fixed, switch};

/// Draws the panel of the purpose at `index`; empty when there is no such purpose.
pub fn panel(disclosure: &Disclosure<'_>, index: usize) -> String {
    let mut drawing = Drawing::default();
    if let Some(purpose) = disclosure.purposes.get(index)
        && let Some(scope) = Scope::purpose(disclosure, index)
    {
        facts(&mut drawing, disclosure, &scope, purpose);
        drawing.put("<fieldset\n<legend.cap\n=uses\n>\n");
        for one in purpose.uses().iter() {
            one_use(&mut drawing, index, purpose, one);
        }
        drawing.put(">\n");
    }
    drawing.finish()
}

fn facts(
    drawing: &mut Drawing,
    disclosure: &Disclosure<'_>,
    scope: &Scope<'_>,
    purpose: &Purpose<'_>,
) {
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
    row(drawing, "who");
    who(drawing, disclosure, &scope.services);
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
