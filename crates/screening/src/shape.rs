//! The shape of what is read, for schemas and for TypeScript. [`crate::person`] does the reading, field by
//! field, so that it can say which one does not fit; the tests hold both against each other.

use crate::codes::{CountyCode, PlanCode};

/// The person's own id: a text, a number or null. It is given back as it came.
pub struct Id;

/// What a person has told, by fact. What is left out, or null, was not asked.
pub struct Answers;

/// A person. Every field may be left out.
#[allow(dead_code, reason = "only its shape is used")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[cfg_attr(feature = "types", derive(tsify::Tsify))]
pub struct Person {
    /// The person's own id.
    #[cfg_attr(feature = "types", tsify(optional))]
    id: Option<Id>,
    /// The county where they live.
    #[cfg_attr(feature = "types", tsify(optional, type = "CountyCode | null"))]
    county: Option<CountyCode>,
    /// Their Medi-Cal managed care plan. "no-plan" and the like stand among the answers.
    #[cfg_attr(feature = "types", tsify(optional, type = "PlanCode | null"))]
    plan: Option<PlanCode>,
    /// What they have told.
    #[cfg_attr(feature = "types", tsify(optional, type = "Answers | null"))]
    answers: Option<Answers>,
}

#[cfg(feature = "schema")]
mod schema {
    use super::{Answers, Id};
    use content::RULEBOOK;
    use rules::{Fact, Kind};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde_json::{Map, Value as Json, json};
    use std::borrow::Cow;

    impl JsonSchema for Id {
        fn schema_name() -> Cow<'static, str> {
            "Id".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "The person's own id, given back as it came.",
                "type": ["string", "number", "null"],
            })
        }
    }

    impl JsonSchema for Answers {
        fn schema_name() -> Cow<'static, str> {
            "Answers".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            let facts: Map<String, Json> =
                RULEBOOK.facts.iter().map(|fact| (fact.id.to_owned(), answer(fact))).collect();
            json_schema!({
                "description": "What a person has told, by fact. What is left out was not asked.",
                "type": "object",
                "properties": facts,
                "additionalProperties": false,
            })
        }
    }

    /// What is no knowledge: not sure, rather not say, not asked.
    fn open() -> Vec<Json> {
        vec![json!("not-sure"), json!("declined"), Json::Null]
    }

    fn answer(fact: &Fact) -> Json {
        let one_of = |codes: Vec<&str>| {
            let codes = codes.into_iter().map(Json::from).chain(open());
            json!({ "enum": codes.collect::<Vec<_>>() })
        };
        match fact.kind {
            Kind::YesNo | Kind::Choice => one_of(crate::person::codes(fact)),
            Kind::Number => json!({ "anyOf": [
                { "type": "integer", "minimum": fact.range.0, "maximum": fact.range.1 },
                one_of(fact.bands.iter().map(|band| band.id).collect()),
            ]}),
            Kind::Date => json!({ "anyOf": [
                { "type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$" },
                one_of(Vec::new()),
            ]}),
            Kind::Multi => several(fact, one_of(Vec::new())),
        }
    }

    /// One or more codes; one that rules out all others stands alone. A single code needs no list.
    fn several(fact: &Fact, open: Json) -> Json {
        let rules_out = |index: usize| fact.exclusive & (1 << index) != 0;
        let numbered = || fact.options.iter().enumerate();
        let alone: Vec<&str> =
            numbered().filter(|(index, _)| rules_out(*index)).map(|(_, code)| *code).collect();
        let beside: Vec<&str> =
            numbered().filter(|(index, _)| !rules_out(*index)).map(|(_, code)| *code).collect();
        let list =
            |codes: &[&str]| json!({ "type": "array", "minItems": 1, "items": { "enum": codes } });
        let mut ways = vec![json!({ "enum": fact.options }), list(&beside), open];
        ways.extend(alone.iter().map(|code| list(&[code])));
        json!({ "anyOf": ways })
    }
}
