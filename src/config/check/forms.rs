//! Single values that have to have a certain form: countries, the colour, the cookie.

use super::Code;
use super::contrast::{self, Colour};
use super::countries::{is_country, meant};
use super::findings::{Findings, quoted, words};
use super::outline::{At, Outline, text};

pub(super) fn forms(outline: &Outline<'_>, findings: &mut Findings<'_>) {
    let doc = outline.doc;
    for service in &outline.services {
        country(text(doc, service.node, "country"), findings);
    }
    if let Some(node) = (doc.get(doc.root(), "dryRun")).filter(|node| doc.written(*node) == "true")
    {
        let expected = "`false` wherever visitors come";
        let mend =
            "remove it when you have seen the report: nothing is held as long as it is there";
        findings.add(node, Code::DryRun, words(quoted("true"), expected, mend));
    }
    let setting = |group: &str, key: &str| text(doc, doc.get(doc.root(), group)?, key);
    let mut form = |found: Option<At<'_>>,
                    is_right: fn(&str) -> bool,
                    code: Code,
                    expected: &str,
                    mend: &str| {
        if let Some((node, text)) = found.filter(|(_, text)| !is_right(text)) {
            findings.add(node, code, words(quoted(&text), expected, mend));
        }
    };
    let (like, mend) = ("a colour like `#2b5d50`", "write `#` and six hex digits");
    form(
        setting("theme", "accent"),
        |text| Colour::of(text).is_some(),
        Code::Colour,
        like,
        mend,
    );
    let like = "letters, digits and `-`, `_`, `.`, at most 64 characters";
    let mend = "remove blanks, quotes, commas, semicolons and `=`";
    form(
        setting("cookie", "name"),
        is_cookie_name,
        Code::CookieName,
        like,
        mend,
    );
    let (like, mend) = (
        "a domain like `example.com`",
        "remove scheme, port, path and a leading dot",
    );
    form(
        setting("cookie", "domain"),
        is_cookie_domain,
        Code::CookieDomain,
        like,
        mend,
    );
    dull(
        setting("theme", "accent"),
        setting("theme", "scheme"),
        findings,
    );
}

/// The notice never shows a colour that cannot be read: it mixes another one. Whoever chose the colour should know.
fn dull(accent: Option<At<'_>>, scheme: Option<At<'_>>, findings: &mut Findings<'_>) {
    let is_dark = scheme.is_some_and(|(_, word)| word == "dark");
    let Some((node, text)) = accent else { return };
    let Some(colour) = Colour::of(&text) else {
        return;
    };
    let (name, ground) = if is_dark {
        ("dark", contrast::DARK)
    } else {
        ("light", contrast::LIGHT)
    };
    let ratio = colour.contrast(ground);
    if ratio >= contrast::LEAST {
        return;
    }
    // Downwards: 4.496 is not 4.5.
    let found = format!(
        "{}, which has a contrast of {:.1}:1 with the {name} notice",
        quoted(&text),
        (ratio * 10.0).floor() / 10.0
    );
    let expected = "at least 4.5:1 (WCAG 2.2, 1.4.3)";
    let instead = colour.readable_on(ground).to_string();
    let mend = format!("write {}, which is shown in its place", quoted(&instead));
    findings.add(node, Code::DullColour, words(found, expected, mend));
}

fn country(country: Option<At<'_>>, findings: &mut Findings<'_>) {
    let Some((node, code)) = country.filter(|(_, code)| !is_country(code)) else {
        return;
    };
    let mend = match meant(&code) {
        Some(meant) => format!("write {}", quoted(meant)),
        None => "look it up in ISO 3166-1".to_owned(),
    };
    findings.add(
        node,
        Code::Country,
        words(
            quoted(&code),
            "a country's two capital letters like `US`",
            mend,
        ),
    );
}

/// A token of RFC 6265 (section 4.1.1), at most 64 characters.
fn is_cookie_name(name: &str) -> bool {
    let token = |each: u8| each.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&each);
    name.len() <= 64 && name.bytes().all(token)
}

/// A host name of at least two labels, without a port; whether the browser takes it is up to its list of public suffixes.
fn is_cookie_domain(domain: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|each| each.is_ascii_alphanumeric() || each == b'-')
    };
    domain.len() <= 253 && domain.contains('.') && domain.split('.').all(label)
}
