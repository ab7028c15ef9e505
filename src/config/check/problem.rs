//! What the checker says.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Code;

/// Everything that the checker found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Report {
    /// In the order of the text.
    pub problems: Vec<Problem>,
}

/// One thing that is not in order. Texts are without a full stop; what the owner wrote stands in backticks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The kind; as `P030`.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// Where, as `services[2].hosts[0]`; empty for the whole.
    pub path: String,
    /// Line in the text, from 1; 0 where there was no text.
    pub line: u32,
    /// Column in the text, from 1, in characters; 0 where there was no text.
    pub column: u32,
    /// What stands there.
    pub found: String,
    /// What could stand there.
    pub expected: String,
    /// What to do.
    pub mend: String,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something is held, or asked, that the owner did not mean to be: it has to be mended.
    Error,
    /// It works, but something is missing for the visitor or before the law.
    Warning,
}

impl Report {
    /// The report about something that could not be made a text of; `found` says why.
    pub fn of_no_text(found: &str) -> Report {
        let problem = Problem {
            code: Code::Unserialisable,
            severity: Code::Unserialisable.severity(),
            path: String::new(),
            line: 0,
            column: 0,
            found: found.to_owned(),
            expected: "an object of texts, whole numbers, lists and objects".to_owned(),
            mend: "give the configuration as plain data".to_owned(),
        };
        Report {
            problems: vec![problem],
        }
    }

    /// The same problems of a configuration whose text nobody has seen.
    pub fn without_lines(mut self) -> Report {
        self.problems
            .iter_mut()
            .for_each(|problem| (problem.line, problem.column) = (0, 0));
        self
    }

    /// Whether there is no error; warnings do not count.
    pub fn is_acceptable(&self) -> bool {
        self.problems
            .iter()
            .all(|problem| problem.severity != Severity::Error)
    }
}

impl fmt::Display for Problem {
    /// One sentence for a console:
    /// ``services[2].hosts[0]: found `https://x/`, expected a host like `stats.example.com`; remove `https://`. [P030]``
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" if self.line == 0 => out.write_str("configuration")?,
            "" => write!(out, "line {}, column {}", self.line, self.column)?,
            path => out.write_str(path)?,
        }
        write!(
            out,
            ": found {}, expected {}; {}. [{}]",
            self.found,
            self.expected,
            self.mend,
            self.code.as_str()
        )
    }
}

impl fmt::Display for Report {
    /// One line per problem.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problems
            .iter()
            .try_for_each(|problem| writeln!(out, "{problem}"))
    }
}
