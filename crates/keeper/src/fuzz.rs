//! Spoilt files for imports: `cargo xtask fuzz elections enrolment language`.

use crate::options::{Command, Options};
use crate::table::Table;
use crate::{Outcome, content, elections, enrolment, languages};
use chrono::NaiveDate;
use fuzzing::{Held, Read, Way, hold};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const TABLES: [(&str, &str); 4] = [
    ("counties.csv", "county,county_id\r\nKern,kern\r\nLos Angeles,los-angeles\r\n"),
    (
        "plans.csv",
        "plan_id,name\r\nkaiser-permanente,Kaiser Permanente\r\n\
         kern-family-health-care,Kern Family Health Care (Kern Health Systems)\r\n\
         la-care,L.A. Care Health Plan\r\nhealth-net,Health Net Community Solutions\r\n",
    ),
    (
        "county-plans.csv",
        "county,plan_id,plan_type,limited_enrolment,from_date,to_date,from_date_basis,source,confidence\r\n\
         Kern,kaiser-permanente,kaiser-direct,yes,2024-01-01,,,x,primary\r\n\
         Kern,kern-family-health-care,local-initiative,no,2024-01-01,,,x,primary\r\n\
         Los Angeles,la-care,local-initiative,no,2024-01-01,,,x,primary\r\n",
    ),
    (
        "cs-elections.csv",
        "county,plan_id,service_id,status,from_date,to_date,scope,as_of,note,source,confidence\r\n\
         Kern,kaiser-permanente,respite,offered,,,plan,2025-10,\"A note, quoted\",form,secondary\r\n\
         Los Angeles,la-care,day-habilitation,offered,2024-01-01,,county,2025,,page,plan\r\n\
         Los Angeles,la-care,respite,offered,2024-01-01,,county,2025,,DHCS,primary\r\n",
    ),
];
const LONG: &str = "MCP,County,Community Support,Status,Start Date,End Date\n\
    LA Care,LOS  ANGELES County,Respite Services,Yes,,\n\
    LA Care,Los Angeles,Asthma Remediation,Yes,1/1/2027,2028-12-31\n\
    Kaiser,Kern,respite services,yes,,\n\
    Kaiser,Kern,Asthma Remediation,No,,\n\
    Kaiser,Kern,Day Habilitation Programs,No,2026-05-01,\n";
const WIDE: &str = "Elections by MCP and County,,,,\n\
    County,Medi-Cal Managed Care Plan,Respite Services,Day Habilitation,Asthma Remediation\n\
    Los Angeles,L.A. Care Health Plan,X,,1/1/2027\n\
    Kern,Kaiser Permanente,X,,\n";
const ARCGIS: &str = r#"{"objectIdFieldName":"OBJECTID",
    "fields":[{"name":"F2","alias":"Plan Name"}],
    "features":[
    {"attributes":{"OBJECTID":1,"County":"Los Angeles","F2":"LA Care","Respite":"Yes",
      "Day_Habilitation":"No","Asthma_Remediation":1798761600000}},
    {"attributes":{"OBJECTID":2,"County":"Kern","F2":"KAISER PERMANENTE","Respite":"Yes",
      "Day_Habilitation":null,"Asthma_Remediation":"No"}}]}"#;
const REPORT: &str = "Enrollment Month,Plan Type,County,Plan Name,Count of Enrollees\n\
    2026-05,Commercial Plan (2 Plan),Kern,Kaiser Permanente/Kern,\"23,610\"\n\
    2026-05,Local Initiative (2 Plan),Kern,Kern Health Systems/Kern,391799\n\
    2026-06,Local Initiative (2 Plan),Kern,Kern Health Systems/Kern,391799\n\
    2026-06,Local Initiative (2 Plan),Los Angeles,L.A. Care Health Plan/Los Angeles,2221549\n\
    2026-06,Commercial Plan (2 Plan),Los Angeles,\"Heath Net Community Solutions, Inc/Los Angeles\",9\n\
    2026-06,PACE,Kern,Bakersfield PACE/Kern,593\n";

/// A content folder to import into.
struct Folder {
    folder: TempDir,
    options: Options,
}

/// Every file of a folder with what is in it.
type Files = BTreeMap<PathBuf, Vec<u8>>;

impl Folder {
    fn new() -> Folder {
        let folder = tempfile::tempdir().expect("a folder");
        let day = NaiveDate::from_ymd_opt(2026, 12, 1);
        let options = Options {
            command: Command::Help,
            content: folder.path().to_owned(),
            dry_run: false,
            write: true,
            many: false,
            as_of: day,
            today: day.expect("a date"),
            role: Some("a reader".to_owned()),
        };
        Folder { folder, options }
    }

    fn tables() -> Folder {
        let new = Folder::new();
        let tables = new.folder.path().join("tables");
        fs::create_dir(&tables).expect("a folder");
        for (name, text) in TABLES {
            fs::write(tables.join(name), text).expect("a table");
        }
        new
    }

    fn files(&self) -> Files {
        let mut found = Files::new();
        gather(&self.folder.path().join("tables"), &mut found);
        gather(&self.folder.path().join("words/es"), &mut found);
        found
    }

    fn put_back(&self, files: &Files) {
        for (path, text) in files {
            if fs::read(path).ok().as_ref() != Some(text) {
                fs::write(path, text).expect("a file");
            }
        }
    }

    /// Runs an import of these bytes.
    fn import(&self, input: &[u8], import: impl Fn(&Options, &Path) -> Outcome) -> Outcome {
        let file = self.folder.path().join("from outside");
        fs::write(&file, input).expect("a file");
        import(&self.options, &file)
    }
}

fn gather(folder: &Path, found: &mut Files) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, found);
        } else {
            found.insert(path.clone(), fs::read(path).expect("a file"));
        }
    }
}

/// Refused with words, and then nothing was changed.
fn refused(faults: &[String], before: &Files, folder: &Folder) -> Held {
    hold!(
        !faults.is_empty() && faults.iter().all(|fault| !fault.is_empty()),
        "refused without a word"
    );
    hold!(folder.files() == *before, "refused, and yet something was changed: {faults:?}");
    Ok(Read::Refused)
}

/// What is taken loses no row, changes no other table, and says the same a second time.
fn only_this_table(
    folder: &Folder,
    input: &[u8],
    (table, columns): (&str, &[&str]),
    import: impl Fn(&Options, &Path) -> Outcome + Copy,
) -> Held {
    let before = folder.files();
    let read = match folder.import(input, import) {
        Err(faults) => refused(&faults, &before, folder),
        Ok(_) => {
            let after = folder.files();
            is_kept(&before, &after, table, columns, folder)?;
            let again = folder.import(input, import);
            hold!(again == Ok(true), "a second time: {again:?}");
            hold!(folder.files() == after, "a second time something is changed");
            Ok(Read::Taken)
        }
    };
    folder.put_back(&before);
    read
}

fn is_kept(
    before: &Files,
    after: &Files,
    table: &str,
    columns: &[&str],
    folder: &Folder,
) -> Result<(), String> {
    let path = folder.folder.path().join("tables").join(table);
    let others = |files: &Files| {
        files
            .iter()
            .filter(|(name, _)| **name != path)
            .map(|(name, text)| (name.clone(), text.clone()))
            .collect::<Files>()
    };
    hold!(others(before) == others(after), "another file was changed");
    let new = Table::read(&path)?;
    let keys = |table: &Table| -> Vec<Vec<String>> {
        table
            .rows
            .iter()
            .map(|row| columns.iter().map(|column| table.cell(row, column).to_owned()).collect())
            .collect()
    };
    let now = keys(&new);
    fs::write(&path, &before[&path]).map_err(|error| error.to_string())?;
    let old = Table::read(&path)?;
    fs::write(&path, &after[&path]).map_err(|error| error.to_string())?;
    for key in keys(&old) {
        hold!(now.contains(&key), "a row is gone: {key:?}");
    }
    for (number, row) in new.rows.iter().enumerate() {
        for column in ["from_date", "to_date"] {
            let text = new.cell(row, column);
            hold!(
                text.is_empty() || text.parse::<NaiveDate>().is_ok(),
                "row {number}: {column} is {text}"
            );
        }
        let (from, to) = (new.cell(row, "from_date"), new.cell(row, "to_date"));
        hold!(
            from.is_empty() || to.is_empty() || from <= to,
            "row {number} ends on {to}, before {from}"
        );
    }
    Ok(())
}

#[test]
fn elections() {
    let folder = Folder::tables();
    let table = ("cs-elections.csv", &["county", "plan_id", "service_id"][..]);
    Way::new("elections")
        .seed(LONG)
        .seed(WIDE)
        .seed(ARCGIS)
        .words(&["not offered", "2026-12-01", "2026-11-30", "Transitional Rent", "Health Net", "x"])
        .inputs(250)
        .hold(|input| only_this_table(&folder, input, table, elections::import));
}

#[test]
fn enrolment() {
    let folder = Folder::tables();
    let table = ("county-plans.csv", &["county", "plan_id"][..]);
    Way::new("enrolment")
        .seed(REPORT)
        .words(&["June 2026", "202604", "Jul-26", "Dental", "SCAN", "2023-12"])
        .inputs(250)
        .hold(|input| only_this_table(&folder, input, table, enrolment::import));
}

/// Some forms in which a text can stand in the YAML file of a translator.
const YAML: &str = "# a comment\npage: Vea\nsee: see\nchange: 'L''autre'\nempty: \"No \\\"hay\\\"\"\nbegin: >\n  Empiece\n  aquí\ngo-on: on\n\
    left-many:\n  one: \"{count} página\" # here\n  other: \"{count} páginas\"\n";
const CORRECTIONS: &str = "id,part,page,english,translation,state\n\
    ui.check.page,,check,Your answers,Sus respuestas,reviewed\n\
    ui.check.left-many,other,check,,Quedan {count} páginas,draft\n\
    ui.check.see,,,,Ver: todo,draft\n\
    ui.check.change,,,,\"Otra \"\"cosa\"\"\",reviewed\n";

/// What is taken is what the language says from now on, and nothing else in it is another.
fn only_these_texts(folder: &Folder, texts: &Texts, input: &[u8]) -> Held {
    let before = folder.files();
    let read = match folder.import(input, |options, file| languages::import(options, "es", file)) {
        Err(faults) => refused(&faults, &before, folder),
        Ok(_) => {
            let mut expected = texts.clone();
            let mut reader = csv::Reader::from_reader(input);
            let header = reader.headers().map_err(|error| error.to_string())?.clone();
            let column = |name: &str| {
                header
                    .iter()
                    .position(|column| column.trim_start_matches('\u{feff}') == name)
                    .expect(name)
            };
            let places = ["id", "part", "translation"].map(column);
            for row in reader.records() {
                let row = row.map_err(|error| error.to_string())?;
                let [id, part, text] = places.map(|at| row[at].trim().to_owned());
                if let Some(told) = expected.get_mut(&(id, part)) {
                    *told = text;
                }
            }
            let found = self::texts(&folder.options)?;
            hold!(found == expected, "{found:?}\nin place of\n{expected:?}");
            Ok(Read::Taken)
        }
    };
    folder.put_back(&before);
    read
}

/// The texts of a language by id and part.
type Texts = BTreeMap<(String, String), String>;

/// Every text of the language, as the content says it.
fn texts(options: &Options) -> Result<Texts, String> {
    let content = content(options).map_err(|faults| faults.join("\n"))?;
    let made = content.translations.iter().find(|made| made.language.tag == "es");
    let made = made.ok_or("the language is gone")?;
    let texts = made.texts.iter().flat_map(|(id, (text, _))| {
        languages::parts(Some(text)).into_iter().map(move |(part, text)| ((id.clone(), part), text))
    });
    Ok(texts.collect())
}

#[test]
fn language() {
    let folder = Folder::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    for part in compiler::PARTS {
        copy(&source.join(part), &folder.folder.path().join(part));
    }
    let words = folder.folder.path().join("words");
    for entry in fs::read_dir(&words).expect("a folder").flatten() {
        // The other languages would take most of the time.
        if entry.path().is_dir() && entry.file_name() != "en" {
            fs::remove_dir_all(entry.path()).expect("a folder");
        }
    }
    fs::create_dir_all(words.join("es/ui")).expect("a folder");
    fs::write(words.join("es/ui/check.yaml"), YAML).expect("a file");
    let texts = texts(&folder.options).expect("the texts");
    Way::new("language")
        .seed(CORRECTIONS)
        .words(&[
            "ui.check.empty",
            "ui.check.begin",
            "ui.check.go-on",
            "one",
            "{what}",
            "Es: # 'así'",
        ])
        .inputs(8)
        .hold(|input| only_these_texts(&folder, &texts, input));
}

fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::copy(from, to).expect("a file is copied");
        return;
    }
    fs::create_dir_all(to).expect("a folder is made");
    for entry in fs::read_dir(from).expect("a folder is read").flatten() {
        copy(&entry.path(), &to.join(entry.file_name()));
    }
}
