//! Weekdays and hours at which somebody is expected, by the clock on some wall.

use jiff::{Timestamp, fmt::temporal::DateTimeParser, tz::TimeZone};

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY_MINUTES: u16 = 24 * 60;

/// Weekdays and hours at which somebody is expected.
#[derive(Clone, Debug)]
pub struct Hours {
    /// As the file has them: `mon-fri 07:00-18:00 Europe/Stockholm`.
    pub text: String,
    days: [bool; 7],
    /// First minute and the one behind the last; a span that ends before it begins ends on the next day.
    spans: Vec<(u16, u16)>,
    zone: TimeZone,
}

impl Hours {
    /// Reads `mon-fri`, `sat,sun` or `all`; `07:00-18:00` or several with commas; and the name of a zone.
    pub(super) fn new(days: &str, hours: &str, zone: &str) -> Result<Self, String> {
        let text = format!("{days} {hours} {zone}");
        let zone = DateTimeParser::new()
            .parse_time_zone(zone)
            .map_err(|_| format!("'{zone}' is no time zone; write for example Europe/Stockholm, +02:00 or UTC"))?;
        let spans = hours.split(',').map(|span| span_of(span.trim())).collect::<Result<_, _>>()?;
        Ok(Self { text, days: days_of(days)?, spans, zone })
    }

    /// Whether an instant, in microseconds since 1970, falls into them.
    #[must_use]
    pub fn cover(&self, micros: i64) -> bool {
        let Ok(instant) = Timestamp::from_microsecond(micros) else { return false };
        let wall = self.zone.to_datetime(instant);
        let day = usize::try_from(wall.weekday().to_monday_zero_offset()).unwrap_or(0);
        let minute = u16::from(wall.hour().unsigned_abs()) * 60 + u16::from(wall.minute().unsigned_abs());
        let (today, yesterday) = (self.days[day % 7], self.days[(day + 6) % 7]);
        self.spans.iter().any(|&(start, end)| {
            if start < end {
                today && (start..end).contains(&minute)
            } else {
                (today && minute >= start) || (yesterday && minute < end)
            }
        })
    }
}

fn days_of(text: &str) -> Result<[bool; 7], String> {
    let wrong = || format!("'{text}' are no days; write mon-fri, sat,sun or all");
    let day = |name: &str| {
        let name = name.trim().to_lowercase();
        DAYS.iter().position(|day| *day == name).ok_or_else(wrong)
    };
    let mut days = [text.eq_ignore_ascii_case("all"); 7];
    for part in text.split(',').filter(|_| days == [false; 7]).collect::<Vec<_>>() {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (day(first)?, day(last)?);
        // From Friday to Monday leads over the end of the week.
        (0..=(last + 7 - first) % 7).for_each(|step| days[(first + step) % 7] = true);
    }
    Ok(days)
}

fn span_of(text: &str) -> Result<(u16, u16), String> {
    let minute = |time: &str| {
        let (hour, minute) = time.trim().split_once(':')?;
        let is_short = |part: &str| part.len() <= 2 && part.bytes().all(|digit| digit.is_ascii_digit());
        let number = |part: &str| part.parse::<u16>().ok().filter(|_| is_short(part));
        let (hour, minute) = (number(hour)?, number(minute)?);
        Some(hour * 60 + minute).filter(|&all| minute < 60 && all <= DAY_MINUTES)
    };
    let span = text.split_once('-').and_then(|(start, end)| Some((minute(start)?, minute(end)?)));
    span.filter(|(start, end)| start != end && *start < DAY_MINUTES)
        .ok_or_else(|| format!("'{text}' are no hours; write 07:00-18:00, 22:00-06:00 or 00:00-24:00"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(hours: [&str; 3], time: &str) -> bool {
        let hours = Hours::new(hours[0], hours[1], hours[2]).expect("hours");
        hours.cover(time.parse::<Timestamp>().expect("a time").as_microsecond())
    }

    #[test]
    fn hours_are_those_of_their_zone() {
        let office = ["mon-fri", "07:00-18:00", "Europe/Stockholm"];
        // Friday, in winter and in summer.
        assert!(covers(office, "2025-03-14T06:00:00Z"));
        assert!(!covers(office, "2025-03-14T05:59:59Z"));
        assert!(covers(office, "2025-06-13T05:00:00Z"));
        assert!(!covers(office, "2025-03-14T17:00:00Z"));
        assert!(!covers(office, "2025-03-15T09:00:00Z"));
    }

    #[test]
    fn a_night_belongs_to_the_day_on_which_it_begins() {
        let night = ["fri", "22:00-06:00", "UTC"];
        assert!(covers(night, "2025-03-14T22:00:00Z"));
        assert!(covers(night, "2025-03-15T05:59:00Z"));
        assert!(!covers(night, "2025-03-14T05:00:00Z"));
        assert!(!covers(night, "2025-03-15T06:00:00Z"));
    }

    #[test]
    fn days_lead_over_the_end_of_the_week() {
        assert_eq!(days_of("sat-mon"), Ok([true, false, false, false, false, true, true]));
        assert_eq!(days_of("All"), Ok([true; 7]));
        assert_eq!(days_of("tue, Thu"), Ok([false, true, false, true, false, false, false]));
        for bad in ["", "monday", "mon-", "1-5", "mon--fri"] {
            assert!(days_of(bad).is_err(), "{bad}");
        }
        for bad in ["", "7-18", "07:00", "07:60-08:00", "08:00-08:00", "24:00-06:00", "08:00-24:01", "+8:00-9:00"] {
            assert!(span_of(bad).is_err(), "{bad}");
        }
        assert!(span_of("0:00-24:00").is_ok());
    }
}
