//! Under which names the columns of foreign files are known.
//!
//! The names of DHCS's election table could not be seen when this was written, so each column has all the
//! names that are likely. Case, spaces and punctuation make no difference. A new name is added here, and
//! nowhere else. The names of the enrolment report are as published (Enrollment Month, Plan Type, County,
//! Plan Name, Count of Enrollees).

use crate::sheet::Sheet;

/// A column with its known names, the likeliest first.
pub struct Column {
    /// What it holds, for messages.
    pub what: &'static str,
    /// Its names, compared without case, spaces and punctuation.
    pub names: &'static [&'static str],
}

/// The county, by its name or id.
pub const COUNTY: Column =
    Column { what: "county", names: &["county", "county name", "county of service", "cnty name"] };
/// The managed care plan, by its name or id.
pub const PLAN: Column = Column {
    what: "plan",
    names: &[
        "plan",
        "plan name",
        "plan id",
        "mcp",
        "mcp name",
        "managed care plan",
        "managed care plan name",
        "medi-cal managed care plan",
        "medi-cal mcp",
        "health plan",
        "health plan name",
    ],
};
/// The Community Support, by its name or id.
pub const SERVICE: Column = Column {
    what: "Community Support",
    names: &[
        "community support",
        "community supports",
        "community support name",
        "community support service",
        "community supports service",
        "cs",
        "cs name",
        "cs service",
        "service",
        "service name",
        "service id",
    ],
};
/// Whether the plan offers the support in the county.
pub const STATUS: Column = Column {
    what: "whether it is offered",
    names: &[
        "status",
        "offered",
        "elected",
        "election",
        "available",
        "availability",
        "election status",
    ],
};
/// The first day on which it is offered.
pub const FROM: Column = Column {
    what: "first day",
    names: &[
        "from date",
        "start date",
        "effective date",
        "go live date",
        "go live",
        "implementation date",
        "election date",
        "date offered",
    ],
};
/// The last day on which it is offered.
pub const TO: Column = Column {
    what: "last day",
    names: &["to date", "end date", "termination date", "last date offered"],
};
/// The day from which the whole table holds.
pub const AS_OF: Column = Column {
    what: "date of the table",
    names: &["as of", "as of date", "data as of", "report date", "table date"],
};
/// The month of the enrolment report.
pub const MONTH: Column = Column {
    what: "month",
    names: &["enrollment month", "enrolment month", "month", "report month", "reporting month"],
};
/// The kind of plan in the enrolment report: which are managed care plans, and which PACE or dental.
pub const PLAN_TYPE: Column =
    Column { what: "plan type", names: &["plan type", "model", "plan model", "model type"] };
/// How many members a plan has in a county in the enrolment report.
pub const COUNT: Column = Column {
    what: "number of members",
    names: &[
        "count of enrollees",
        "count of enrolees",
        "enrollees",
        "enrolled",
        "number of enrollees",
        "members",
    ],
};

impl Column {
    /// The column's place in a sheet.
    pub fn find(&self, sheet: &Sheet) -> Option<usize> {
        self.names.iter().find_map(|name| sheet.column(name))
    }

    /// The column's place in a sheet, or what is missing and what is there.
    pub fn need(&self, sheet: &Sheet) -> Result<usize, String> {
        self.find(sheet).ok_or_else(|| {
            format!(
                "{}: no column for the {}. It may be called: {}. The file has: {}",
                sheet.file,
                self.what,
                self.names.join(", "),
                sheet.column_names()
            )
        })
    }

    /// Whether a header has this name for it.
    pub fn is_named(&self, name: &str) -> bool {
        self.names.iter().any(|known| crate::names::plain(known) == crate::names::plain(name))
    }
}
