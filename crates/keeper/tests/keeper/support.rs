//! A content folder with a few tables, and the command run on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

pub const COUNTIES: &str = "county,county_id\r\nKern,kern\r\nLos Angeles,los-angeles\r\n";
pub const PLANS: &str = "plan_id,name\r\n\
    kaiser-permanente,Kaiser Permanente\r\n\
    kern-family-health-care,Kern Family Health Care (Kern Health Systems)\r\n\
    la-care,L.A. Care Health Plan\r\n\
    health-net,Health Net Community Solutions\r\n";
pub const PAIRS: &str = "county,plan_id,plan_type,limited_enrolment,from_date,to_date,from_date_basis,source,confidence\r\n\
    Kern,kaiser-permanente,kaiser-direct,yes,2024-01-01,,,x,primary\r\n\
    Kern,kern-family-health-care,local-initiative,no,2024-01-01,,,x,primary\r\n\
    Los Angeles,la-care,local-initiative,no,2024-01-01,,,x,primary\r\n";
pub const ELECTIONS: &str = "county,plan_id,service_id,status,from_date,to_date,scope,as_of,note,source,confidence\r\n\
    Kern,kaiser-permanente,respite,offered,,,plan,2025-10,\"A note, quoted\",form,secondary\r\n\
    Los Angeles,la-care,day-habilitation,offered,2024-01-01,,county,2025,,page,plan\r\n\
    Los Angeles,la-care,respite,offered,2024-01-01,,county,2025,,DHCS,primary\r\n";

pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        fs::create_dir(folder.0.path().join("tables")).unwrap();
        let tables = [
            ("counties.csv", COUNTIES),
            ("plans.csv", PLANS),
            ("county-plans.csv", PAIRS),
            ("cs-elections.csv", ELECTIONS),
        ];
        tables.iter().for_each(|(name, text)| fs::write(folder.table_path(name), text).unwrap());
        folder
    }

    pub fn table_path(&self, name: &str) -> PathBuf {
        self.0.path().join("tables").join(name)
    }

    pub fn table(&self, name: &str) -> String {
        fs::read_to_string(self.table_path(name)).unwrap()
    }

    /// The rows of a table that have all these words.
    pub fn rows(&self, name: &str, words: &[&str]) -> Vec<String> {
        let table = self.table(name);
        let rows = table.lines().filter(|line| words.iter().all(|word| line.contains(word)));
        rows.map(str::to_owned).collect()
    }

    /// Every file of the folder with what is in it.
    pub fn all(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let entries = fs::read_dir(self.0.path().join("tables")).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
        let mut all: Vec<_> = paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect();
        all.sort();
        all
    }

    /// Runs an import of a text.
    pub fn import(&self, command: &str, text: impl AsRef<[u8]>, more: &[&str]) -> Run {
        let file = self.0.path().join("table from the State");
        fs::write(&file, text).unwrap();
        let words = [&[command, file.to_str().unwrap()], more].concat();
        keeper(self.0.path(), &words)
    }
}

/// What a run said, and its exit status.
pub struct Run {
    pub said: String,
    pub status: i32,
}

pub fn keeper(content: &Path, words: &[&str]) -> Run {
    let output: Output = Command::new(env!("CARGO_BIN_EXE_keeper"))
        .args(words)
        .args(["--content", content.to_str().unwrap()])
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    Run { said: String::from_utf8(said).unwrap(), status: output.status.code().unwrap() }
}

/// A copy of the real content, in English alone.
pub fn real_content() -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    for part in compiler::PARTS {
        if part != "words" {
            copy_part(&from.join(part), &copy.path().join(part));
        }
    }
    copy_part(&from.join("words/en"), &copy.path().join("words/en"));
    copy
}

fn copy_part(from: &Path, to: &Path) {
    if from.is_file() {
        fs::copy(from, to).unwrap();
        return;
    }
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        copy_part(&entry.path(), &to.join(entry.file_name()));
    }
}

/// Every file below a folder with what is in it.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        match entry.path() {
            path if path.is_dir() => found.extend(files(&path)),
            path => {
                found.insert(path.clone(), fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

/// A megabyte of noise: every byte, or only letters, commas and line ends.
pub fn noise(only_text: bool) -> Vec<u8> {
    let mut state: u64 = 5;
    let byte = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let byte = (state >> 33) as u8;
        if only_text { b"abc,DEF \nx"[usize::from(byte) % 10] } else { byte }
    };
    (0..1 << 20).map(byte).collect()
}
