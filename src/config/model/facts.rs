//! From the typed model to facts, policy and rules. Only for a configuration that the checker accepts.

use std::borrow::Cow;

use placet_consent::{Policy, Uses};
use placet_rules::{Builder, Rules};

use super::{
    Basis, Config, DataItem, Identifiability, Purpose, Reask, Regime, Report, Service, Store, Use,
    check,
};
use crate::brief::{CookieErase, Erase, StorageErase};
use crate::facts::{self, DataFacts, Facts, NeedFacts, PurposeFacts, ServiceFacts, Soundness};

impl Config {
    /// Reads a configuration that is in order; warnings do not count.
    ///
    /// # Errors
    ///
    /// Everything that the checker found, when there is an error among it.
    pub fn from_text(text: &str) -> Result<Config, Report> {
        let report = check(text);
        if !report.is_acceptable() {
            return Err(report);
        }
        let read = serde_json::from_str(text)
            .map(without_comments)
            .and_then(serde_json::from_value);
        // What the checker accepts, serde accepts; a test holds them to it.
        read.map_err(|_| report)
    }

    /// What a decision needs to know.
    pub fn policy(&self) -> Policy {
        let facts = Facts {
            regime: match self.regime {
                Regime::OptIn => placet_consent::Regime::OptIn,
                Regime::OptOut => placet_consent::Regime::OptOut,
                Regime::NoticeOnly => placet_consent::Regime::NoticeOnly,
            },
            expiry_days: self.expiry.days,
            reask: match self.reask {
                Reask::Changed => placet_consent::Reask::Changed,
                Reask::All => placet_consent::Reask::All,
            },
            edition: self.edition,
            text: Soundness::Sound,
            purposes: self.purposes.iter().map(purpose).collect(),
            services: self.services.iter().map(service).collect(),
        };
        facts.policy()
    }

    /// Which service a URL, a cookie or a storage key belongs to. Patterns that cannot be matched are left out.
    pub fn rules(&self) -> Rules {
        let mut rules = Builder::new();
        for (service, index) in self.services.iter().zip(0..) {
            for host in &service.hosts {
                let _ = rules.host(host, index);
            }
            for cookie in &service.cookies {
                let _ = rules.cookie(&cookie.name, index);
            }
            for entry in &service.storage {
                let _ = rules.storage(entry.store.into(), &entry.key, index);
            }
        }
        rules.build()
    }

    /// What to remove when a service's permission ends, parallel to the services.
    pub fn erase(&self) -> Vec<Erase> {
        let each = |service: &Service| Erase {
            cookies: (service.cookies.iter())
                .map(|cookie| CookieErase {
                    name: cookie.name.clone(),
                    days: cookie.days,
                })
                .collect(),
            storage: (service.storage.iter())
                .map(|entry| StorageErase {
                    kind: entry.store.into(),
                    key: entry.key.clone(),
                    days: entry.days,
                })
                .collect(),
        };
        self.services.iter().map(each).collect()
    }
}

/// `$comment` may stand anywhere, so the typed model does not have to know it anywhere.
fn without_comments(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Array(items) => items.into_iter().map(without_comments).collect(),
        Value::Object(map) => {
            let kept = map.into_iter().filter(|(key, _)| key != "$comment");
            Value::Object(
                kept.map(|(key, value)| (key, without_comments(value)))
                    .collect(),
            )
        }
        plain => plain,
    }
}

fn purpose(purpose: &Purpose) -> PurposeFacts<'_> {
    PurposeFacts {
        id: Cow::Borrowed(&purpose.id),
        basis: match purpose.basis {
            Basis::Consent => placet_consent::Basis::Consent,
            Basis::Necessary => placet_consent::Basis::Necessary,
            Basis::LegitimateInterest => placet_consent::Basis::LegitimateInterest,
        },
        uses: uses(&purpose.uses),
        data: purpose.data.iter().map(item).collect(),
        retention: purpose.retention.map(|retention| retention.days),
        soundness: Soundness::Sound,
    }
}

fn item(item: &DataItem) -> DataFacts<'_> {
    let identifiability = match (item.identifiability, item.group) {
        (Identifiability::Pseudonymous, _) => facts::Identifiability::Pseudonymous,
        (Identifiability::Aggregated, Some(group)) => facts::Identifiability::Aggregated { group },
        (Identifiability::Identified, _) | (Identifiability::Aggregated, None) => {
            facts::Identifiability::Identified
        }
    };
    DataFacts {
        id: Cow::Borrowed(&item.id),
        identifiability,
    }
}

fn service(service: &Service) -> ServiceFacts<'_> {
    let need = |(purpose, needed)| NeedFacts {
        purpose: Cow::Borrowed(String::as_str(purpose)),
        uses: uses(needed),
    };
    ServiceFacts {
        id: Cow::Borrowed(&service.id),
        provider: Cow::Borrowed(&service.provider),
        country: Cow::Borrowed(service.country.as_deref().unwrap_or_default()),
        needs: service.purposes.iter().map(need).collect(),
        soundness: Soundness::Sound,
    }
}

fn uses(uses: &super::Uses) -> Uses {
    uses.0.iter().fold(Uses::NONE, |sum, each| {
        sum.union(Uses::from(placet_consent::Use::from(*each)))
    })
}

impl From<Use> for placet_consent::Use {
    fn from(one: Use) -> placet_consent::Use {
        match one {
            Use::Store => placet_consent::Use::Store,
            Use::Analyse => placet_consent::Use::Analyse,
            Use::Share => placet_consent::Use::Share,
        }
    }
}

impl From<Store> for placet_rules::StorageKind {
    fn from(store: Store) -> placet_rules::StorageKind {
        match store {
            Store::Local => placet_rules::StorageKind::Local,
            Store::Session => placet_rules::StorageKind::Session,
            Store::IndexedDb => placet_rules::StorageKind::IndexedDb,
            Store::Cache => placet_rules::StorageKind::Cache,
        }
    }
}
