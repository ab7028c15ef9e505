//! A policy that the site has already: what of it goes into ours.

use crate::permitted::Permitted;
use crate::site::Site;
use crate::source::Host;

/// Sources that would let every service in, so that nothing could be held.
const EVERYTHING: [&str; 5] = ["*", "http:", "https:", "ws:", "wss:"];

/// Where a browser looks when a directive is not there.
const FALLBACKS: [(&str, &[&str]); 3] = [
    ("frame-src", &["child-src"]),
    ("worker-src", &["child-src", "script-src"]),
    ("manifest-src", &[]),
];

/// A policy's directives, with their sources.
#[derive(Debug, Default)]
pub(crate) struct Existing(Vec<(String, Vec<String>)>);

impl Existing {
    pub(crate) fn read(text: &str) -> Existing {
        let mut directives: Vec<(String, Vec<String>)> = Vec::new();
        for directive in text.split(';') {
            let mut words = directive.split_ascii_whitespace().map(str::to_owned);
            let Some(name) = words.next().map(|name| name.to_ascii_lowercase()) else {
                continue;
            };
            // Of two with one name browsers take the first.
            if !directives.iter().any(|(other, _)| *other == name) {
                directives.push((name, words.collect()));
            }
        }
        Existing(directives)
    }

    /// What it says about `directive`, by itself or by a directive that stands in for it; without what would let in a service that is
    /// not permitted.
    pub(crate) fn sources(
        &self,
        directive: &str,
        site: &Site,
        permitted: &Permitted,
    ) -> Option<Vec<String>> {
        let own = FALLBACKS.iter().find(|(name, _)| *name == directive);
        // These two have no one to stand in for them.
        let last: &[&str] = match directive {
            "form-action" | "base-uri" => &[],
            _ => &["default-src"],
        };
        let names = [directive]
            .into_iter()
            .chain(own.map_or(&[][..], |(_, names)| names).iter().copied())
            .chain(last.iter().copied());
        let (_, sources) = names
            .into_iter()
            .find_map(|name| self.0.iter().find(|(other, _)| other == name))?;
        let held: Vec<&Host> = (site.hosts.iter().enumerate())
            .filter(|(service, _)| !permitted.permits(*service))
            .flat_map(|(_, hosts)| hosts)
            .filter(|host| host.is_whole)
            .collect();
        let stays = |source: &&String| {
            let lower = source.to_ascii_lowercase();
            lower != "'none'"
                && !EVERYTHING.contains(&lower.as_str())
                && (lower.starts_with('\'') || !held.iter().any(|host| host.is_let_in_by(&lower)))
        };
        Some(sources.iter().filter(stays).cloned().collect())
    }

    /// The directives that are about something else than what is let in, and so stay as they are.
    pub(crate) fn others(&self, is_ours: impl Fn(&str) -> bool) -> Vec<(&str, Vec<String>)> {
        let others = self.0.iter().filter(|(name, _)| !is_ours(name));
        others
            .map(|(name, words)| {
                let mut words = words.clone();
                // The guard's own policy of Trusted Types.
                if name == "trusted-types"
                    && !words.iter().any(|word| word == "*" || word == "placet")
                {
                    words.retain(|word| word != "'none'");
                    words.push("placet".to_owned());
                }
                (name.as_str(), words)
            })
            .collect()
    }
}
