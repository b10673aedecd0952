//! What the fuzz targets share: the checks of pulsetrail's own tests.

#[path = "../../tests/checks/mod.rs"]
pub mod checks;
