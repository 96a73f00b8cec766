//! Why a person cannot be read.

use serde::Serialize;
use serde_json::Value as Json;

/// Why a person, or what stands beside one, cannot be read.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Fault {
    /// The person's own id, where it could be read.
    #[cfg_attr(feature = "schema", schemars(with = "crate::shape::Id"))]
    #[cfg_attr(feature = "types", tsify(type = "Id"))]
    pub id: Box<Json>,
    /// The line of the input on which the person stands, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The way to the field that does not fit, as `answers.age`; empty for the person as a whole.
    pub field: String,
    /// What is wrong with it.
    pub error: String,
    /// What was expected in its place.
    pub expected: String,
}

impl Fault {
    /// A fault in this field of a person whose id is not known.
    pub fn new(field: &str, error: impl Into<String>, expected: impl Into<String>) -> Fault {
        Fault {
            id: Box::new(Json::Null),
            line: None,
            field: field.to_owned(),
            error: error.into(),
            expected: expected.into(),
        }
    }

    /// The same fault, of the person with this id.
    pub fn of(self, id: Json) -> Fault {
        Fault { id: Box::new(id), ..self }
    }

    /// The same fault, on this line of the input, counted from 1.
    pub fn on(self, line: usize) -> Fault {
        Fault { line: Some(line), ..self }
    }
}
