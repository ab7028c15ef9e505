//! How a pattern gets into the index.

use crate::index::{Group, Lengths, NONE, Owner, Rule, Span, step};
use crate::{PatternFault, Rules};

/// A pattern to be added.
#[derive(Clone, Copy)]
pub(crate) struct Pattern {
    /// All of it, as written to the index.
    pub(crate) whole: Span,
    /// The part that the owner's keys are about: the host, the path or the name.
    pub(crate) named: Span,
    /// 0 for any.
    pub(crate) port: u16,
}

/// Groups and rules are numbered with 16 bits, less the one that means none.
const MOST: usize = 65_000;

impl Rules {
    /// Appends a text of `length` bytes.
    pub(crate) fn write(&mut self, parts: &[&str], length: u16) -> Span {
        let start = self.text.len() as u32;
        for part in parts {
            self.text.push_str(part);
        }
        Span { start, length }
    }

    /// The owner of the paths below the host with this key.
    pub(crate) fn paths_below(&mut self, key: Span) -> Result<Owner, PatternFault> {
        self.group_with(Owner::HOSTS, key).map(Owner::paths_of)
    }

    /// Adds a pattern of `owner`. A pattern that is there already gets one more service.
    pub(crate) fn add(
        &mut self,
        owner: Owner,
        pattern: Pattern,
        service: u16,
    ) -> Result<(), PatternFault> {
        let named = self.text(pattern.named);
        let (key, glob) = pattern.named.split(named.find('*').unwrap_or(named.len()));
        let group = self.group_with(owner, key)?;
        let services = Span {
            start: self.services.len() as u32,
            length: 1,
        };
        // Of a host nothing is left to match, whatever follows it in the whole pattern.
        let glob = if owner == Owner::HOSTS {
            0
        } else {
            glob.length
        };
        let rule = Rule {
            pattern: pattern.whole,
            glob,
            port: pattern.port,
            next: NONE,
            services,
        };
        let same = self.chain(group).find(|other| {
            self.rule(*other)
                .is_some_and(|other| self.is_same(other, &rule))
        });
        if let Some(same) = same {
            self.text.truncate(pattern.whole.start as usize);
            self.share(same, service);
            return Ok(());
        }
        let new = number(self.rules.len())?;
        self.services.push(service);
        self.rules.push(rule);
        self.link(group, new);
        Ok(())
    }

    fn is_same(&self, rule: &Rule, other: &Rule) -> bool {
        rule.port == other.port && self.glob_of(rule) == self.glob_of(other)
    }

    /// Adds a service to a rule. Its list moves to the end, where it can grow.
    fn share(&mut self, rule: u16, service: u16) {
        let start = self.services.len();
        let Some(rule) = self.rules.get_mut(usize::from(rule)) else {
            return;
        };
        let old = rule.services.start as usize;
        let old = old..old + usize::from(rule.services.length);
        if self
            .services
            .get(old.clone())
            .is_none_or(|services| services.contains(&service))
        {
            return;
        }
        self.services.extend_from_within(old);
        self.services.push(service);
        rule.services = Span {
            start: start as u32,
            length: rule.services.length + 1,
        };
    }

    /// Puts a rule into its group, behind those that are as specific.
    fn link(&mut self, group: u16, new: u16) {
        let weight = self.weight(new);
        let before = self
            .chain(group)
            .take_while(|other| self.weight(*other) >= weight)
            .last();
        let slot = match before {
            Some(before) => self
                .rules
                .get_mut(usize::from(before))
                .map(|rule| &mut rule.next),
            None => self
                .groups
                .get_mut(usize::from(group))
                .map(|group| &mut group.first),
        };
        let next = slot.map_or(NONE, |slot| std::mem::replace(slot, new));
        if let Some(rule) = self.rules.get_mut(usize::from(new)) {
            rule.next = next;
        }
    }

    /// More fixed bytes weigh more; then a pattern without a star; then one with a port.
    fn weight(&self, rule: u16) -> usize {
        let Some(rule) = self.rule(rule) else {
            return 0;
        };
        let glob = self.glob_of(rule);
        let stars = glob.iter().filter(|byte| **byte == b'*').count();
        (glob.len() - stars) * 4 + usize::from(stars == 0) * 2 + usize::from(rule.port != 0)
    }

    /// The group of `owner` with this key, made when there is none.
    fn group_with(&mut self, owner: Owner, key: Span) -> Result<u16, PatternFault> {
        let bytes = self.bytes(key);
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
        let new = number(self.groups.len())?;
        if let Some(lengths) = self.lengths_mut(owner) {
            lengths.add(key.length);
        }
        self.groups.push(Group {
            owner,
            hash,
            key,
            first: NONE,
            paths: Lengths::default(),
        });
        if self.groups.len() * 2 > self.slots.len() {
            self.slots = vec![u32::from(NONE); (self.groups.len() * 4).next_power_of_two()];
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
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = group.hash as usize;
        while let Some(slot) = self.slots.get_mut(at & mask) {
            if *slot as u16 == NONE {
                *slot = group.hash & 0xffff_0000 | u32::from(index);
                return;
            }
            at = at.wrapping_add(1);
        }
    }
}

/// The next index of a list of this length.
fn number(length: usize) -> Result<u16, PatternFault> {
    if length < MOST {
        Ok(length as u16)
    } else {
        Err(PatternFault::TooMany)
    }
}
