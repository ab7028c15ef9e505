//! The configuration as the notice shows it: thin and typed, each look-up going to the text.

use std::borrow::Cow;

use super::erase::Erase;
use super::link::is_safe_link;
use super::{Doc, Kind, Node, Site};
use crate::facts::{DAYS_CAP, GROUP_LEAST, Identifiability};

/// A site's configuration for a reader of one language.
#[derive(Clone, Copy, Debug)]
pub struct View<'s> {
    site: &'s Site,
    language: &'s str,
    fallback: &'s str,
}

/// Who answers for the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ControllerView<'s> {
    /// Name of the company or person.
    pub name: Option<Cow<'s, str>>,
    /// How to reach them: a mail address, telephone number or postal address, as written.
    pub contact: Option<Cow<'s, str>>,
    /// Their privacy policy; http, https or relative.
    pub privacy: Option<Cow<'s, str>>,
}

/// A purpose, at its place in the policy.
#[derive(Clone, Copy, Debug)]
pub struct PurposeView<'s> {
    view: View<'s>,
    /// Index into the policy's purposes.
    pub index: u16,
    node: Node,
}

/// A data item of a purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataView<'s> {
    /// The owner's name for it.
    pub id: Cow<'s, str>,
    /// What to call it; the id where no name is declared.
    pub name: Cow<'s, str>,
    /// Whether it leads back to a person.
    pub identifiability: Identifiability,
}

/// A service, at its place in the policy.
#[derive(Clone, Copy, Debug)]
pub struct ServiceView<'s> {
    view: View<'s>,
    /// Index into the policy's services.
    pub index: u16,
    node: Node,
}

impl Site {
    /// The configuration for a reader of `language`, else of `fallback`; BCP 47 tags.
    pub fn view<'s>(&'s self, language: &'s str, fallback: &'s str) -> View<'s> {
        View {
            site: self,
            language,
            fallback,
        }
    }
}

impl<'s> View<'s> {
    /// Who answers for the site.
    pub fn controller(self) -> ControllerView<'s> {
        let Some(node) = self.doc().get(self.doc().root(), "controller") else {
            return ControllerView::default();
        };
        ControllerView {
            name: self.text(node, "name"),
            contact: self.text(node, "contact"),
            privacy: self.link(node, "privacy"),
        }
    }

    /// The purposes in the owner's order, indices as in the policy.
    pub fn purposes(self) -> impl Iterator<Item = PurposeView<'s>> {
        self.site
            .purposes
            .iter()
            .zip(0..)
            .map(move |(node, index)| PurposeView {
                view: self,
                index,
                node: *node,
            })
    }

    /// The purpose at an index of the policy.
    pub fn purpose(self, index: u16) -> Option<PurposeView<'s>> {
        self.site
            .purposes
            .get(usize::from(index))
            .map(|node| PurposeView {
                view: self,
                index,
                node: *node,
            })
    }

    /// The services in the owner's order, indices as in the policy.
    pub fn services(self) -> impl Iterator<Item = ServiceView<'s>> {
        self.site
            .services
            .iter()
            .zip(0..)
            .map(move |(node, index)| ServiceView {
                view: self,
                index,
                node: *node,
            })
    }

    /// The service at an index of the policy.
    pub fn service(self, index: u16) -> Option<ServiceView<'s>> {
        self.site
            .services
            .get(usize::from(index))
            .map(|node| ServiceView {
                view: self,
                index,
                node: *node,
            })
    }

    /// The owner's wording of one of the notice's texts, if there is one in this language or, failing that, in the
    /// fallback language. Never in a third one.
    pub fn wording(self, key: &str) -> Option<Cow<'s, str>> {
        let texts = self.doc().get(self.doc().root(), "texts")?;
        [self.language, self.fallback]
            .into_iter()
            .find_map(|wanted| {
                let mut wanted = wanted;
                loop {
                    let mut entries = self.doc().entries(texts);
                    let set = entries
                        .find(|(tag, _)| tag.eq_ignore_ascii_case(wanted))
                        .map(|(_, set)| set);
                    if let Some(text) = set.and_then(|set| self.text(set, key)) {
                        return Some(text);
                    }
                    wanted = wanted.get(..wanted.rfind('-')?)?;
                }
            })
    }

    fn doc(self) -> &'s Doc {
        &self.site.doc
    }

    fn text(self, node: Node, key: &str) -> Option<Cow<'s, str>> {
        self.doc()
            .get(node, key)
            .and_then(|node| self.doc().text(node))
            .filter(|text| !text.trim().is_empty())
    }

    fn localized(self, node: Node, key: &str) -> Option<Cow<'s, str>> {
        let node = self.doc().get(node, key)?;
        self.doc()
            .localized(node, self.language, self.fallback)
            .filter(|text| !text.trim().is_empty())
    }

    fn link(self, node: Node, key: &str) -> Option<Cow<'s, str>> {
        self.text(node, key).filter(|address| is_safe_link(address))
    }
}

impl<'s> PurposeView<'s> {
    /// The owner's name for it.
    pub fn id(self) -> &'s str {
        self.view
            .site
            .policy
            .purposes
            .get(usize::from(self.index))
            .map_or("", |purpose| &purpose.id)
    }

    /// What to call it; the id where no name is declared.
    pub fn name(self) -> Cow<'s, str> {
        self.view
            .localized(self.node, "name")
            .unwrap_or(Cow::Borrowed(self.id()))
    }

    /// What is done, in a sentence or two.
    pub fn description(self) -> Option<Cow<'s, str>> {
        self.view.localized(self.node, "description")
    }

    /// What the visitor gets in return.
    pub fn benefit(self) -> Option<Cow<'s, str>> {
        self.view.localized(self.node, "benefit")
    }

    /// Why it is necessary, or why the owner's interest weighs more.
    pub fn justification(self) -> Option<Cow<'s, str>> {
        self.view.localized(self.node, "justification")
    }

    /// What is collected.
    pub fn data(self) -> impl Iterator<Item = DataView<'s>> {
        let doc = self.view.doc();
        let list = doc.get(self.node, "data");
        list.into_iter()
            .flat_map(|list| doc.items(list))
            .map(move |node| self.view.data_item(node))
    }

    /// How long it is kept, in days; 0 until the visit ends, `None` where no end is declared.
    pub fn retention_days(self) -> Option<u16> {
        let doc = self.view.doc();
        let days = doc
            .get(self.node, "retention")
            .and_then(|node| doc.get(node, "days"))?;
        doc.number(days)
            .and_then(|days| u16::try_from(days).ok())
            .filter(|days| *days <= DAYS_CAP)
    }

    /// The services that serve it, in the owner's order.
    pub fn services(self) -> impl Iterator<Item = ServiceView<'s>> {
        let needs = &self.view.site.policy.services;
        let serves = |index: u16| {
            needs
                .get(usize::from(index))
                .into_iter()
                .flat_map(|service| &service.needs)
        };
        self.view
            .services()
            .filter(move |service| serves(service.index).any(|need| need.purpose == self.index))
    }
}

impl<'s> View<'s> {
    fn data_item(self, node: Node) -> DataView<'s> {
        let id = self.text(node, "id").unwrap_or_default();
        let number = |key| {
            self.doc()
                .get(node, key)
                .and_then(|node| self.doc().number(node))
        };
        let identifiability = match self.text(node, "identifiability").as_deref() {
            Some("pseudonymous") => Identifiability::Pseudonymous,
            Some("aggregated") => match number("group").filter(|group| *group >= GROUP_LEAST) {
                Some(group) => Identifiability::Aggregated { group },
                None => Identifiability::Identified,
            },
            _ => Identifiability::Identified,
        };
        DataView {
            name: self.localized(node, "name").unwrap_or_else(|| id.clone()),
            id,
            identifiability,
        }
    }
}

impl<'s> ServiceView<'s> {
    /// The owner's name for it.
    pub fn id(self) -> &'s str {
        self.view
            .site
            .policy
            .services
            .get(usize::from(self.index))
            .map_or("", |service| &service.id)
    }

    /// What to call it; the id where no name is declared.
    pub fn name(self) -> Cow<'s, str> {
        self.view
            .localized(self.node, "name")
            .unwrap_or(Cow::Borrowed(self.id()))
    }

    /// Who receives the data.
    pub fn provider(self) -> Option<Cow<'s, str>> {
        self.view.text(self.node, "provider")
    }

    /// Where the provider sits: two capital letters of ISO 3166-1.
    pub fn country(self) -> Option<Cow<'s, str>> {
        let two = |text: &Cow<'_, str>| {
            text.len() == 2 && text.bytes().all(|each| each.is_ascii_uppercase())
        };
        self.view.text(self.node, "country").filter(two)
    }

    /// The provider's privacy policy; http, https or relative.
    pub fn privacy(self) -> Option<Cow<'s, str>> {
        self.view.link(self.node, "privacy")
    }

    /// Its host patterns, as written.
    pub fn hosts(self) -> impl Iterator<Item = Cow<'s, str>> {
        let doc = self.view.doc();
        let list = doc
            .get(self.node, "hosts")
            .filter(|list| doc.kind(*list) == Kind::List);
        list.into_iter()
            .flat_map(|list| doc.items(list))
            .filter_map(|node| doc.text(node))
    }

    /// What it keeps on the visitor's device.
    pub fn keeps(self) -> Option<&'s Erase> {
        self.view.site.erase.get(usize::from(self.index))
    }
}
