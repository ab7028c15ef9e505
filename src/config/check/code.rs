//! The kinds of problems, each with its stable code.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal $severity:ident),+ $(,)?) => {
        /// A kind of problem. The code is stable: a kind may be retired, its code is never given to another.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $name),+ }

        impl Code {
            /// All kinds.
            pub const EACH: &[Code] = &[$(Code::$name),+];

            /// `P` and three digits.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text),+ }
            }

            /// Whether it keeps the configuration from being accepted.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity),+ }
            }
        }
    };
}

codes! {
    /// Not JSON.
    Syntax = "P001" Error,
    /// Larger, deeper or with more keys than we read.
    Limit = "P002" Error,
    /// A key that stands twice in its object.
    DuplicateKey = "P003" Error,
    /// A key with which a JavaScript object could be poisoned.
    ForbiddenKey = "P004" Error,
    /// A value that JSON cannot carry, in a configuration given as an object.
    Unserialisable = "P005" Error,

    /// A key that means nothing here.
    UnknownKey = "P010" Error,
    /// A value of another kind.
    WrongKind = "P011" Error,
    /// A required key that is missing.
    Missing = "P012" Error,
    /// A word that is not among those possible.
    UnknownWord = "P013" Error,
    /// A number that is not whole or out of range.
    NumberRange = "P014" Error,
    /// A text, list or object with nothing in it.
    Empty = "P015" Error,
    /// The same item twice in a list of different ones.
    Repeated = "P016" Error,
    /// More items than can be counted.
    TooMany = "P017" Error,

    /// A text that cannot be an id.
    IdForm = "P020" Error,
    /// Two purposes, services or data items with one id.
    DuplicateId = "P021" Error,
    /// Two purposes whose ids cannot be told apart in a stored choice.
    PurposeCollision = "P022" Error,
    /// Two services whose ids cannot be told apart in a stored choice.
    ServiceCollision = "P023" Warning,
    /// A purpose that there is not.
    UnknownPurpose = "P024" Error,
    /// A use that the purpose does not declare.
    UndeclaredUse = "P025" Error,
    /// A purpose and a service with one id.
    SharedId = "P026" Warning,

    /// A URL where a host is expected.
    HostIsUrl = "P030" Error,
    /// A host pattern that cannot be matched.
    HostPattern = "P031" Error,
    /// A host pattern that matches more than a service can be.
    HostTooWide = "P032" Error,
    /// A pattern that another service, or this one, declares as well.
    SharedPattern = "P033" Warning,
    /// A cookie or storage pattern that cannot be matched, or matches everything.
    NamePattern = "P034" Error,

    /// A basis other than consent without its justification.
    NoJustification = "P040" Error,
    /// Storing on the visitor's device on the ground of an interest.
    InterestStores = "P041" Warning,
    /// An aggregate without its smallest group.
    NoGroup = "P042" Error,
    /// A smallest group for data that is not aggregated.
    IdleGroup = "P043" Warning,

    /// A purpose that collects nothing.
    NoData = "P050" Warning,
    /// A purpose that no service serves.
    NoService = "P051" Warning,
    /// A use that no service makes.
    IdleUse = "P052" Warning,
    /// Data that is kept without an end.
    NoRetention = "P053" Warning,
    /// A service that names nothing by which it can be held.
    NothingToHold = "P054" Warning,
    /// A cookie or entry without a greatest age.
    NoAge = "P055" Warning,
    /// A cookie or entry that outlives the purposes it serves.
    Outlives = "P056" Warning,
    /// A recipient about whom too little is said.
    Undisclosed = "P057" Warning,

    /// Something that is no language tag.
    LanguageTag = "P060" Error,
    /// A text that is missing in a language in which others are there.
    LanguageGap = "P061" Warning,
    /// A text key that there is not.
    UnknownText = "P062" Error,
    /// A text without a placeholder that it needs.
    MissingPlaceholder = "P063" Warning,
    /// A text with a placeholder that nothing fills.
    UnknownPlaceholder = "P064" Error,
    /// Markup in a text in which it does not count, or HTML.
    Markup = "P065" Warning,

    /// An address that is not http, https or relative.
    Link = "P070" Error,
    /// Something that is no country.
    Country = "P071" Error,
    /// Something that is no colour.
    Colour = "P072" Error,
    /// A cookie name that browsers refuse.
    CookieName = "P073" Error,
    /// A cookie domain that browsers refuse.
    CookieDomain = "P074" Error,
    /// A base that no file name can be appended to.
    Base = "P075" Error,
    /// A configuration that holds nothing.
    DryRun = "P076" Warning,
    /// A colour that text in it, or on it, cannot be read in.
    DullColour = "P077" Warning,
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Code, D::Error> {
        let text = String::deserialize(deserializer)?;
        let known = Code::EACH.iter().find(|code| code.as_str() == text);
        known
            .copied()
            .ok_or_else(|| D::Error::custom("no such code"))
    }
}
