//! What a measure of reading level leaves out, and which texts may miss its aim.

use compiler::reading_level::without_names;
use compiler::yaml;
use std::collections::BTreeMap;
use std::path::Path;

/// What a file like `reading.yaml` says.
pub struct Rules {
    file: &'static str,
    names: Vec<String>,
    left_out: Vec<String>,
    exceptions: BTreeMap<String, String>,
}

/// A text that was measured, by the id of its message.
pub struct Measured {
    pub id: String,
    pub figure: f64,
    pub text: String,
}

impl Rules {
    /// Reads a file of the content folder.
    pub fn read(name: &'static str) -> Rules {
        let file = yaml::read(Path::new(env!("CARGO_MANIFEST_DIR")), name).expect(name);
        let map = |name: &str| {
            let entries = file.need(name).and_then(|value| value.entries()).expect(name);
            let entries = entries.into_iter();
            entries.map(|(key, value)| (key.text, value.text().expect("a reason").to_owned()))
        };
        Rules {
            file: name,
            names: file.need("names").and_then(|names| names.texts()).expect("names"),
            left_out: map("leave-out").map(|(part, _)| part).collect(),
            exceptions: map("exceptions").collect(),
        }
    }

    /// The texts of these messages with their figures, but those that are left out or too short to have one.
    pub fn measure<'a>(
        &self,
        texts: impl Iterator<Item = (&'a String, Vec<&'a str>)>,
        figure: impl Fn(&str) -> Option<f64>,
    ) -> Vec<Measured> {
        let mut measured = Vec::new();
        for (id, texts) in texts.filter(|(id, _)| !self.leaves_out(id)) {
            for text in texts {
                let plain = without_names(text, self.names.iter().map(String::as_str));
                let (id, text) = (id.clone(), text.to_owned());
                measured.extend(figure(&plain).map(|figure| Measured { id, figure, text }));
            }
        }
        measured
    }

    fn leaves_out(&self, id: &str) -> bool {
        self.left_out.iter().any(|part| id.starts_with(part.as_str()))
    }

    /// Fails if a text misses the aim without a reason.
    pub fn assert_aim(&self, measured: &[Measured], misses: impl Fn(f64) -> bool) {
        let hard = measured
            .iter()
            .filter(|it| misses(it.figure) && !self.exceptions.contains_key(&it.id))
            .map(|it| format!("{:.1} {}: {}", it.figure, it.id, it.text));
        let hard: Vec<String> = hard.collect();
        assert!(hard.is_empty(), "{} texts are too hard:\n{}", hard.len(), hard.join("\n"));
        println!("{}", figures(measured));
    }

    /// Fails if an exception has no reason, or is needed no more.
    pub fn assert_exceptions(&self, measured: &[Measured], misses: impl Fn(f64) -> bool) {
        for (id, reason) in &self.exceptions {
            assert!(reason.split(' ').count() >= 3, "{id}: no reason");
            let is_needed = measured.iter().any(|it| it.id == *id && misses(it.figure));
            assert!(is_needed, "{id} is easy now: take it out of {}", self.file);
        }
    }
}

fn figures(measured: &[Measured]) -> String {
    let mut all: Vec<f64> = measured.iter().map(|it| it.figure).collect();
    all.sort_by(f64::total_cmp);
    let (least, median, most) = (all[0], all[all.len() / 2], all[all.len() - 1]);
    format!("{} texts are measured: {least:.1} to {most:.1}, median {median:.1}", all.len())
}
