//! The forms for telling of a fault (`.github/ISSUE_TEMPLATE/`) are such as a forge reads, and each asks which
//! periods and areas are touched.

use crate::root;
use compiler::yaml::{self, Value};
use std::collections::BTreeSet;

const FOLDER: &str = ".github/ISSUE_TEMPLATE";
/// The kinds of field that a form may have.
const KINDS: [&str; 5] = ["markdown", "input", "textarea", "dropdown", "checkboxes"];
/// What every form asks.
const ALWAYS: [&str; 2] = ["periods", "areas"];

#[test]
fn every_form_can_be_read_and_asks_for_periods_and_areas() {
    let folder = root().join(FOLDER);
    let names = std::fs::read_dir(&folder).expect("the folder").flatten();
    let names: BTreeSet<String> =
        names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let forms: Vec<&String> = names.iter().filter(|name| *name != "config.yml").collect();
    assert_eq!(forms.len(), 4, "{forms:?}");
    for name in forms {
        let form = yaml::read(&folder, name).unwrap_or_else(|fault| panic!("{fault}"));
        let asked = asked(&form).unwrap_or_else(|fault| panic!("{fault}"));
        assert!(ALWAYS.iter().all(|id| asked.contains(*id)), "{name} asks for {asked:?}");
    }
}

/// The ids of the fields of a form, each of which is as it must be.
fn asked(form: &Value) -> Result<BTreeSet<String>, compiler::fault::Fault> {
    form.only(&["name", "description", "title", "labels", "body"])?;
    form.need("name")?.text()?;
    form.need("description")?.text()?;
    let mut ids = BTreeSet::new();
    for field in form.need("body")?.list()? {
        field.only(&["type", "id", "attributes", "validations"])?;
        let kind = field.need("type")?;
        if !KINDS.contains(&kind.text()?) {
            return Err(kind.fault("no kind of field"));
        }
        let attributes = field.need("attributes")?;
        if kind.text()? == "markdown" {
            attributes.need("value")?.text()?;
            continue;
        }
        attributes.need("label")?.text()?;
        let id = field.need("id")?;
        if !ids.insert(id.text()?.to_owned()) {
            return Err(id.fault("stands twice"));
        }
        if ["dropdown", "checkboxes"].contains(&kind.text()?) {
            attributes.need("options")?.list()?;
        }
    }
    Ok(ids)
}
