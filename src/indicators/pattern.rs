//! Reads STIX patterns: the comparisons of one, if any of them alone is enough.
//!
//! `[a = 'x' OR b IN ('y', 'z')] OR [c LIKE 'w%']` is a list of alternatives, and so are its indicators. What needs
//! several things at once, or one after the other, cannot be judged by looking at one event; it is refused whole.

/// Deepest nesting of brackets.
const MOST_NESTED: usize = 32;

/// One comparison of an object's property with constants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comparison {
    /// As it is written: `network-traffic:dst_ref.value`.
    pub(super) path: String,
    pub(super) test: Test,
    pub(super) constants: Vec<String>,
}

/// How a property is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Test {
    /// `=` and `IN`
    Equal,
    /// `ISSUBSET`
    Subset,
    /// `LIKE`, with `%` and `_`
    Like,
    /// `MATCHES`, a regular expression
    Matches,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    /// A path, a keyword or a number.
    Word(String),
    /// A constant in quotes.
    Text(String),
    /// A bracket, a comma or an operator.
    Sign(String),
}

/// The alternatives of a pattern.
///
/// # Errors
/// What is not understood, as a phrase.
pub(super) fn read(pattern: &str) -> Result<Vec<Comparison>, String> {
    let mut reader = Reader { tokens: tokens(pattern)?, at: 0, found: Vec::new() };
    reader.observations(0)?;
    match reader.next() {
        None => Ok(reader.found),
        Some(token) => Err(unsupported(&token)),
    }
}

struct Reader {
    tokens: Vec<Token>,
    at: usize,
    found: Vec<Comparison>,
}

impl Reader {
    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    /// Goes on if the next token is this sign or keyword.
    fn passes(&mut self, wanted: &str) -> bool {
        let is_next = matches!(self.tokens.get(self.at), Some(Token::Word(word) | Token::Sign(word)) if word == wanted);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, wanted: &str) -> Result<(), String> {
        if self.passes(wanted) {
            return Ok(());
        }
        match self.next() {
            Some(token) => Err(unsupported(&token)),
            None => Err(format!("the pattern ends where {wanted} is missing")),
        }
    }

    /// `[…] OR […]`
    fn observations(&mut self, depth: usize) -> Result<(), String> {
        let depth = nested(depth)?;
        loop {
            if self.passes("(") {
                self.observations(depth)?;
                self.expect(")")?;
            } else {
                self.expect("[")?;
                self.comparisons(depth)?;
                self.expect("]")?;
            }
            if !self.passes("OR") {
                return Ok(());
            }
        }
    }

    /// `a = 'x' OR b = 'y'`
    fn comparisons(&mut self, depth: usize) -> Result<(), String> {
        let depth = nested(depth)?;
        loop {
            if self.passes("(") {
                self.comparisons(depth)?;
                self.expect(")")?;
            } else {
                let comparison = self.comparison()?;
                self.found.push(comparison);
            }
            if !self.passes("OR") {
                return Ok(());
            }
        }
    }

    fn comparison(&mut self) -> Result<Comparison, String> {
        let path = match self.next() {
            Some(Token::Word(path)) if path.contains(':') => path,
            Some(token) => return Err(unsupported(&token)),
            None => return Err("the pattern ends before a comparison".to_owned()),
        };
        let test = match self.next() {
            Some(Token::Sign(sign)) if sign == "=" => Test::Equal,
            Some(Token::Word(word)) => match word.as_str() {
                "IN" => {
                    let constants = self.constants()?;
                    return Ok(Comparison { path, test: Test::Equal, constants });
                }
                "ISSUBSET" => Test::Subset,
                "LIKE" => Test::Like,
                "MATCHES" => Test::Matches,
                _ => return Err(unsupported(&Token::Word(word))),
            },
            Some(token) => return Err(unsupported(&token)),
            None => return Err("the pattern ends before an operator".to_owned()),
        };
        Ok(Comparison { path, test, constants: vec![self.constant()?] })
    }

    /// `('x', 'y')`
    fn constants(&mut self) -> Result<Vec<String>, String> {
        self.expect("(")?;
        let mut constants = vec![self.constant()?];
        while self.passes(",") {
            constants.push(self.constant()?);
        }
        self.expect(")")?;
        Ok(constants)
    }

    fn constant(&mut self) -> Result<String, String> {
        match self.next() {
            Some(Token::Text(text)) => Ok(text),
            Some(Token::Word(word)) if word.bytes().all(|byte| byte.is_ascii_digit()) => Ok(word),
            Some(token) => Err(unsupported(&token)),
            None => Err("the pattern ends before a constant".to_owned()),
        }
    }
}

fn nested(depth: usize) -> Result<usize, String> {
    if depth < MOST_NESTED { Ok(depth + 1) } else { Err("the pattern is nested too deeply".to_owned()) }
}

fn unsupported(token: &Token) -> String {
    match token {
        Token::Word(word) | Token::Sign(word) => {
            let shown: String = word.chars().take(40).collect();
            format!("{shown} in a pattern is not supported here")
        }
        Token::Text(_) => "a constant in a pattern stands where none belongs".to_owned(),
    }
}

fn tokens(pattern: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = pattern.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '\'' => quoted(rest)?,
            '[' | ']' | '(' | ')' | ',' => (Token::Sign(first.to_string()), 1),
            '=' | '!' | '<' | '>' => {
                let length = rest.find(|sign| !"=!<>".contains(sign)).unwrap_or(rest.len());
                (Token::Sign(rest[..length].to_owned()), length)
            }
            _ => {
                let length = word_length(rest);
                (Token::Word(rest[..length].to_owned()), length)
            }
        };
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

/// A constant in quotes, in which a backslash takes the next character as it is.
fn quoted(text: &str) -> Result<(Token, usize), String> {
    let mut inside = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\'' => return Ok((Token::Text(inside), at + 1)),
            '\\' => inside.extend(letters.next().map(|(_, letter)| letter)),
            letter => inside.push(letter),
        }
    }
    Err("a constant in a pattern has no closing quote".to_owned())
}

/// The length of a word. Parts of a path may be quoted (`hashes.'SHA-256'`) or have an index (`parts[0]`).
fn word_length(text: &str) -> usize {
    let mut is_path = false;
    let mut before = ' ';
    let mut is_quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '\'' if is_quoted || before == '.' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '[' if is_path => {}
            ']' if text[..at].rfind('[').is_some_and(|open| !text[open..at].contains(']')) => {}
            ':' => is_path = true,
            '[' | ']' | '(' | ')' | ',' | '=' | '!' | '<' | '>' | '\'' if at > 0 => return at,
            letter if letter.is_whitespace() => return at,
            _ => {}
        }
        before = letter;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(pattern: &str) -> Result<Vec<(String, Test, Vec<String>)>, String> {
        let comparisons = read(pattern)?;
        Ok(comparisons.into_iter().map(|one| (one.path, one.test, one.constants)).collect())
    }

    #[test]
    fn alternatives_are_read_in_any_grouping() {
        let one = |path: &str, test, constants: &[&str]| {
            (path.to_owned(), test, constants.iter().map(|&text| text.to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(
            told("[ipv4-addr:value = '198.51.100.7']"),
            Ok(vec![one("ipv4-addr:value", Test::Equal, &["198.51.100.7"])])
        );
        assert_eq!(
            told(
                r"([domain-name:value IN ('a.example','b.example')] OR [(url:value LIKE '%/x_') OR user-account:user_id='o\'neil'])"
            ),
            Ok(vec![
                one("domain-name:value", Test::Equal, &["a.example", "b.example"]),
                one("url:value", Test::Like, &["%/x_"]),
                one("user-account:user_id", Test::Equal, &["o'neil"]),
            ])
        );
        assert_eq!(
            told(r"[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent' MATCHES '^a\\.b']"),
            Ok(vec![one(
                "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'",
                Test::Matches,
                &[r"^a\.b"]
            )])
        );
        assert_eq!(
            told("[email-message:to_refs[*].value = 'x' OR autonomous-system:number = 64496]"),
            Ok(vec![
                one("email-message:to_refs[*].value", Test::Equal, &["x"]),
                one("autonomous-system:number", Test::Equal, &["64496"])
            ])
        );
    }

    #[test]
    fn what_one_event_cannot_show_is_refused() {
        for (pattern, wanted) in [
            ("[a:b = 'x' AND a:c = 'y']", "AND in a pattern is not supported here"),
            ("[a:b = 'x'] FOLLOWEDBY [a:b = 'y']", "FOLLOWEDBY in a pattern is not supported here"),
            ("[a:b = 'x'] WITHIN 5 SECONDS", "WITHIN in a pattern is not supported here"),
            ("[a:b NOT = 'x']", "NOT in a pattern is not supported here"),
            ("[a:b != 'x']", "!= in a pattern is not supported here"),
            ("[a:b = 'x'", "the pattern ends where ] is missing"),
            ("[a:b = 'x", "a constant in a pattern has no closing quote"),
            ("[a:b", "the pattern ends before an operator"),
            ("[", "the pattern ends before a comparison"),
            ("a:b = 'x'", "a:b in a pattern is not supported here"),
            ("['x' = a:b]", "a constant in a pattern stands where none belongs"),
            ("", "the pattern ends where [ is missing"),
        ] {
            assert_eq!(told(pattern), Err(wanted.to_owned()), "{pattern}");
        }
        assert_eq!(told(&"(".repeat(100_000)), Err("the pattern is nested too deeply".to_owned()));
    }
}
