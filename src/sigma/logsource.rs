//! Whom a rule is for, and where it looks.

use super::{RecordKind, Source};

/// Names of the appliance's products, past and present.
const PRODUCTS: [&str; 5] = ["ivanti", "pulse_secure", "pulsesecure", "pulse", "juniper"];
/// Names of its service.
const SERVICES: [&str; 4] = ["connect_secure", "sslvpn", "vpn", "sa"];
/// The logs that a suffix of the service may name.
pub(super) const LOGS: [&str; 4] = ["event", "user", "admin", "sensor"];
/// Rules for any web server or proxy look at requests.
const WEB: [&str; 2] = ["webserver", "proxy"];

/// The block `logsource:` of a rule.
#[derive(Clone, Debug, Default)]
pub(super) struct LogSource {
    pub product: Option<String>,
    pub service: Option<String>,
    pub category: Option<String>,
}

impl LogSource {
    /// Whether the rule is for another product. One that says nothing is a mistake and not foreign.
    pub(super) fn is_foreign(&self) -> bool {
        matches!(self.source(), Ok(None))
    }

    /// Where the rule looks; `None` if it is for another product.
    ///
    /// # Errors
    /// A sentence, if it cannot be known.
    pub(super) fn source(&self) -> Result<Option<Source>, String> {
        let [product, service, category] =
            [&self.product, &self.service, &self.category].map(|text| text.as_deref().map(str::to_ascii_lowercase));
        let is_web = category.as_deref().is_some_and(|category| WEB.contains(&category));
        let Some(product) = product else {
            return match (service, category) {
                (None, None) => Err("its log source names no product; write product: ivanti".to_owned()),
                (None, Some(_)) if is_web => Ok(Some(Source::Web)),
                _ => Ok(None),
            };
        };
        if !PRODUCTS.contains(&product.as_str()) {
            return Ok(None);
        }
        let Some(service) = service else {
            return match category {
                None => Ok(Some(Source::Events)),
                Some(_) if is_web => Ok(Some(Source::Web)),
                Some(_) => Ok(None),
            };
        };
        let (base, part) = service.split_once('.').unwrap_or((&service, ""));
        if !SERVICES.contains(&base) {
            return Ok(None);
        }
        let record = || RecordKind::ALL.into_iter().find(|(_, suffix)| *suffix == part).map(|(kind, _)| kind);
        let log = || LOGS.into_iter().find(|log| *log == part);
        match part {
            "" if is_web => Ok(Some(Source::Web)),
            "" => Ok(Some(Source::Events)),
            "web" => Ok(Some(Source::Web)),
            _ => match (log(), record()) {
                (Some(log), _) => Ok(Some(Source::Log(log))),
                (None, Some(kind)) => Ok(Some(Source::Records(kind))),
                (None, None) => {
                    let known = LOGS.into_iter().chain(["web"]).chain(RecordKind::ALL.map(|(_, suffix)| suffix));
                    let known = known.collect::<Vec<_>>().join(", ");
                    Err(format!("its service '{service}' is not known; after '{base}.' may come {known}"))
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(product: &str, service: &str, category: &str) -> Result<Option<Source>, String> {
        let [product, service, category] =
            [product, service, category].map(|text| (!text.is_empty()).then(|| text.to_owned()));
        LogSource { product, service, category }.source()
    }

    #[test]
    fn products_and_services_by_all_their_names() {
        assert_eq!(source("ivanti", "connect_secure", ""), Ok(Some(Source::Events)));
        assert_eq!(source("Juniper", "sa.admin", ""), Ok(Some(Source::Log("admin"))));
        assert_eq!(source("pulse", "", ""), Ok(Some(Source::Events)));
        assert_eq!(source("ivanti", "connect_secure.web", ""), Ok(Some(Source::Web)));
        assert_eq!(source("ivanti", "connect_secure.scan", ""), Ok(Some(Source::Records(RecordKind::Scan))));
        assert_eq!(source("", "", "webserver"), Ok(Some(Source::Web)));
        assert_eq!(source("juniper", "bgp", ""), Ok(None));
        assert_eq!(source("apache", "", "webserver"), Ok(None));
        assert_eq!(source("windows", "", "process_creation"), Ok(None));
        assert!(source("ivanti", "connect_secure.scam", "").is_err());
        assert!(source("", "", "").is_err());
    }
}
