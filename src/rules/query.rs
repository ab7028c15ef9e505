//! The questions that the page's hooks ask.

use crate::glob::{Ends, glob};
use crate::index::{Owner, Rule, step};
use crate::target::{Target, clean};
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
        let Some(target) = Target::read(url) else {
            return UrlMatch::default();
        };
        let mut found = UrlMatch {
            whole_origin: true,
            ..UrlMatch::default()
        };
        if !target.host.is_empty() {
            self.by_host(&target, &mut found);
        }
        if self.own_paths && (target.host.is_empty() || same_origin(&target, own_origin)) {
            found.whole_origin = false;
            if let Some(rule) = self.path(Owner::OWN_PATHS, &target) {
                self.take(rule, &mut found);
            }
        }
        found
    }

    /// To whom the cookie called `name` belongs: the services with the longest fixed beginning; empty when nobody.
    pub fn cookie(&self, name: &str) -> &[u16] {
        self.name(Owner::COOKIES, name)
    }

    /// The same for a key in web storage, a database or a cache.
    pub fn storage(&self, kind: StorageKind, name: &str) -> &[u16] {
        self.name(Owner::storage(kind), name)
    }

    /// Looks up every ending of the host that begins a label, the shortest first; a longer one has the last word.
    fn by_host<'a>(&'a self, target: &Target<'_>, found: &mut UrlMatch<'a>) {
        let mut hash = Owner::HOSTS.seed();
        let mut length = 0;
        let mut bytes = target.host_backward();
        loop {
            let next = bytes.next();
            if matches!(next, None | Some(b'.')) {
                let is_key = |key: &[u8]| {
                    key.iter()
                        .rev()
                        .copied()
                        .eq(target.host_backward().take(length))
                };
                if let Some(group) = self.find(Owner::HOSTS, hash, length, is_key) {
                    self.at_host(group, target, found);
                }
            }
            let Some(byte) = next else { return };
            hash = step(hash, byte);
            length += 1;
        }
    }

    fn at_host<'a>(&'a self, group: u16, target: &Target<'_>, found: &mut UrlMatch<'a>) {
        let has_paths = self
            .groups
            .get(usize::from(group))
            .is_some_and(|group| group.has_paths);
        if let Some(rule) = self.rules_of(group).find(|rule| rule.is_at(target.port)) {
            self.take(rule, found);
            found.whole_origin = true;
        }
        if has_paths {
            found.whole_origin = false;
            if let Some(rule) = self.path(Owner::paths_of(group), target) {
                self.take(rule, found);
            }
        }
    }

    fn take<'a>(&'a self, rule: &'a Rule, found: &mut UrlMatch<'a>) {
        found.services = &rule.services;
        found.pattern = self.text(rule.pattern);
    }

    fn path(&self, owner: Owner, target: &Target<'_>) -> Option<&Rule> {
        self.forward(
            owner,
            clean(target.path),
            self.path_lengths,
            target.port,
            Ends::Segment,
        )
    }

    fn name(&self, owner: Owner, name: &str) -> &[u16] {
        let rule = self.forward(owner, name.bytes(), self.name_lengths, 0, Ends::Whole);
        rule.map_or(&[], |rule| &rule.services)
    }

    /// Looks up every beginning of `text` that is as long as some key; a longer one has the last word.
    fn forward(
        &self,
        owner: Owner,
        text: impl Iterator<Item = u8> + Clone,
        lengths: u64,
        port: u16,
        ends: Ends,
    ) -> Option<&Rule> {
        let mut hash = owner.seed();
        let mut rest = text.clone();
        let mut best = None;
        for length in 0.. {
            let longer = lengths >> length.min(63);
            if longer & 1 == 1 {
                let is_key = |key: &[u8]| key.iter().copied().eq(text.clone().take(length));
                let group = self.find(owner, hash, length, is_key);
                let mut rules = group.into_iter().flat_map(|group| self.rules_of(group));
                let fits = |rule: &&Rule| {
                    rule.is_at(port) && glob(self.slice(rule.glob), rest.clone(), ends)
                };
                best = rules.find(fits).or(best);
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

fn same_origin(target: &Target<'_>, own_origin: &str) -> bool {
    let own = Target::read(own_origin).filter(|own| !own.host.is_empty());
    own.is_some_and(|own| own.port == target.port && own.host_backward().eq(target.host_backward()))
}
