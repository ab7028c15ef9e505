//! How a pattern gets into the index.

use crate::PatternFault;
use crate::Rules;
use crate::index::{Group, NONE, Owner, Pattern, Rule, Span, step};

/// Groups and rules are numbered with 16 bits; a few numbers are kept for other ends.
const MOST: usize = 65_000;

impl Rules {
    /// Appends a text; `length` is that of all parts together.
    pub(crate) fn write(&mut self, parts: &[&str], length: u16) -> Span {
        let start = self.text.len() as u32;
        parts.iter().for_each(|part| self.text.push_str(part));
        Span { start, length }
    }

    /// The owner of the paths below the host with this key.
    pub(crate) fn paths_below(&mut self, key: Span) -> Result<Owner, PatternFault> {
        let index = self.group(Owner::HOSTS, key)?;
        if let Some(group) = self.groups.get_mut(usize::from(index)) {
            group.has_paths = true;
        }
        Ok(Owner::paths_of(index))
    }

    /// Adds a pattern of `owner`. A pattern that is there already gets one more service.
    pub(crate) fn add(
        &mut self,
        owner: Owner,
        pattern: Pattern,
        service: u16,
    ) -> Result<(), PatternFault> {
        let fixed = if owner == Owner::HOSTS {
            None
        } else {
            self.text(pattern.named).find('*')
        };
        let (key, glob) = pattern
            .named
            .split(fixed.unwrap_or(usize::from(pattern.named.length)));
        let group = self.group(owner, key)?;
        self.note_length(owner, key);
        let weight = self.weight(glob, pattern.port);
        let (mut before, mut after) = (
            NONE,
            self.groups
                .get(usize::from(group))
                .map_or(NONE, |group| group.first),
        );
        while let Some(rule) = self.rules.get(usize::from(after)) {
            if rule.port == pattern.port && self.text(rule.glob) == self.text(glob) {
                let (rule, text) = (usize::from(after), pattern.whole.start as usize);
                self.text.truncate(text);
                return self.share(rule, service);
            }
            if self.weight(rule.glob, rule.port) < weight {
                break;
            }
            (before, after) = (after, rule.next);
        }
        let new = u16::try_from(self.rules.len())
            .ok()
            .filter(|new| usize::from(*new) < MOST)
            .ok_or(PatternFault::TooMany)?;
        let rule = Rule {
            services: vec![service],
            pattern: pattern.whole,
            glob,
            port: pattern.port,
            next: after,
        };
        self.rules.push(rule);
        if let Some(rule) = self.rules.get_mut(usize::from(before)) {
            rule.next = new;
        } else if let Some(group) = self.groups.get_mut(usize::from(group)) {
            group.first = new;
        }
        Ok(())
    }

    fn share(&mut self, rule: usize, service: u16) -> Result<(), PatternFault> {
        let Some(rule) = self.rules.get_mut(rule) else {
            return Ok(());
        };
        if !rule.services.contains(&service) {
            rule.services.push(service);
        }
        Ok(())
    }

    /// More fixed bytes weigh more; then a pattern without a star; then one with a port.
    fn weight(&self, glob: Span, port: u16) -> usize {
        let stars = self
            .slice(glob)
            .iter()
            .filter(|byte| **byte == b'*')
            .count();
        let fixed = usize::from(glob.length) - stars;
        fixed * 4 + usize::from(stars == 0) * 2 + usize::from(port != 0)
    }

    fn note_length(&mut self, owner: Owner, key: Span) {
        let bit = 1 << key.length.min(63);
        self.own_paths |= owner == Owner::OWN_PATHS;
        if owner.is_path() {
            self.path_lengths |= bit;
        } else if owner != Owner::HOSTS {
            self.name_lengths |= bit;
        }
    }

    /// The group of `owner` with this key, made when there is none.
    fn group(&mut self, owner: Owner, key: Span) -> Result<u16, PatternFault> {
        let bytes = self.slice(key);
        let hash = if owner == Owner::HOSTS {
            bytes
                .iter()
                .rev()
                .fold(owner.seed(), |hash, byte| step(hash, *byte))
        } else {
            bytes
                .iter()
                .fold(owner.seed(), |hash, byte| step(hash, *byte))
        };
        if let Some(found) = self.find(owner, hash, bytes.len(), |other| other == bytes) {
            return Ok(found);
        }
        let new = u16::try_from(self.groups.len())
            .ok()
            .filter(|new| usize::from(*new) < MOST)
            .ok_or(PatternFault::TooMany)?;
        self.groups.push(Group {
            owner,
            hash,
            key,
            has_paths: false,
            first: NONE,
        });
        if self.groups.len() * 2 > self.slots.len() {
            self.slots = vec![NONE; (self.groups.len() * 4).next_power_of_two()];
            for index in 0..=new {
                self.place(index);
            }
        } else {
            self.place(new);
        }
        Ok(new)
    }

    fn place(&mut self, index: u16) {
        let Some(group) = self.groups.get(usize::from(index)) else {
            return;
        };
        let mut at = group.hash as usize;
        let mask = self.slots.len().wrapping_sub(1);
        while let Some(slot) = self.slots.get_mut(at & mask) {
            if *slot == NONE {
                *slot = index;
                return;
            }
            at = at.wrapping_add(1);
        }
    }
}
