//! The owner's markup, drawn: emphasis and links, and nothing else, whatever stands in the text.

use placet_config::markup::{Part, is_web, part};

use crate::drawing::Drawing;

/// Draws a text. A link to anywhere but the web is its text alone.
pub fn marked(mut text: &str) -> String {
    let mut drawing = Drawing::default();
    while let Some(part) = part(&mut text) {
        let end = match part {
            Part::Emphasis(_) => {
                drawing.put("<em\n");
                "\n>\n"
            }
            Part::Link(_, address) if is_web(address) => {
                open_link(&mut drawing, address);
                "\n>\n"
            }
            _ => "\n",
        };
        drawing.put("\"");
        drawing.own(part.text());
        drawing.put(end);
    }
    drawing.finish()
}

/// Opens a link that leaves the page as it is.
pub fn open_link(drawing: &mut Drawing, address: &str) {
    drawing.put("<a\n@target _blank\n@rel noopener\n@href ");
    drawing.own(address);
    drawing.put("\n");
}

/// A text without its markup.
pub fn plain(mut text: &str) -> String {
    let mut plain = String::new();
    while let Some(part) = part(&mut text) {
        plain.push_str(part.text());
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{marked, plain};

    #[test]
    fn markup_becomes_elements_and_nothing_else_does() {
        let table = [
            ("", ""),
            ("as it is", "\"as it is\n"),
            ("a *b* c", "\"a \n<em\n\"b\n>\n\" c\n"),
            (
                "[here](/p)",
                "<a\n@target _blank\n@rel noopener\n@href /p\n\"here\n>\n",
            ),
            ("[here](javascript:x)", "\"here\n"),
            ("<b>\n<script\n</b>", "\"<b><script</b>\n"),
            ("*a\n<script*", "<em\n\"a<script\n>\n"),
        ];
        for (text, drawing) in table {
            assert_eq!(marked(text), drawing, "{text:?}");
        }
    }

    #[test]
    fn a_text_without_its_markup_is_the_same_words() {
        assert_eq!(
            plain("*Free* articles, [as ever](/why)."),
            "Free articles, as ever."
        );
    }
}
