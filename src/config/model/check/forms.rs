//! Single values that have to have a certain form: links, countries, the colour, the cookie, the base.

use super::countries::{is_country, meant};
use super::findings::{Findings, quoted, words};
use super::outline::{At, Outline, text};
use crate::brief::{Node, is_cookie_domain, is_cookie_name, is_safe_link, read_colour};
use crate::model::Code;

pub(super) fn forms(outline: &Outline<'_>, findings: &mut Findings<'_>) {
    let (doc, root) = (outline.doc, outline.doc.root());
    let group = |key: &str| doc.get(root, key);
    for object in group("controller")
        .into_iter()
        .chain(outline.services.iter().map(|service| service.node))
    {
        link(text(doc, object, "privacy"), findings);
    }
    for service in &outline.services {
        country(text(doc, service.node, "country"), findings);
    }
    if let Some(theme) = group("theme") {
        let like = "a colour like `#2b5d50`";
        let accent = text(doc, theme, "accent").filter(|(_, accent)| read_colour(accent).is_none());
        tell(
            accent,
            Code::Colour,
            like,
            "write `#` and six hex digits",
            findings,
        );
    }
    if let Some(cookie) = group("cookie") {
        let like = "letters, digits and `-`, `_`, `.`, at most 64 characters";
        let name = text(doc, cookie, "name").filter(|(_, name)| !is_cookie_name(name));
        tell(
            name,
            Code::CookieName,
            like,
            "remove blanks, quotes, commas, semicolons and `=`",
            findings,
        );
        let domain = text(doc, cookie, "domain").filter(|(_, domain)| !is_cookie_domain(domain));
        let mend = "remove scheme, port, path and a leading dot";
        tell(
            domain,
            Code::CookieDomain,
            "a domain like `example.com`",
            mend,
            findings,
        );
    }
    base(text(doc, root, "base"), findings);
}

fn link(link: Option<At<'_>>, findings: &mut Findings<'_>) {
    let link = link.filter(|(_, link)| !is_safe_link(link));
    let expected = "an address that begins with `https://`, `http://` or `/`";
    tell(
        link,
        Code::Link,
        expected,
        "write the address of a page, without blanks",
        findings,
    );
}

fn base(base: Option<At<'_>>, findings: &mut Findings<'_>) {
    let Some((node, base)) = base.filter(|(_, base)| !is_safe_link(base) || !base.ends_with('/'))
    else {
        return;
    };
    let mend = match is_safe_link(&base) && !base.contains(['?', '#']) {
        true => format!("write {}", quoted(&format!("{base}/"))),
        false => "write the folder's address".to_owned(),
    };
    findings.add(
        node,
        Code::Base,
        words(
            quoted(&base),
            "the address of a folder like `/placet/`",
            mend,
        ),
    );
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

fn tell(
    wrong: Option<(Node, std::borrow::Cow<'_, str>)>,
    code: Code,
    expected: &str,
    mend: &str,
    findings: &mut Findings<'_>,
) {
    if let Some((node, text)) = wrong {
        findings.add(node, code, words(quoted(&text), expected, mend));
    }
}
