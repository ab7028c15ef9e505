//! The policy generator for JavaScript: one text in, one text out, so that the bindings stay small.

use placet_csp::{Fault, OPEN, Owner, Permitted, Site, Snippet, policy, snippet};

/// `request`: what, the configuration's lines, the owner's lines, and what that needs, with form feeds between.
///
/// | what | more | |
/// |---|---|---|
/// | `always` | | the policy of what needs no permission |
/// | `granted` | ids, one a line | after a yes to these |
/// | `visitor` | the choice cookie's name, the minute now, the cookies | for this visitor |
/// | `snippet` | base, nonce, the directives to be left open (`auto` for the usual ones), configuration, guard | the markup to paste |
///
/// The answer begins with `=`; anything else is the sentence of a fault.
pub fn answer(request: &str) -> String {
    written(request).map_or_else(|fault| fault.to_string(), |text| ["=", &text].concat())
}

fn written(request: &str) -> Result<String, Fault> {
    // The guard's text comes last, and may have form feeds of its own.
    let mut parts = request.splitn(8, '\u{c}');
    let mut next = || parts.next().unwrap_or_default();
    let (what, lines, owner) = (next(), next(), Owner::read(next())?);
    let site = Site::read(lines);
    let permitted = match what {
        "granted" => {
            let ids: Vec<&str> = next().split('\n').collect();
            Permitted::granted(&site, lines, &ids)
        }
        "visitor" => {
            let (name, minute) = (next(), next().parse().unwrap_or_default());
            Permitted::visitor(&site, next(), name, minute)
        }
        "snippet" => {
            let how = Snippet {
                base: next(),
                nonce: next(),
                open: match next() {
                    "auto" => OPEN,
                    open => open,
                },
                config: next(),
                guard: next(),
            };
            return Ok(snippet(&site, &owner, how));
        }
        _ => Permitted::always(&site),
    };
    Ok(policy(&site, &permitted, &owner))
}
