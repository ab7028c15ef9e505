//! The recommended markup to paste first into the head.

use crate::owner::Owner;
use crate::permitted::Permitted;
use crate::policy::policy;
use crate::site::Site;

/// How the snippet is to be written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Snippet<'a> {
    /// The configuration as JSON; left out when empty.
    pub config: &'a str,
    /// The guard's text (`placet.js`), to stand in the page itself; when empty, it is loaded from `base`.
    pub guard: &'a str,
    /// The folder in which the other files lie.
    pub base: &'a str,
    /// The nonce of the site's own policy, for the guard's script.
    pub nonce: &'a str,
    /// The directives that may stay open where the scanner keeps to the policy in the markup, as [`crate::OPEN`]. With none, the policy is in
    /// force in every engine: nothing static is requested, whatever it is, and every grant that needs it reloads.
    pub open: &'a str,
}

/// Directives that a policy in markup does not have.
const HEADER_ONLY: [&str; 4] = ["frame-ancestors", "report-uri", "report-to", "sandbox"];

/// Configuration, guard, and the policy right behind it.
///
/// The guard writes `<!--`, with a policy of its own before it where one is needed. So the parser takes the policy in the markup for the
/// beginning of a comment; the `-->` behind it ends that. A scanner that reads ahead of the parser sees the policy first, and keeps to it.
pub fn snippet(site: &Site, owner: &Owner, how: Snippet<'_>) -> String {
    let text = policy(site, &Permitted::always(site), owner);
    let directives = text.split("; ").filter(|directive| {
        let name = directive.split(' ').next().unwrap_or_default();
        !HEADER_ONLY.contains(&name)
    });
    let text = directives.collect::<Vec<_>>().join("; ");
    let nonce = attribute("nonce", how.nonce);
    let open = attribute("data-open", &opened(&text, how.open));
    let mut lines = Vec::new();
    if !how.config.is_empty() {
        let config = how.config.replace('<', "\\u003c");
        lines.push(format!(
            "<script type=\"application/json\" id=\"placet-config\">{config}</script>"
        ));
    }
    let policy = attribute("data-policy", &text);
    lines.push(if how.guard.is_empty() {
        let src = attribute("src", &[how.base, "placet.js"].concat());
        format!("<script{src}{nonce}{policy}{open}></script>")
    } else {
        let (base, guard) = (
            attribute("data-base", how.base),
            how.guard.trim_start_matches('\u{feff}'),
        );
        format!("<script{base}{nonce}{policy}{open}>{guard}</script>")
    });
    lines.push(format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{text}\"><!-- -->"
    ));
    lines.join("\n")
}

/// What is open is open for the finer directives, too, which an existing policy may have brought.
fn opened(text: &str, open: &str) -> String {
    let mut open: Vec<&str> = open.split_ascii_whitespace().collect();
    for name in ["script-src-elem", "script-src-attr"] {
        if open.contains(&"script-src") && text.contains(name) {
            open.push(name);
        }
    }
    open.join(" ")
}

fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    let value = value
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;");
    format!(" {name}=\"{value}\"")
}
