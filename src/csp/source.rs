//! Hosts as a policy writes them.

/// A host that a service declares: itself and every host below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Host {
    name: String,
    /// `*` for any.
    port: String,
    /// Whether all of it is the service's, not only a path. A policy cannot tell paths as the rules do; the hooks can.
    pub(crate) is_whole: bool,
}

impl Host {
    /// A host pattern of the configuration. `None` for the page's own, and for what a policy has no words for (IPv6).
    pub(crate) fn declared(name: &str, port: &str, path: &str) -> Option<Host> {
        let name = name.trim_end_matches('.');
        let is_spelled = name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte));
        if name.is_empty() || !is_spelled {
            return None;
        }
        Some(Host {
            name: name.to_ascii_lowercase(),
            port: match port {
                "" | "0" => "*".to_owned(),
                port => port.to_owned(),
            },
            is_whole: matches!(path, "" | "/" | "/*"),
        })
    }

    /// The sources that let it in. A source without a scheme means the page's own, or a safer one.
    pub(crate) fn sources(&self) -> Vec<String> {
        self.with_scheme("")
    }

    /// The same for sockets, which have schemes of their own; `ws:` means `wss:` as well.
    pub(crate) fn sockets(&self) -> Vec<String> {
        self.with_scheme("ws://")
    }

    fn with_scheme(&self, scheme: &str) -> Vec<String> {
        let Host { name, port, .. } = self;
        let mut sources = vec![format!("{scheme}{name}:{port}")];
        // An address in numbers has nothing below it.
        if name
            .bytes()
            .any(|byte| !byte.is_ascii_digit() && byte != b'.')
        {
            sources.push(format!("{scheme}*.{name}:{port}"));
        }
        sources
    }

    /// Whether a source that an owner wrote would let something of this host in.
    pub(crate) fn is_let_in_by(&self, source: &str) -> bool {
        let host = source.split_once("://").map_or(source, |(_, rest)| rest);
        let host = host
            .split(['/', ':'])
            .next()
            .unwrap_or_default()
            .trim_end_matches('.')
            .to_ascii_lowercase();
        match host.strip_prefix("*.") {
            Some(parent) => {
                is_at_or_below(parent, &self.name) || is_at_or_below(&self.name, parent)
            }
            None => is_at_or_below(&host, &self.name),
        }
    }
}

fn is_at_or_below(host: &str, parent: &str) -> bool {
    host.strip_suffix(parent)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_let_in_with_all_below_it() {
        let cases: [(&str, &str, &[&str]); 4] = [
            (
                "stats.example",
                "0",
                &["stats.example:*", "*.stats.example:*"],
            ),
            (
                "stats.example",
                "8443",
                &["stats.example:8443", "*.stats.example:8443"],
            ),
            (
                "Stats.Example.",
                "",
                &["stats.example:*", "*.stats.example:*"],
            ),
            ("127.0.0.1", "0", &["127.0.0.1:*"]),
        ];
        for (name, port, expected) in cases {
            assert_eq!(Host::declared(name, port, "").unwrap().sources(), expected);
        }
        for odd in ["", "[::1]", "a b", "a;b", "tr\u{e4}cker.example"] {
            assert_eq!(Host::declared(odd, "0", ""), None, "{odd}");
        }
    }

    #[test]
    fn a_source_is_held_against_a_host() {
        let host = Host::declared("stats.example", "0", "").unwrap();
        for source in [
            "stats.example",
            "https://stats.example",
            "https://STATS.example:8443/a/b",
            "cdn.stats.example.",
            "*.stats.example",
            "*.example",
            "wss://*.a.stats.example:*",
        ] {
            assert!(host.is_let_in_by(source), "{source}");
        }
        for source in [
            "example",
            "tats.example",
            "mystats.example",
            "*.other.example",
            "'self'",
        ] {
            assert!(!host.is_let_in_by(source), "{source}");
        }
    }
}
