//! What the app is made of, as CycloneDX (JSON, version 1.5): every crate that its WebAssembly is compiled
//! from, with licences and who needs whom, and the one library from npm.

use crate::{Outcome, process, tools};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::process::Command;

/// The package that the app is.
pub const APP: &str = "calaim-screener";

/// The list for the app, made from what cargo has locked.
pub fn of_app() -> Outcome<String> {
    let metadata = metadata()?;
    let bom = bom(&metadata).ok_or("cargo metadata has no app")?;
    serde_json::to_string_pretty(&bom).map_err(|e| format!("the SBOM: {e}"))
}

/// What cargo says of everything that the app could be compiled from.
pub fn metadata() -> Outcome<Value> {
    let mut cargo = Command::new("cargo");
    cargo.args(["metadata", "--locked", "--format-version", "1", "--features", "split"]);
    cargo.args(["--filter-platform", "wasm32-unknown-unknown"]).current_dir(crate::root());
    let said = process::output(&mut cargo).ok_or("cargo metadata does not answer")?;
    serde_json::from_str(&said).map_err(|e| format!("cargo metadata: {e}"))
}

/// Those of the packages that a package of the project is compiled from and that others wrote.
pub fn libraries<'a>(metadata: &'a Value, of: &str) -> Option<Vec<&'a Value>> {
    let packages = by_id(&metadata["packages"])?;
    let needed = needed(metadata, named(&packages, of)?)?;
    let all = needed.keys().map(|id| packages[id]);
    Some(all.filter(|package| !package["source"].is_null()).collect())
}

fn bom(metadata: &Value) -> Option<Value> {
    let packages = by_id(&metadata["packages"])?;
    let app = named(&packages, APP)?;
    let needed = needed(metadata, app)?;
    let mut components: Vec<Value> = needed
        .keys()
        .filter(|id| **id != app)
        .map(|id| component(packages[id], "library"))
        .collect();
    components.push(idb());
    let refs = |ids: &Vec<&str>| ids.iter().map(|id| reference(packages[id])).collect::<Vec<_>>();
    let dependency = |(id, on): (&&str, &Vec<&str>)| json!({ "ref": reference(packages[id]), "dependsOn": refs(on) });
    Some(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component(packages[app], "application") },
        "components": components,
        "dependencies": needed.iter().map(dependency).collect::<Vec<_>>(),
    }))
}

/// The id of a package of the project.
fn named<'a>(packages: &BTreeMap<&'a str, &'a Value>, name: &str) -> Option<&'a str> {
    let is_it =
        |(_, package): &(&&str, &&Value)| package["name"] == name && package["source"].is_null();
    packages.iter().find(is_it).map(|(id, _)| *id)
}

/// Everything that a package is compiled from, itself among it, each with what it needs.
fn needed<'a>(metadata: &'a Value, id: &'a str) -> Option<BTreeMap<&'a str, Vec<&'a str>>> {
    let nodes = by_id(&metadata["resolve"]["nodes"])?;
    let mut needed = BTreeMap::new();
    walk(id, &nodes, &mut needed);
    Some(needed)
}

/// What a package needs to be compiled into the app, and what that needs in turn.
fn walk<'a>(
    id: &'a str,
    nodes: &BTreeMap<&'a str, &'a Value>,
    needed: &mut BTreeMap<&'a str, Vec<&'a str>>,
) {
    if needed.contains_key(id) {
        return;
    }
    let list = nodes.get(id).and_then(|node| node["deps"].as_array());
    let on: Vec<&str> = list
        .into_iter()
        .flatten()
        .filter(|dependency| is_normal(dependency))
        .filter_map(|dependency| dependency["pkg"].as_str())
        .collect();
    needed.insert(id, on.clone());
    on.into_iter().for_each(|id| walk(id, nodes, needed));
}

/// Needed neither for tests only nor by a build script only.
fn is_normal(dependency: &Value) -> bool {
    dependency["dep_kinds"]
        .as_array()
        .is_some_and(|kinds| kinds.iter().any(|it| it["kind"].is_null()))
}

fn by_id(list: &Value) -> Option<BTreeMap<&str, &Value>> {
    list.as_array()?.iter().map(|each| Some((each["id"].as_str()?, each))).collect()
}

fn component(package: &Value, kind: &str) -> Value {
    let mut component = json!({
        "type": kind,
        "bom-ref": reference(package),
        "name": package["name"],
        "version": package["version"],
    });
    if let Some(licence) = package["license"].as_str() {
        // The older way of writing "or".
        let expression = licence.replace('/', " OR ");
        component["licenses"] = json!([{ "expression": expression }]);
    }
    if !package["source"].is_null() {
        component["purl"] = json!(reference(package));
    }
    component
}

/// The project's own crates have no address that others know, and their paths are nobody's business.
fn reference(package: &Value) -> String {
    let text = |key: &str| package[key].as_str().unwrap_or_default();
    let start = if package["source"].is_null() { "" } else { "pkg:cargo/" };
    format!("{start}{}@{}", text("name"), text("version"))
}

fn idb() -> Value {
    let address = format!("pkg:npm/idb@{}", tools::IDB);
    json!({
        "type": "library",
        "bom-ref": address,
        "name": "idb",
        "version": tools::IDB,
        "licenses": [{ "expression": "ISC" }],
        "purl": address,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use cyclonedx_bom::models::bom::Bom;
    use cyclonedx_bom::validation::Validate;

    #[test]
    fn an_independent_reader_takes_it() {
        let text = of_app().expect("a list");
        let bom = Bom::parse_from_json_v1_5(text.as_bytes()).expect("CycloneDX 1.5");
        let result = bom.validate();
        assert!(result.passed(), "{result:?}");
        let names = bom.components.expect("components").0;
        let has = |name: &str| names.iter().any(|it| it.name.to_string() == name);
        assert!(has("leptos") && has("rules") && has("idb"));
        assert!(!has("xtask") && !has("jsonschema") && !has("clap"), "nothing of the tools");
        assert!(!text.contains("path+file"), "no path of this machine");
    }
}
