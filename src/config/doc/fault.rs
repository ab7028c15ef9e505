//! Where a JSON text goes wrong, and how.

/// The first thing in a text that is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong there.
    pub what: What,
    /// Offset in bytes from the start of the text.
    pub at: usize,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
}

/// The ways in which a text fails to be JSON (RFC 8259), or to be within our limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A character that cannot stand there.
    Unexpected,
    /// The text ends before its brackets do.
    Ended,
    /// A comma after the last entry, or several in a row.
    ExtraComma,
    /// Two entries with no comma between them.
    MissingComma,
    /// A `//` or `/* */` comment.
    Comment,
    /// A key without its colon.
    MissingColon,
    /// A line break or another control character inside a string (RFC 8259, section 7).
    ControlCharacter,
    /// A backslash followed by something that is no escape, or half of a surrogate pair.
    Escape,
    /// A number that JSON does not know, as `01`, `.5`, `1.`.
    Number,
    /// Something after the end of the value.
    Trailing,
    /// Brackets nested deeper than [`super::DEPTH`].
    TooDeep,
    /// Longer than [`super::SIZE`] bytes.
    TooLarge,
    /// An object with more than [`super::KEYS`] keys.
    TooManyKeys,
}

impl Fault {
    pub(super) fn new(text: &str, at: usize, what: What) -> Fault {
        let (line, column) = position(text, at);
        Fault {
            what,
            at,
            line,
            column,
        }
    }
}

/// Line and column of an offset, both from 1; columns count characters.
pub(super) fn position(text: &str, at: usize) -> (u32, u32) {
    let (mut line, mut column) = (1, 1);
    for (_, each) in text.char_indices().take_while(|(offset, _)| *offset < at) {
        if each == '\n' {
            line += 1;
            column = 1;
        } else {
            column += 1;
        }
    }
    (line, column)
}
