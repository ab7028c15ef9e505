//! Recognising a purpose or service in a stored choice, and noticing that it has materially changed.
//!
//! **Material**, because the visitor was asked about it and would have to be asked again (EDPB guidelines 05/2020,
//! 110; facts given under GDPR 13 and 5(1)(e)):
//!
//! | of a purpose | of a service |
//! |---|---|
//! | its id, its basis, its uses | its id |
//! | each data item: id, identifiability, smallest group | its provider |
//! | how long data is kept | its country |
//! | each service that serves it: id, provider, country and what it uses there | each purpose that it serves and what it uses there |
//!
//! **Not material**: every wording and translation, the order of anything, links, hosts, patterns of cookies and
//! storage, theme and regime. The owner's `edition` asks everything again whatever the reason.
//!
//! A hash cannot tell less from more: a shorter retention or a recipient fewer counts as a change, too. That is the
//! stricter side. A grant is honoured only when id and fingerprint both match, a refusal when the id does, so a
//! collision can at worst keep a refusal or miss a change once in 65,536 times (16,384 for services).

use placet_consent::{Basis, Uses};

use super::{DataFacts, Identifiability, NeedFacts, PurposeFacts, ServiceFacts};

/// Recognises a purpose or a service by its id alone.
pub fn id_hash(id: &str) -> u16 {
    fold(Hash::new(Kind::Id).text(id).end())
}

/// Of a purpose and the services that serve it. All 16 bits.
pub(super) fn purpose(purpose: &PurposeFacts<'_>, services: &[ServiceFacts<'_>]) -> u16 {
    let own = Hash::new(Kind::Purpose)
        .text(&purpose.id)
        .number(match purpose.basis {
            Basis::Consent => 0,
            Basis::Necessary => 1,
            Basis::LegitimateInterest => 2,
        })
        .uses(purpose.uses)
        .number(purpose.retention.map_or(u32::MAX, u32::from));
    let data = sum(purpose.data.iter().map(item));
    let recipients = sum(services.iter().flat_map(|service| {
        let here = service
            .needs
            .iter()
            .filter(|need| need.purpose == purpose.id);
        here.map(|need| recipient(service).uses(need.uses).end())
    }));
    fold(own.number(data).number(recipients).end())
}

/// Of a service. The lower 14 bits.
pub(super) fn service(service: &ServiceFacts<'_>) -> u16 {
    let needs = sum(service.needs.iter().map(need));
    fold(recipient(service).number(needs).end()) & 0x3FFF
}

fn recipient(service: &ServiceFacts<'_>) -> Hash {
    Hash::new(Kind::Service)
        .text(&service.id)
        .text(&service.provider)
        .text(&service.country)
}

fn need(need: &NeedFacts<'_>) -> u32 {
    Hash::new(Kind::Need)
        .text(&need.purpose)
        .uses(need.uses)
        .end()
}

fn item(data: &DataFacts<'_>) -> u32 {
    let (word, group) = match data.identifiability {
        Identifiability::Identified => (0, 0),
        Identifiability::Pseudonymous => (1, 0),
        Identifiability::Aggregated { group } => (2, group),
    };
    Hash::new(Kind::Data)
        .text(&data.id)
        .number(word)
        .number(group)
        .end()
}

/// Adding does not care about order.
fn sum(parts: impl Iterator<Item = u32>) -> u32 {
    parts.fold(0, u32::wrapping_add)
}

fn fold(hash: u32) -> u16 {
    (hash >> 16 ^ hash) as u16
}

/// Keeps what is hashed for one reason from looking like what is hashed for another.
#[repr(u8)]
enum Kind {
    Id = 1,
    Purpose,
    Data,
    Service,
    Need,
}

/// FNV-1a of 32 bits, finished by Murmur3's mixer because the parts are added up.
struct Hash(u32);

impl Hash {
    fn new(kind: Kind) -> Hash {
        Hash(0x811C_9DC5).byte(kind as u8)
    }

    fn byte(self, byte: u8) -> Hash {
        Hash((self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    /// Ends with a byte that is in no UTF-8 text, so that texts cannot run into each other.
    fn text(self, text: &str) -> Hash {
        text.bytes().fold(self, Hash::byte).byte(0xFF)
    }

    fn number(self, number: u32) -> Hash {
        number.to_le_bytes().into_iter().fold(self, Hash::byte)
    }

    fn uses(self, uses: Uses) -> Hash {
        self.byte(uses.bits())
    }

    fn end(self) -> u32 {
        let mut hash = self.0;
        hash = (hash ^ hash >> 16).wrapping_mul(0x85EB_CA6B);
        hash = (hash ^ hash >> 13).wrapping_mul(0xC2B2_AE35);
        hash ^ hash >> 16
    }
}

#[cfg(test)]
mod tests;
