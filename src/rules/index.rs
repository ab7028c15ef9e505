//! One hash table over all patterns.
//!
//! A pattern is a host (none on the own origin, none for names) and behind it a path or a name. Its *key* is the host and
//! the fixed beginning of the rest, up to the first `*`. The hash of a key is that of the host from its end, then that of
//! the beginning, so a query extends its hash byte by byte and looks into the table wherever a key could end: one
//! multiplication per byte and a probe or two, however many patterns there are.

use crate::glob::glob;

/// Everything declared, ready for queries.
///
/// [`Builder`](crate::Builder) reads patterns into it. Whoever has hosts, ports and paths apart already, as a browser
/// has, uses it alone.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Hosts and what stands behind them, one after the other.
    text: Vec<u8>,
    rules: Vec<Rule>,
    /// The first rule of each bucket.
    buckets: Vec<u16>,
    /// Bit n: behind some host, a key has n bytes. The last bit stands for all longer ones too.
    lengths: u32,
    /// The same for hosts.
    host_lengths: u32,
}

/// One pattern.
#[derive(Clone, Debug)]
struct Rule {
    hash: u32,
    kind: u8,
    /// Of a whole host: whether there are paths below it.
    has_paths: bool,
    /// 0 for any.
    port: u16,
    /// Where in the text the host begins, the rest, the first star in it, and where it ends.
    host: u32,
    rest: u32,
    star: u32,
    end: u32,
    /// Which of several patterns with one key comes first.
    weight: u16,
    /// The next rule of the bucket.
    next: u16,
    /// Who declared it. Empty where only paths below it are declared.
    services: Vec<u16>,
}

/// What a query found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    rule: u16,
    /// Whether every URL of the origin has this answer, so that it may be remembered for the origin. Also `true` of an
    /// origin that nobody declared anything of.
    pub whole_origin: bool,
}

impl Hit {
    /// Nobody's, and other URLs may be somebody's.
    pub const NOTHING: Hit = Hit {
        rule: NONE,
        whole_origin: false,
    };
}

/// The kind of a host with or without a path; the host of the own origin is empty. Names have other kinds.
const HOST: u8 = u8::MAX;
/// No rule.
const NONE: u16 = u16::MAX;
/// How many rules there can be.
const MOST: usize = 65_000;
/// 32 KB, so that a thousand services with several patterns each still find short buckets.
const BUCKETS: usize = 16_384;
/// What stands behind a host that is meant with all its paths.
const ALL: &str = "*";

impl Rules {
    /// Adds a host in lower case (empty for the page's own origin), a port (0 for any) and a path (`/` or nothing for
    /// all). All of the own origin is nobody's.
    ///
    /// Returns whether there was room for it; there is for 65,000 patterns.
    pub fn add_host(&mut self, host: &str, port: u16, path: &str, service: u16) -> bool {
        if !matches!(path, "" | "/" | "/*") {
            match self.rule(HOST, host, 0, ALL) {
                Some(whole) => whole.has_paths = true,
                None => return false,
            }
            self.add(HOST, host, port, path, service)
        } else {
            host.is_empty() || self.add(HOST, host, port, ALL, service)
        }
    }

    /// Adds a name with or without `*`. What the kinds below 255 mean is up to the caller. Returns whether
    /// there was room.
    pub fn add_name(&mut self, kind: u8, name: &str, service: u16) -> bool {
        self.add(kind, "", 0, name, service)
    }

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
                if self.host_lengths >> ending.len().min(31) & 1 != 0 {
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
    pub fn services(&self, found: Hit) -> &[u16] {
        match self.rules.get(usize::from(found.rule)) {
            Some(rule) => &rule.services,
            None => &[],
        }
    }

    /// The pattern that was found, in its plain form; empty when there is none.
    pub fn pattern(&self, found: Hit) -> String {
        let Some(rule) = self.rules.get(usize::from(found.rule)) else {
            return String::new();
        };
        self.written(rule)
    }

    /// Every pattern in its plain form with the services that declared it.
    pub fn patterns(&self) -> impl Iterator<Item = (String, &[u16])> {
        let declared = self.rules.iter().filter(|rule| !rule.services.is_empty());
        declared.map(|rule| (self.written(rule), rule.services.as_slice()))
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

    /// Looks up every beginning of `text` that is as long as some key; a longer one has the last word.
    fn search(&self, kind: u8, hash: u32, host: &[u8], port: u16, text: &[u8], found: &mut Hit) {
        let mut hash = hash;
        let mut length = 0;
        loop {
            let longer = self.lengths >> length.min(31);
            let (key, rest) = text.split_at(length);
            if longer & 1 != 0 || length == 0 {
                let (mut goes_on, mut weight) = (kind != HOST || length > 0, 0);
                let mut at = self.first(hash);
                while let Some(rule) = self.rules.get(usize::from(at)) {
                    if rule.hash == hash && self.has_key(rule, kind, host, key) {
                        goes_on |= rule.has_paths;
                        if rule.weight >= weight
                            && !rule.services.is_empty()
                            && (rule.port == 0 || rule.port == port)
                            && glob(self.slice(rule.star, rule.end), rest, kind == HOST)
                        {
                            weight = rule.weight;
                            *found = Hit {
                                rule: at,
                                whole_origin: true,
                            };
                        }
                    }
                    at = rule.next;
                }
                if !goes_on {
                    return;
                }
            }
            found.whole_origin = false;
            if rest.is_empty() || longer == 0 {
                return;
            }
            hash = step(hash, rest[0]);
            length += 1;
        }
    }

    fn add(&mut self, kind: u8, host: &str, port: u16, rest: &str, service: u16) -> bool {
        let Some(rule) = self.rule(kind, host, port, rest) else {
            return false;
        };
        if !rule.services.contains(&service) {
            rule.services.push(service);
        }
        true
    }

    /// The rule for exactly this, made when there is none.
    fn rule(&mut self, kind: u8, host: &str, port: u16, rest: &str) -> Option<&mut Rule> {
        if self.buckets.is_empty() {
            self.buckets = vec![NONE; BUCKETS];
        }
        let (host, rest) = (host.as_bytes(), rest.as_bytes());
        let mut hash = start(kind);
        let mut at = host.len();
        while at > 0 {
            at -= 1;
            hash = step(hash, host[at]);
        }
        // A path that ends with a slash means what follows the slash.
        let below = if kind == HOST && rest.ends_with(b"/") {
            ALL.as_bytes()
        } else {
            &[]
        };
        let mut key = 0;
        while key < rest.len() && rest[key] != b'*' {
            hash = step(hash, rest[key]);
            key += 1;
        }
        let mut at = self.first(hash);
        while let Some(rule) = self.rules.get(usize::from(at)) {
            if rule.port == port
                && self.has_key(rule, kind, host, &rest[..key])
                && self.slice(rule.star, rule.end).strip_suffix(below) == Some(&rest[key..])
            {
                return self.rules.get_mut(usize::from(at));
            }
            at = rule.next;
        }
        let new = self.rules.len();
        if new >= MOST {
            return None;
        }
        // The fixed bytes count, then that nothing is left open, then a port.
        let mut weight =
            1 + u16::from(port != 0) + 2 * u16::from(key == rest.len() && below.is_empty());
        for byte in rest {
            weight += 4 * u16::from(*byte != b'*');
        }
        let start = self.text.len();
        self.text.extend_from_slice(host);
        self.text.extend_from_slice(rest);
        self.text.extend_from_slice(below);
        self.lengths |= 1 << key.min(31);
        self.host_lengths |= 1 << host.len().min(31);
        let bucket = &mut self.buckets[hash as usize % BUCKETS];
        self.rules.push(Rule {
            hash,
            kind,
            has_paths: false,
            port,
            host: start as u32,
            rest: (start + host.len()) as u32,
            star: (start + host.len() + key) as u32,
            end: self.text.len() as u32,
            weight,
            next: *bucket,
            services: Vec::new(),
        });
        *bucket = new as u16;
        self.rules.last_mut()
    }

    fn has_key(&self, rule: &Rule, kind: u8, host: &[u8], key: &[u8]) -> bool {
        rule.kind == kind
            && self.slice(rule.host, rule.rest) == host
            && self.slice(rule.rest, rule.star) == key
    }

    fn first(&self, hash: u32) -> u16 {
        match self.buckets.get(hash as usize % BUCKETS) {
            Some(first) => *first,
            None => NONE,
        }
    }

    fn slice(&self, start: u32, end: u32) -> &[u8] {
        &self.text[start as usize..end as usize]
    }
}

/// FNV-1a (draft-eastlake-fnv), the kind as its first byte.
fn start(kind: u8) -> u32 {
    step(0x811c_9dc5, kind)
}

fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}
