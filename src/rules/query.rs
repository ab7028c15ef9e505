//! The questions that the page's hooks ask.

use crate::glob::glob;
use crate::index::{Owner, Rule, step};
use crate::target::Target;
use crate::text::Text;
use crate::{Rules, StorageKind};

/// To whom a URL belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UrlMatch<'a> {
    /// The services that declared it, by the number given to the builder. Empty when nobody did.
    pub services: &'a [u16],
    /// Whether every URL of the same origin has this answer, so that it may be remembered for the origin. Also `true`
    /// of an origin that nobody declared anything of.
    pub whole_origin: bool,
    /// The pattern that decided, in its plain form; empty when nobody declared it.
    pub pattern: &'a str,
}

impl UrlMatch<'_> {
    /// Whether a service declared it.
    pub fn is_declared(&self) -> bool {
        !self.services.is_empty()
    }
}

impl Rules {
    /// To whom `url` belongs, on a page of the origin `own_origin` (`location.origin`).
    ///
    /// `url` should be absolute and written by a URL parser. Raw text does no harm: see the crate's tests for what is
    /// understood. `ws:` and `wss:` count as `http:` and `https:`, a `blob:` URL as the origin inside it; other schemes
    /// belong to nobody.
    pub fn url(&self, url: &str, own_origin: &str) -> UrlMatch<'_> {
        match Target::read(url) {
            Some(target) if target.is_plain => self.target(&target, own_origin),
            Some(target) => self.target(&target.plain(&mut [0; _]), own_origin),
            None => UrlMatch::default(),
        }
    }

    /// To whom the cookie called `name` belongs: the services with the longest fixed beginning; empty when nobody.
    pub fn cookie(&self, name: &str) -> &[u16] {
        self.name(Owner::COOKIES, name)
    }

    /// The same for a key in web storage, a database or a cache.
    pub fn storage(&self, kind: StorageKind, name: &str) -> &[u16] {
        self.name(Owner::storage(kind), name)
    }

    /// Every pattern in its plain form with the services that declared it, in the order of their first declaration.
    pub fn patterns(&self) -> impl Iterator<Item = (&str, &[u16])> {
        self.rules
            .iter()
            .map(|rule| (self.text(rule.pattern), self.services_of(rule)))
    }

    fn target(&self, target: &Target<'_>, own_origin: &str) -> UrlMatch<'_> {
        let mut found = UrlMatch {
            whole_origin: true,
            ..UrlMatch::default()
        };
        self.host(target, &mut found);
        if !self.lengths(Owner::OWN_PATHS).is_empty() && target.is_own(own_origin) {
            self.path(Owner::OWN_PATHS, target, &mut found);
        }
        found
    }

    /// Looks up every ending of the host that begins a label, the shortest first; a longer one has the last word.
    fn host<'a>(&'a self, target: &Target<'_>, found: &mut UrlMatch<'a>) {
        let lengths = self.lengths(Owner::HOSTS);
        let mut hash = Owner::HOSTS.seed();
        let mut before = target.host;
        loop {
            let next = before.split_last();
            if matches!(next, None | Some((b'.', _))) {
                let suffix = target.host.get(before.len()..).unwrap_or_default();
                if lengths.from(suffix.len()) & 1 == 1
                    && let Some(group) =
                        self.find(Owner::HOSTS, hash, suffix.len(), |key| key == suffix)
                {
                    self.below(group, target, found);
                }
            }
            let Some((byte, rest)) = next else { return };
            hash = step(hash, *byte);
            before = rest;
        }
    }

    fn below<'a>(&'a self, group: u16, target: &Target<'_>, found: &mut UrlMatch<'a>) {
        let mut rules = self.chain(group).filter_map(|rule| self.rule(rule));
        if let Some(rule) = rules.find(|rule| rule.is_at(target.port)) {
            self.take(rule, found);
            found.whole_origin = true;
        }
        if !self.lengths(Owner::paths_of(group)).is_empty() {
            self.path(Owner::paths_of(group), target, found);
        }
    }

    fn path<'a>(&'a self, owner: Owner, target: &Target<'_>, found: &mut UrlMatch<'a>) {
        found.whole_origin = false;
        if let Some(rule) = self.forward(owner, Text::path(target.path), target.port) {
            self.take(rule, found);
        }
    }

    fn name(&self, owner: Owner, name: &str) -> &[u16] {
        self.forward(owner, Text::name(name), 0)
            .map_or(&[], |rule| self.services_of(rule))
    }

    fn take<'a>(&'a self, rule: &Rule, found: &mut UrlMatch<'a>) {
        found.services = self.services_of(rule);
        found.pattern = self.text(rule.pattern);
    }

    /// Looks up every beginning of `text` that is as long as some key; a longer one has the last word.
    fn forward(&self, owner: Owner, text: Text<'_>, port: u16) -> Option<&Rule> {
        let lengths = self.lengths(owner);
        let mut hash = owner.seed();
        let mut rest = text;
        let mut best = None;
        for length in 0.. {
            let longer = lengths.from(length);
            if longer & 1 == 1
                && let Some(group) = self.find(owner, hash, length, |key| text.starts_with(key))
            {
                let mut rules = self.chain(group).filter_map(|rule| self.rule(rule));
                best = rules
                    .find(|rule| rule.is_at(port) && glob(self.glob_of(rule), rest))
                    .or(best);
            }
            if longer == 0 {
                break;
            }
            let Some(byte) = rest.next() else { break };
            hash = step(hash, byte);
        }
        best
    }
}

impl Rule {
    fn is_at(&self, port: u16) -> bool {
        self.port == 0 || self.port == port
    }
}
