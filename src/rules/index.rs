//! One hash table over all patterns.
//!
//! A pattern is a host (none on the own origin, none for names) and behind it a path or a name. Its *key* is the host and
//! the fixed beginning of the rest, up to the first `*`. The hash of a key is that of the host from its end, then that of
//! the beginning, so a query extends its hash byte by byte and looks into the table wherever a key could end: one
//! multiplication per byte and a probe or two, however many patterns there are.

use crate::glob::glob;

/// Everything declared, ready for queries.
///
/// [`Builder`](crate::Builder) reads patterns into it. Whoever has hosts, ports and paths apart already, adds them so.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Hosts and what stands behind them, one after the other.
    pub(crate) text: String,
    pub(crate) rules: Vec<Rule>,
    /// Parallel to the rules and small, so that walking a bucket touches no rule in vain.
    pub(crate) links: Vec<Link>,
    /// The newest rule of each bucket.
    pub(crate) buckets: Vec<u16>,
    /// Of hosts.
    pub(crate) hosts: Lengths,
    /// Of the fixed beginnings of paths.
    pub(crate) paths: Lengths,
    /// Of those of names.
    pub(crate) names: Lengths,
}

/// One pattern.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) kind: u8,
    /// Of a whole host: whether there are paths below it.
    pub(crate) has_paths: bool,
    /// 0 for any.
    pub(crate) port: u16,
    /// Where in the text the host begins, what is behind it, the first star there, and where it ends.
    pub(crate) host: u32,
    pub(crate) rest: u32,
    pub(crate) star: u32,
    pub(crate) end: u32,
    /// Which of several patterns with one key comes first.
    pub(crate) weight: u16,
    /// Who declared it. Empty where only paths below it are declared.
    pub(crate) services: Vec<u16>,
}

/// A rule's place in its bucket.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    pub(crate) hash: u32,
    /// The next rule, or [`NONE`].
    pub(crate) next: u16,
}

/// How long some texts are. Bit n: one has n bytes; the last bit stands for all longer ones too.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lengths(u64);

/// What a query found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    rule: u16,
    /// Whether every URL of the origin has this answer, so that it may be remembered for the origin. Also `true` of an
    /// origin that nobody declared anything of.
    pub whole_origin: bool,
}

/// The kind of a host with or without a path; the host of the own origin is empty. Names have other kinds.
pub(crate) const HOST: u8 = u8::MAX;
/// What stands behind a host that is meant with all its paths.
pub(crate) const ALL: &str = "*";
/// No rule.
pub(crate) const NONE: u16 = u16::MAX;
/// 32 KB, so that a thousand services with several patterns each still find short buckets.
pub(crate) const BUCKETS: usize = 16_384;

impl Hit {
    /// Nobody's, and other URLs may be somebody's.
    pub const NOTHING: Hit = Hit {
        rule: NONE,
        whole_origin: false,
    };
}

impl Lengths {
    pub(crate) fn add(&mut self, length: usize) {
        self.0 |= 1 << length.min(63);
    }

    /// Whether one may have `length` bytes.
    fn has(self, length: usize) -> bool {
        self.0 >> length.min(63) & 1 == 1
    }

    /// Whether one may have more.
    fn has_beyond(self, length: usize) -> bool {
        self.0 >> (length + 1).min(63) != 0
    }
}

impl Rules {
    /// To whom a URL belongs, taken apart as a URL parser does it: host in lower case, port, path without the query.
    pub fn find_host(&self, host: &str, port: u16, path: &str, is_own: bool) -> Hit {
        self.find_at(host.as_bytes(), port, path.as_bytes(), is_own)
    }

    pub(crate) fn find_at(&self, host: &[u8], port: u16, path: &[u8], is_own: bool) -> Hit {
        let mut found = Hit {
            rule: NONE,
            whole_origin: true,
        };
        let mut hash = start(HOST);
        let mut before = host;
        // Every ending of the host that begins a label, the shortest first; a longer one has the last word.
        while let [shorter @ .., byte] = before {
            hash = step(hash, *byte);
            before = shorter;
            if matches!(before, [] | [.., b'.']) {
                let ending = &host[before.len()..];
                if self.hosts.has(ending.len()) {
                    self.search(HOST, hash, ending, port, path, &mut found);
                }
            }
        }
        if is_own {
            self.search(HOST, start(HOST), &[], port, path, &mut found);
        }
        found
    }

    /// To whom a name of this kind belongs.
    pub fn find_name(&self, kind: u8, name: &str) -> Hit {
        let mut found = Hit::NOTHING;
        self.search(kind, start(kind), &[], 0, name.as_bytes(), &mut found);
        found
    }

    /// The services that declared what was found; none when nobody did.
    pub fn services(&self, hit: Hit) -> &[u16] {
        self.rules
            .get(usize::from(hit.rule))
            .map_or(&[], |rule| &rule.services)
    }

    /// The pattern that was found, in its plain form; empty when there is none.
    pub fn pattern(&self, hit: Hit) -> String {
        self.rules
            .get(usize::from(hit.rule))
            .map_or(String::new(), |rule| self.written(rule))
    }

    /// Every pattern in its plain form with the services that declared it.
    pub fn patterns(&self) -> impl Iterator<Item = (String, &[u16])> {
        let declared = self.rules.iter().filter(|rule| !rule.services.is_empty());
        declared.map(|rule| (self.written(rule), rule.services.as_slice()))
    }

    /// Looks up every beginning of `text` that is as long as some key; a longer one has the last word.
    fn search(&self, kind: u8, hash: u32, host: &[u8], port: u16, text: &[u8], found: &mut Hit) {
        let lengths = if kind == HOST { self.paths } else { self.names };
        let mut hash = hash;
        for length in 0..=text.len() {
            let (key, rest) = text.split_at(length);
            if lengths.has(length) || length == 0 {
                let (mut has_paths, mut best) = (false, None);
                for at in self.bucket(hash) {
                    let rule = &self.rules[at];
                    if self.has_key(rule, kind, host, key) {
                        has_paths |= rule.has_paths;
                        // The newest stands first in its bucket; of equals the oldest is wanted.
                        if Some(rule.weight) >= best && self.fits(rule, port, rest) {
                            best = Some(rule.weight);
                            *found = Hit {
                                rule: at as u16,
                                whole_origin: true,
                            };
                        }
                    }
                }
                // Nobody declared paths below this host.
                if length == 0 && kind == HOST && !has_paths {
                    return;
                }
            }
            found.whole_origin = false;
            let Some(byte) = rest.first().filter(|_| lengths.has_beyond(length)) else {
                return;
            };
            hash = step(hash, *byte);
        }
    }

    /// The rules with this hash, the newest first.
    pub(crate) fn bucket(&self, hash: u32) -> impl Iterator<Item = usize> {
        let first = self.buckets.get(hash as usize % BUCKETS);
        let mut next = first.copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            loop {
                let at = usize::from(next);
                let link = self.links.get(at)?;
                next = link.next;
                if link.hash == hash {
                    return Some(at);
                }
            }
        })
    }

    pub(crate) fn has_key(&self, rule: &Rule, kind: u8, host: &[u8], key: &[u8]) -> bool {
        rule.kind == kind
            && self.slice(rule.host, rule.rest) == host
            && self.slice(rule.rest, rule.star) == key
    }

    fn fits(&self, rule: &Rule, port: u16, rest: &[u8]) -> bool {
        !rule.services.is_empty()
            && (rule.port == 0 || rule.port == port)
            && glob(self.slice(rule.star, rule.end), rest, rule.kind == HOST)
    }

    fn written(&self, rule: &Rule) -> String {
        let text = |start, end| String::from_utf8_lossy(self.slice(start, end));
        let (host, rest) = (text(rule.host, rule.rest), text(rule.rest, rule.end));
        let port = if rule.port == 0 {
            String::new()
        } else {
            format!(":{}", rule.port)
        };
        let rest = if rule.kind == HOST && rest == ALL {
            ""
        } else {
            &rest
        };
        format!("{host}{port}{rest}")
    }

    pub(crate) fn slice(&self, start: u32, end: u32) -> &[u8] {
        &self.text.as_bytes()[start as usize..end as usize]
    }
}

/// FNV-1a (draft-eastlake-fnv), the kind as its first byte.
pub(crate) fn start(kind: u8) -> u32 {
    step(0x811c_9dc5, kind)
}

pub(crate) fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}
