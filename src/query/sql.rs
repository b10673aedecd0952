//! Reads the SQL of `--where`.
//!
//! The grammar is that of the `sqlparser` crate; this module keeps the comparisons of a column with
//! constants and says clearly what it does not know. On an address column, `=`, `IN` and `<<=` also take
//! networks and ranges. On a list column a comparison looks at each word.

use jiff::tz::TimeZone;
use sqlparser::{
    ast::{self, BinaryOperator, UnaryOperator},
    dialect::GenericDialect,
    keywords::Keyword,
    parser::Parser,
    tokenizer::{Token, Tokenizer, Word},
};

use super::{
    Expr, Networks, Op, Test, Text, TextMatch,
    time::{Moment, parse_moment},
};
use crate::schema::{Column, Kind};

const UNDERSTOOD: &str = "it takes comparisons of a column with constants: = <> < <= > >=, IN, LIKE, ILIKE, BETWEEN, IS NULL, <<=, AND, OR, NOT";

/// Reads a condition. Times without offset are read in `zone`.
///
/// # Errors
/// One sentence that names the part that is wrong.
pub fn parse(text: &str, zone: &TimeZone) -> Result<Expr, String> {
    let dialect = GenericDialect {};
    let tokens = Tokenizer::new(&dialect, text).tokenize().map_err(|error| grammar(&error.to_string()))?;
    let mut parser = Parser::new(&dialect).with_tokens(prepare(tokens));
    let condition = parser.parse_expr().map_err(|error| grammar(&error.to_string()))?;
    match parser.peek_token().token {
        Token::EOF => Reader { zone }.condition(&condition),
        rest => Err(format!("unexpected '{rest}'; {UNDERSTOOD}")),
    }
}

fn grammar(error: &str) -> String {
    let error = error.trim_start_matches("sql parser error: ");
    let plain = if error.contains("recursion") { "too deeply nested".to_owned() } else { error.to_owned() };
    format!("{plain}; {UNDERSTOOD}")
}

/// Column names such as `user` or `type` are keywords in some dialects, so they are quoted; `<<=` becomes
/// `=`, which means the same for addresses.
fn prepare(tokens: Vec<Token>) -> Vec<Token> {
    let mut prepared: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        match token {
            Token::Word(word) if word.quote_style.is_none() && is_column_part(&word.value) => {
                prepared.push(Token::Word(Word { quote_style: Some('"'), keyword: Keyword::NoKeyword, ..word }));
            }
            Token::Eq if prepared.last() == Some(&Token::ShiftLeft) => {
                prepared.pop();
                prepared.push(Token::Eq);
            }
            other => prepared.push(other),
        }
    }
    prepared
}

fn is_column_part(word: &str) -> bool {
    crate::schema::SPECS.iter().any(|spec| {
        spec.name.eq_ignore_ascii_case(word) || spec.ecs.split('.').any(|part| part.eq_ignore_ascii_case(word))
    })
}

struct Reader<'z> {
    zone: &'z TimeZone,
}

impl Reader<'_> {
    fn condition(&self, condition: &ast::Expr) -> Result<Expr, String> {
        match condition {
            ast::Expr::Nested(inner) => self.condition(inner),
            ast::Expr::UnaryOp { op: UnaryOperator::Not, expr } => Ok(not(self.condition(expr)?)),
            ast::Expr::BinaryOp { left, op: BinaryOperator::And, right } => {
                Ok(Expr::All(vec![self.condition(left)?, self.condition(right)?]))
            }
            ast::Expr::BinaryOp { left, op: BinaryOperator::Or, right } => {
                Ok(Expr::Any(vec![self.condition(left)?, self.condition(right)?]))
            }
            ast::Expr::BinaryOp { left, op, right } => self.comparison(left, op, right),
            ast::Expr::IsNull(expr) => Ok(Expr::Test(column(expr)?, Test::IsEmpty)),
            ast::Expr::IsNotNull(expr) => Ok(not(Expr::Test(column(expr)?, Test::IsEmpty))),
            ast::Expr::InList { expr, list, negated } => {
                let column = column(expr)?;
                let constants = list.iter().map(constant).collect::<Result<Vec<_>, _>>()?;
                Ok(negate(*negated, self.one_of(column, &constants)?))
            }
            ast::Expr::Between { expr, negated, low, high } => {
                let column = column(expr)?;
                let low = self.compare(column, Op::AtLeast, &constant(low)?)?;
                let high = self.compare(column, Op::AtMost, &constant(high)?)?;
                Ok(negate(*negated, Expr::All(vec![low, high])))
            }
            ast::Expr::Like { negated, expr, pattern, any: false, .. } => like(*negated, expr, pattern, false),
            ast::Expr::ILike { negated, expr, pattern, any: false, .. } => like(*negated, expr, pattern, true),
            other => Err(format!("'{other}' is not understood; {UNDERSTOOD}")),
        }
    }

    fn comparison(&self, left: &ast::Expr, operator: &BinaryOperator, right: &ast::Expr) -> Result<Expr, String> {
        let (left, right, is_turned) = match (column(left), column(right)) {
            (Ok(column), Err(_)) => (column, right, false),
            (Err(_), Ok(column)) => (column, left, true),
            (Ok(_), Ok(_)) => {
                return Err(format!("'{left} {operator} {right}' compares two columns; write texts in single quotes"));
            }
            (Err(problem), Err(_)) => return Err(problem),
        };
        let constant = constant(right)?;
        let op = match (operator, is_turned) {
            (BinaryOperator::Eq, _) => Op::Equal,
            (BinaryOperator::NotEq, _) => return Ok(not(self.compare(left, Op::Equal, &constant)?)),
            (BinaryOperator::Lt, false) | (BinaryOperator::Gt, true) => Op::Less,
            (BinaryOperator::LtEq, false) | (BinaryOperator::GtEq, true) => Op::AtMost,
            (BinaryOperator::Gt, false) | (BinaryOperator::Lt, true) => Op::Greater,
            (BinaryOperator::GtEq, false) | (BinaryOperator::LtEq, true) => Op::AtLeast,
            _ => return Err(format!("the operator '{operator}' is not understood; {UNDERSTOOD}")),
        };
        self.compare(left, op, &constant)
    }

    fn compare(&self, column: Column, op: Op, constant: &str) -> Result<Expr, String> {
        if op == Op::Equal && !matches!(column.kind(), Kind::Float) {
            return self.one_of(column, &[constant.to_owned()]);
        }
        Ok(Expr::Test(
            column,
            match column.kind() {
                Kind::Int => Test::Int(op, number(column, constant)?),
                Kind::Time => Test::Int(op, self.instant(column, constant)?),
                Kind::Float => Test::Float(op, constant.parse().map_err(|_| wrong_type(column, "a number", constant))?),
                Kind::Word | Kind::List | Kind::Text | Kind::Ip => Test::TextOrder(op, constant.to_owned()),
            },
        ))
    }

    fn one_of(&self, column: Column, constants: &[String]) -> Result<Expr, String> {
        let exact = |text: &String| Text { ignore_case: false }.exact(text);
        Ok(Expr::Test(
            column,
            match column.kind() {
                Kind::Int => Test::IntIn(constants.iter().map(|text| number(column, text)).collect::<Result<_, _>>()?),
                Kind::Time => {
                    Test::IntIn(constants.iter().map(|text| self.instant(column, text)).collect::<Result<_, _>>()?)
                }
                Kind::Ip => {
                    let mut networks = Networks::default();
                    constants
                        .iter()
                        .try_for_each(|text| networks.add(text))
                        .map_err(|problem| format!("{}: {problem}", column.name()))?;
                    Test::In(networks)
                }
                Kind::Float => return Err(format!("{} is a fraction; compare it with < and >", column.name())),
                Kind::Word | Kind::List | Kind::Text => {
                    Test::Text(constants.iter().map(exact).collect::<Vec<TextMatch>>())
                }
            },
        ))
    }

    fn instant(&self, column: Column, constant: &str) -> Result<i64, String> {
        match parse_moment(constant, self.zone)? {
            Moment::At(micros) => Ok(micros),
            Moment::BeforeLast(_) => Err(format!("{}: '{constant}' is a span; use --since for spans", column.name())),
        }
    }
}

fn like(negated: bool, expr: &ast::Expr, pattern: &ast::Expr, ignore_case: bool) -> Result<Expr, String> {
    let column = column(expr)?;
    if matches!(column.kind(), Kind::Int | Kind::Float | Kind::Time) {
        return Err(format!("{} is a number; LIKE takes a text column", column.name()));
    }
    let pattern = Text { ignore_case }.like(&constant(pattern)?);
    Ok(negate(negated, Expr::Test(column, Test::Text(vec![pattern]))))
}

fn not(expr: Expr) -> Expr {
    Expr::Not(Box::new(expr))
}

fn negate(negated: bool, expr: Expr) -> Expr {
    if negated { not(expr) } else { expr }
}

fn column(expr: &ast::Expr) -> Result<Column, String> {
    let name = match expr {
        ast::Expr::Identifier(name) => name.value.clone(),
        ast::Expr::CompoundIdentifier(parts) => {
            parts.iter().map(|part| part.value.as_str()).collect::<Vec<_>>().join(".")
        }
        ast::Expr::Nested(inner) => return column(inner),
        other => return Err(format!("'{other}' is not a column; {UNDERSTOOD}")),
    };
    Column::named(&name).ok_or_else(|| unknown_column(&name))
}

/// The sentence for a column that does not exist.
#[must_use]
pub fn unknown_column(name: &str) -> String {
    match Column::suggest(name) {
        Some(known) => format!("there is no column '{name}'; did you mean '{known}'? (`pulsetrail schema` lists all)"),
        None => format!("there is no column '{name}' (`pulsetrail schema` lists all)"),
    }
}

fn constant(expr: &ast::Expr) -> Result<String, String> {
    match expr {
        ast::Expr::Nested(inner) => constant(inner),
        ast::Expr::UnaryOp { op: UnaryOperator::Minus, expr } => Ok(format!("-{}", constant(expr)?)),
        ast::Expr::TypedString(typed) => {
            typed.value.clone().into_string().ok_or_else(|| format!("'{expr}' is not a constant"))
        }
        ast::Expr::Value(value) => match &value.value {
            ast::Value::Number(number, _) => Ok(number.clone()),
            ast::Value::Null => Err("compare with IS NULL or IS NOT NULL".to_owned()),
            other => other.clone().into_string().ok_or_else(|| format!("'{other}' is not a constant")),
        },
        ast::Expr::Identifier(name) => Err(format!("'{name}' is not a constant; write texts in single quotes")),
        other => Err(format!("'{other}' is not a constant; {UNDERSTOOD}")),
    }
}

fn number(column: Column, constant: &str) -> Result<i64, String> {
    constant.parse().map_err(|_| wrong_type(column, "a whole number", constant))
}

fn wrong_type(column: Column, wanted: &str, constant: &str) -> String {
    format!("{} is {wanted}, and '{constant}' is not", column.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Event;

    fn matches(condition: &str) -> bool {
        let mut event = Event::default();
        event.set_text(Column::User, b"eva");
        event.set_text(Column::SrcIp, b"192.0.2.7");
        event.set_text(Column::Category, b"session,network");
        event.set_int(Column::HttpStatus, Some(404));
        event.set_int(Column::Time, Some(1_741_910_400_000_000));
        event.set_float(Column::Lat, Some(59.5));
        parse(condition, &TimeZone::UTC).unwrap_or_else(|problem| panic!("{condition}: {problem}")).matches(&event)
    }

    #[test]
    fn conditions_that_hold() {
        for condition in [
            "user = 'eva'",
            "user.name = 'eva' AND NOT user = 'bob'",
            "user IN ('bob', 'eva')",
            "user LIKE 'e%' and user ILIKE 'E_A'",
            "user <> 'bob' OR realm = 'x'",
            "'eva' = user",
            "src_ip <<= '192.0.2.0/24'",
            "source.ip = '192.0.2.0/24'",
            "src_ip IN ('10.0.0.0/8', '192.0.2.1-192.0.2.9')",
            "http_status >= 400 AND http_status BETWEEN 404 AND 500",
            "http_status = 404",
            "realm IS NULL AND user IS NOT NULL",
            "category = 'network'",
            "time >= '2025-03-14' AND \"@timestamp\" < '2025-03-14 00:00:01'",
            "lat > 59 AND lat < 60.5",
            "(user = 'x' OR (user = 'eva'))",
            "user < 'f'",
            "200 < http_status",
            "type IS NULL AND offset IS NULL AND session IS NULL AND level IS NULL AND action IS NULL",
        ] {
            assert!(matches(condition), "{condition}");
        }
    }

    #[test]
    fn conditions_that_do_not_hold() {
        for condition in [
            "user = 'Eva'",
            "realm <> 'x'",
            "realm NOT IN ('x')",
            "NOT (realm = 'x')",
            "user NOT LIKE 'e%'",
            "src_ip <<= '10.0.0.0/8'",
        ] {
            assert!(!matches(condition), "{condition}");
        }
    }

    #[test]
    fn mistakes_get_one_sentence() {
        for (condition, says) in [
            ("usr = 'eva'", "did you mean 'user'"),
            ("http_status = 'abc'", "http_status is a whole number"),
            ("user = bob", "single quotes"),
            ("user =", "it takes comparisons"),
            ("user = 'a' garbage", "unexpected"),
            ("lower(user) = 'a'", "not a column"),
            ("user = realm", "compares two columns"),
            ("src_ip = 'x'", "no address"),
            ("time > 'never'", "no time"),
            ("user = NULL", "IS NULL"),
            ("http_status LIKE '4%'", "LIKE takes a text column"),
            ("EXISTS (SELECT 1)", "not understood"),
            ("user = 'a' + 'b'", "not a constant"),
            ("", "it takes comparisons"),
            ("user = 'open", "it takes comparisons"),
        ] {
            let problem = parse(condition, &TimeZone::UTC).expect_err(condition);
            assert!(problem.contains(says), "{condition}: {problem}");
            assert!(!problem.contains('\n'), "{condition}");
        }
        let deep = format!("{}user = 'a'{}", "(".repeat(5000), ")".repeat(5000));
        assert!(parse(&deep, &TimeZone::UTC).is_err());
    }
}
