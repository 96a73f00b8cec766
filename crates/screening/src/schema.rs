//! JSON Schema of all that goes in and out, made from the types.

use crate::report::{Brief, Report};
use crate::{catalogue, fault::Fault, shape};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value as Json};

/// The names of all schemas, each with what it describes.
pub const NAMES: [&str; 7] =
    ["person", "report", "brief", "fault", "questions", "programs", "counties"];

/// The schema with this name, as its file stands in `docs/schema`.
pub fn named(name: &str) -> Option<String> {
    let schema = match name {
        "person" => taken::<shape::Person>(),
        "report" => given::<Report>(),
        "brief" => given::<Brief>(),
        "fault" => given::<Fault>(),
        "questions" => given::<Vec<catalogue::Question>>(),
        "programs" => given::<Vec<catalogue::Program>>(),
        "counties" => given::<Vec<catalogue::County>>(),
        _ => return None,
    };
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    Some([&text, "\n"].concat())
}

fn taken<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<T>()
}

fn given<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

/// An object with one entry for each program.
pub(crate) fn by_program<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let one: Json = generator.subschema_for::<T>().into();
    let ids = || content::RULEBOOK.programs.iter().map(|program| program.id.to_owned());
    json_schema!({
        "type": "object",
        "properties": ids().map(|id| (id, one.clone())).collect::<Map<_, _>>(),
        "required": ids().collect::<Vec<_>>(),
        "additionalProperties": false,
    })
}
