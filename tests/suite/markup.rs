//! Reads HTML as strictly as no browser does, so that a test sees what should not be there.
//!
//! Every element is closed where it should be, attributes have names that are known and values in double quotes, and no
//! element or attribute could run or load anything.

use std::collections::BTreeMap;

/// An element.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub tag: String,
    pub attributes: BTreeMap<String, String>,
    /// All text in it, also that of elements in it.
    pub text: String,
    /// The elements around it, by their places; the nearest last.
    pub around: Vec<usize>,
}

impl Element {
    /// A value of an attribute; empty if there is none.
    pub fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// Whether it is of a class.
    pub fn is(&self, class: &str) -> bool {
        self.get("class").split(' ').any(|own| own == class)
    }
}

/// A page.
pub struct Page(pub Vec<Element>);

const TAGS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "script",
    "body",
    "a",
    "nav",
    "main",
    "header",
    "section",
    "h1",
    "h2",
    "h3",
    "p",
    "dl",
    "dt",
    "dd",
    "div",
    "ul",
    "ol",
    "li",
    "b",
    "span",
    "strong",
    "em",
    "code",
    "time",
    "details",
    "summary",
    "figure",
    "figcaption",
    "svg",
    "desc",
    "rect",
    "line",
    "text",
    "path",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
];
const VOID: &[&str] = &["meta"];
const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "id",
    "href",
    "rel",
    "title",
    "role",
    "tabindex",
    "scope",
    "open",
    "aria-label",
    "aria-labelledby",
    "aria-live",
    "aria-hidden",
    "data-v",
    "data-c",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "d",
    "rx",
    "width",
    "height",
    "viewBox",
];

impl Page {
    /// Reads a page, and stops at whatever is not as strict as it should be.
    #[track_caller]
    pub fn read(text: &str) -> Self {
        let mut rest = text.strip_prefix("<!DOCTYPE html>\n").expect("a doctype");
        let mut all: Vec<Element> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        while !rest.is_empty() {
            let (before, from) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            assert!(!before.contains('>'), "a bare > in {before:?}");
            let words = unescaped(before);
            for place in &open {
                all[*place].text.push_str(&words);
            }
            if from.is_empty() {
                break;
            }
            if let Some(closing) = from.strip_prefix("</") {
                let (tag, after) = closing.split_once('>').expect("an end of a tag");
                let place = open.pop().unwrap_or_else(|| panic!("{tag} is closed but not open"));
                assert_eq!(all[place].tag, tag, "closed in the wrong order");
                rest = after;
                continue;
            }
            let (element, after) = start(&from[1..]);
            rest = after;
            let is_raw = ["style", "script"].contains(&element.tag.as_str());
            let is_void = VOID.contains(&element.tag.as_str());
            let tag = element.tag.clone();
            all.push(Element { around: open.clone(), ..element });
            if is_raw {
                let (code, after) = rest.split_once("</").expect("an end");
                code.clone_into(&mut all.last_mut().expect("an element").text);
                rest = after.strip_prefix(tag.as_str()).and_then(|after| after.strip_prefix('>')).expect("its own end");
            } else if !is_void {
                open.push(all.len() - 1);
            }
        }
        assert!(open.is_empty(), "not closed: {open:?}");
        let page = Self(all);
        page.check();
        page
    }

    fn check(&self) {
        let count = |tag: &str| self.0.iter().filter(|element| element.tag == tag).count();
        assert_eq!((count("script"), count("style"), count("title")), (1, 1, 1 + self.charts()), "one of each");
        let mut ids: Vec<&str> = self.0.iter().map(|element| element.get("id")).filter(|id| !id.is_empty()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "an id stands twice");
        for element in self.0.iter().filter(|element| element.attributes.contains_key("href")) {
            let link = element.get("href");
            let is_known = link.strip_prefix('#').is_some_and(|id| ids.binary_search(&id).is_ok());
            assert!(is_known || link.starts_with("https://attack.mitre.org/techniques/T"), "{link}");
        }
        for element in self.0.iter().filter(|element| element.tag == "svg" && element.get("aria-hidden") != "true") {
            assert_eq!(element.get("role"), "img");
            let names = element.get("aria-labelledby").split(' ');
            assert!(names.into_iter().all(|name| ids.binary_search(&name).is_ok()), "{element:?}");
        }
    }

    /// Titles inside of charts, which are text.
    fn charts(&self) -> usize {
        let is_in_chart = |element: &&Element| element.around.iter().any(|place| self.0[*place].tag == "svg");
        self.0.iter().filter(|element| element.tag == "title").filter(is_in_chart).count()
    }

    /// The only element with this id.
    #[track_caller]
    pub fn id(&self, id: &str) -> usize {
        self.0.iter().position(|element| element.get("id") == id).unwrap_or_else(|| panic!("there is no {id}"))
    }

    /// The elements inside of one that are as wanted.
    pub fn inside<'p>(
        &'p self,
        place: usize,
        is_wanted: impl Fn(&Element) -> bool + 'p,
    ) -> impl Iterator<Item = &'p Element> {
        self.0.iter().filter(move |element| element.around.contains(&place) && is_wanted(element))
    }

    /// The rows of the table with this caption, cell by cell.
    #[track_caller]
    pub fn table(&self, caption: &str) -> Vec<Vec<String>> {
        let is_it = |element: &&Element| element.tag == "caption" && element.text == caption;
        let caption = self.0.iter().find(is_it).unwrap_or_else(|| panic!("there is no table {caption}"));
        let table = *caption.around.last().expect("a table");
        let rows = self.0.iter().enumerate().filter(|(_, row)| row.tag == "tr" && row.around.contains(&table));
        let cells = |row: usize| {
            let of_row = self.inside(row, |cell| cell.tag == "td");
            of_row.map(|cell| if cell.is("n") { cell.get("data-v").to_owned() } else { cell.text.clone() }).collect()
        };
        rows.map(|(row, _)| cells(row)).filter(|cells: &Vec<String>| !cells.is_empty()).collect()
    }
}

/// The start of an element, behind its `<`.
fn start(text: &str) -> (Element, &str) {
    let (tag, mut rest) = word(text);
    assert!(TAGS.contains(&tag), "the element {tag}");
    let mut element = Element { tag: tag.to_owned(), ..Element::default() };
    loop {
        if let Some(after) = rest.strip_prefix('>') {
            return (element, after);
        }
        let (name, after) = word(rest.strip_prefix(' ').expect("a blank before an attribute"));
        assert!(ATTRIBUTES.contains(&name), "the attribute {name} of {tag}");
        let (value, after) = after.strip_prefix("=\"").expect("a quote").split_once('"').expect("its end");
        assert!(!value.contains(['<', '>']), "{value}");
        let is_new = element.attributes.insert(name.to_owned(), unescaped(value)).is_none();
        assert!(is_new, "{name} stands twice");
        rest = after;
    }
}

fn word(text: &str) -> (&str, &str) {
    let end = text.find(|character: char| !(character.is_ascii_alphanumeric() || character == '-'));
    text.split_at(end.unwrap_or(text.len()))
}

/// The text behind its escapes; others than the five of the writer are refused.
fn unescaped(text: &str) -> String {
    assert!(
        !text.chars().any(|character| character.is_control() && character != '\n'),
        "a control character in {text:?}"
    );
    assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}']), "a hidden character in {text:?}");
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, after) = part.split_once(';').unwrap_or_else(|| panic!("a bare & in {text:?}"));
        plain.push_str(match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "#39" => "'",
            _ => panic!("&{name};"),
        });
        plain.push_str(after);
    }
    plain
}
