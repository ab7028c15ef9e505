//! What the site's owner adds to the policy.

use std::fmt;

/// What the owner wants let in, and how the policy is to be written. [`Owner::read`] takes it from lines:
///
/// | line | meaning |
/// |---|---|
/// | `own` ⇥ source | lets this in everywhere: the site's other hosts |
/// | `source` ⇥ directive ⇥ source | lets this in by one directive |
/// | `nonce` ⇥ value, `hash` ⇥ value | inline scripts that carry it; `'unsafe-inline'` goes |
/// | `inline` ⇥ `no` | no inline styles either, but those with a nonce or hash |
/// | `existing` ⇥ policy | the site's own policy, which this one takes in |
/// | `report-uri` ⇥ address, `report-to` ⇥ name | where the browser reports what it has refused |
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    pub(crate) own: Vec<String>,
    /// By directive.
    pub(crate) sources: Vec<(String, String)>,
    /// Nonces and hashes, as sources.
    pub(crate) marks: Vec<String>,
    pub(crate) no_inline: bool,
    pub(crate) existing: String,
    pub(crate) reports: Vec<(&'static str, String)>,
}

/// What cannot be part of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    what: String,
    why: &'static str,
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("placet: `")?;
        to.write_str(&self.what)?;
        to.write_str("` ")?;
        to.write_str(self.why)
    }
}

impl std::error::Error for Fault {}

impl Owner {
    /// Reads the lines.
    ///
    /// # Errors
    ///
    /// The first value that would end the policy, or the attribute that it stands in.
    pub fn read(lines: &str) -> Result<Owner, Fault> {
        let mut owner = Owner::default();
        for line in lines.split('\n').filter(|line| !line.is_empty()) {
            let (key, value) = line.split_once('\t').unwrap_or((line, ""));
            match key {
                "own" => owner.own.push(token(value)?),
                "source" => {
                    let (directive, source) = value.split_once('\t').unwrap_or((value, ""));
                    owner
                        .sources
                        .push((token(directive)?.to_ascii_lowercase(), token(source)?));
                }
                "nonce" => owner.marks.push(format!("'nonce-{}'", mark(value)?)),
                "hash" => owner.marks.push(format!("'{}'", mark(value)?)),
                "inline" => owner.no_inline = value == "no",
                "existing" => owner.existing = whole(value)?,
                "report-uri" => owner.reports.push(("report-uri", token(value)?)),
                "report-to" => owner.reports.push(("report-to", token(value)?)),
                _ => {
                    return Err(Fault {
                        what: key.to_owned(),
                        why: "is no option of a policy",
                    });
                }
            }
        }
        Ok(owner)
    }
}

/// One word of a policy.
fn token(text: &str) -> Result<String, Fault> {
    match clean(text)? {
        text if text.is_empty() || text.contains([' ', ';', ',']) => Err(Fault {
            what: text,
            why: "is not one source; give each by itself, without spaces, commas and semicolons",
        }),
        text => Ok(text),
    }
}

/// One policy. Several, with commas between, hold at once: no single one says the same.
fn whole(text: &str) -> Result<String, Fault> {
    match clean(text)? {
        text if text.contains(',') => Err(Fault {
            what: text,
            why: "is more than one policy; leave the others in force beside this one",
        }),
        text => Ok(text),
    }
}

/// A nonce, or an algorithm with its hash, without the quotes of the policy.
fn mark(text: &str) -> Result<String, Fault> {
    let is_spelled = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=-_".contains(&byte);
    match text.trim_matches('\'') {
        inner if !inner.is_empty() && inner.bytes().all(is_spelled) => Ok(inner.to_owned()),
        _ => Err(Fault {
            what: text.to_owned(),
            why: "is neither a nonce nor a hash in base64",
        }),
    }
}

/// What may stand in a header and in an attribute.
fn clean(text: &str) -> Result<String, Fault> {
    let text = text.trim();
    if text
        .bytes()
        .all(|byte| matches!(byte, b' '..=b'~') && !b"\"<>&\\".contains(&byte))
    {
        Ok(text.to_owned())
    } else {
        Err(Fault {
            what: text.to_owned(),
            why: "has a character that a policy cannot have; write hosts in punycode and addresses with percent signs",
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_the_policy_is_refused() {
        for line in [
            "own\thttps://a.example; script-src *",
            "own\t",
            "own\ta.example, b.example",
            "source\tscript-src\t\">",
            "source\tscript-src",
            "nonce\ta'b",
            "nonce\t",
            "hash\tsha256-<",
            "existing\tdefault-src 'self'\">",
            "existing\tdefault-src tr\u{e4}cker.example",
            "report-uri\t/a b",
            "host\ta.example",
        ] {
            let fault = Owner::read(line).unwrap_err().to_string();
            assert!(fault.starts_with("placet: `"), "{line}: {fault}");
        }
    }

    #[test]
    fn marks_are_taken_with_and_without_their_quotes() {
        let owner = Owner::read("nonce\tr4nd0m==\nhash\t'sha256-abc='\nhash\tsha384-def").unwrap();
        assert_eq!(
            owner.marks,
            ["'nonce-r4nd0m=='", "'sha256-abc='", "'sha384-def'"]
        );
    }
}
