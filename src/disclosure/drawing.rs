//! A description of elements, one step a line, which `web/build.js` follows.
//!
//! | line | step |
//! |---|---|
//! | `<tag.class` | add an element to the current one, and make it the current one |
//! | `>` | back to the parent; as often as there are brackets |
//! | `@name value` | set an attribute of the current element |
//! | `=key` | add the wording of a key as a text |
//! | `"text` | add a text |
//! | `~text` | add a text in which the owner's markup counts; [`marked`](crate::marked) has its drawing |
//!
//! Within a text and an attribute's value, words can be named: `\u{1}key\u{3}` stands for the wording of `key`,
//! `\u{1}key\u{2}name\u{2}value\u{3}` for that wording with `value` in the place of `{name}`. A key that begins with `#` is
//! worded by the plural category of its value; `country`, `date` and `number` are the platform's. Values may name words in
//! turn. The owner's own texts are freed of control characters, so none of them can become a step or name anything; and the
//! names among them stand between the marks of a direction of their own (Unicode UAX 9, FSI and PDI): a Latin name does not
//! turn an Arabic sentence around, nor the other way about.

use crate::text::split_below;

/// A drawing being made: steps are appended as they are written here, the owner's words through
/// [`own`](Drawing::own).
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    steps: String,
}

impl Drawing {
    /// Steps, or parts of them, of our own.
    #[inline(never)]
    pub fn put(&mut self, steps: &str) {
        self.steps.push_str(steps);
    }

    /// Steps of our own, with `number` for every NUL in them.
    #[inline(never)]
    pub fn numbered(&mut self, mut steps: &str, number: usize) {
        while let (part, Some(rest)) = split_below(steps, 1) {
            self.put(part);
            self.digits(number);
            steps = rest;
        }
        self.put(steps);
    }

    /// The owner's words, or anything else from outside.
    #[inline(never)]
    pub fn own(&mut self, mut words: &str) {
        while let (part, Some(rest)) = split_below(words, b' ') {
            self.put(part);
            words = rest;
        }
        self.put(words);
    }

    /// Within a text: a name, or whatever else may be in another script than what stands around it.
    #[inline(never)]
    pub fn name(&mut self, words: &str) {
        self.put("\u{2068}");
        self.own(words);
        self.put("\u{2069}");
    }

    /// A step that adds the owner's words as a text.
    #[inline(never)]
    pub fn own_text(&mut self, words: &str) {
        self.put("\"");
        self.name(words);
        self.put("\n");
    }

    /// Steps that make the owner's words all the text of the current element, with their markup.
    pub fn marked(&mut self, words: &str) {
        self.put("@dir auto\n~");
        self.own(words);
        self.put("\n");
    }

    /// Within a text: a number put into words as `key`.
    #[inline(never)]
    pub fn number(&mut self, key: &str, number: usize) {
        self.put("\u{1}");
        self.put(key);
        self.put("\u{2}");
        self.digits(number);
        self.put("\u{3}");
    }

    fn digits(&mut self, number: usize) {
        if number > 9 {
            self.digits(number / 10);
        }
        let digit = number % 10;
        self.put("0123456789".get(digit..=digit).unwrap_or_default());
    }

    /// The two buttons that decide, no before yes, and nothing to tell them apart but a name: neither a theme nor a
    /// configuration can make one of them larger, louder or harder to reach.
    pub fn decide(&mut self, prefix: &str, no: &str, yes: &str) {
        self.decision(prefix, "reject", no);
        self.decision(prefix, "accept", yes);
    }

    #[inline(never)]
    fn decision(&mut self, prefix: &str, name: &str, key: &str) {
        self.put("<button.act ");
        self.put(prefix);
        self.put(name);
        self.put("\n@type button\n@value ");
        self.put(key);
        self.put("\n=");
        self.put(key);
        self.put("\n>\n");
    }

    /// The finished steps.
    pub fn finish(self) -> String {
        self.steps
    }
}

#[cfg(test)]
mod tests {
    use super::Drawing;

    #[test]
    fn numbers_stand_where_they_belong() {
        for number in [0, 7, 10, 99, 1000, 65_535, 1_000_001] {
            let mut drawing = Drawing::default();
            drawing.numbered("a\0b\0", number);
            assert_eq!(drawing.finish(), format!("a{number}b{number}"));
        }
    }

    #[test]
    fn the_owners_words_stay_words() {
        let mut drawing = Drawing::default();
        drawing.own_text("a\n<script\n\u{1}accept\u{3}\tb");
        assert_eq!(drawing.finish(), "\"\u{2068}a<scriptacceptb\u{2069}\n");
    }
}
