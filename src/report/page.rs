//! The whole page: its head, what may run in it, and its sections in order.
//!
//! The policy in the head forbids everything that is not of the page itself: style and script are allowed by their
//! digests, and nothing is loaded from anywhere.

use sha2::{Digest, Sha256};

use super::{case::Case, coverage, gantt, headline, heat, html::Html, levels, manifest, matrix, places, story, top};
use crate::sigma::base64;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The sections: where they are, and what they are called.
const SECTIONS: [(&str, &str); 10] = [
    ("#summary", "In short"),
    ("#story", "What happened"),
    ("#findings", "Findings"),
    ("#attack", "ATT&CK"),
    ("#sessions", "Sessions"),
    ("#places", "From where"),
    ("#hours", "When"),
    ("#top", "Who and what"),
    ("#coverage", "Coverage"),
    ("#manifest", "Manifest"),
];

/// The page.
#[must_use]
pub fn page(case: &Case<'_>) -> String {
    let mut html = Html::default();
    html.doctype();
    html.put("html", &[("lang", "en")], |html| {
        html.put("head", &[], |html| head(html, case));
        html.line();
        html.put("body", &[], |html| {
            html.leaf("a", &[("class", "skip"), ("href", "#main")], "Skip to the report");
            html.line();
            html.put("nav", &[("aria-label", "Sections")], |html| {
                for (place, name) in SECTIONS {
                    html.leaf("a", &[("href", place)], name);
                    html.text(" ");
                }
            });
            html.line();
            html.put("main", &[("id", "main"), ("tabindex", "-1")], |html| {
                headline::header(html, case);
                headline::summary(html, case);
                let told = story::write(html, case);
                levels::write(html, case, &told);
                matrix::write(html, case);
                gantt::write(html, case);
                places::write(html, case);
                heat::write(html, case);
                top::write(html, case);
                coverage::write(html, case);
                manifest::write(html, case);
            });
            html.leaf("p", &[("id", "said"), ("role", "status"), ("aria-live", "polite")], "");
            html.embed("script", SCRIPT);
        });
    });
    html.line();
    html.into_text()
}

fn head(html: &mut Html, case: &Case<'_>) {
    html.void("meta", &[("charset", "utf-8")]);
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        digest(STYLE),
        digest(SCRIPT)
    );
    html.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy)]);
    html.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    html.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
    html.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
    html.void("meta", &[("name", "generator"), ("content", concat!("pulsetrail ", env!("CARGO_PKG_VERSION")))]);
    html.leaf("title", &[], case.title);
    html.embed("style", STYLE);
}

fn digest(code: &str) -> String {
    base64(&<[u8; 32]>::from(Sha256::digest(code)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_and_script_end_where_they_should() {
        for code in [STYLE, SCRIPT] {
            assert!(!code.contains("</") && !code.contains("<!--") && !code.contains('\r'));
        }
        assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
        assert!(!SCRIPT.contains("innerHTML") && !SCRIPT.contains("fetch") && !SCRIPT.contains("eval"));
    }
}
