//! Three-valued logic: yes, no, and honestly unknown.

/// How a criterion comes out on the answers given.
///
/// Ordered `No < Unknown < Yes`, so that "all of" is the minimum and "any of" the maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// The answers really given say no.
    No,
    /// Not asked, not sure, rather not say, or a range on both sides of a limit.
    Unknown,
    /// The answers say yes.
    Yes,
}

impl Truth {
    /// No when any part is no, yes when every part is yes, otherwise unknown. Yes for no parts.
    ///
    /// ```
    /// use rules::Truth::{self, *};
    /// assert_eq!(Truth::all([Yes, Unknown]), Unknown);
    /// assert_eq!(Truth::all([Unknown, No]), No);
    /// ```
    pub fn all(parts: impl IntoIterator<Item = Truth>) -> Truth {
        let mut least = Truth::Yes;
        for part in parts {
            least = least.min(part);
            if least == Truth::No {
                break;
            }
        }
        least
    }

    /// Yes when any part is yes, no when every part is no, otherwise unknown. No for no parts.
    ///
    /// ```
    /// use rules::Truth::{self, *};
    /// assert_eq!(Truth::any([No, Unknown]), Unknown);
    /// assert_eq!(Truth::any([Unknown, Yes]), Yes);
    /// ```
    pub fn any(parts: impl IntoIterator<Item = Truth>) -> Truth {
        !Truth::all(parts.into_iter().map(|part| !part))
    }

    /// Yes when at least `least` parts are yes, no when so many can no longer be.
    ///
    /// ```
    /// use rules::Truth::{self, *};
    /// assert_eq!(Truth::at_least(2, [Yes, Unknown, No]), Unknown);
    /// assert_eq!(Truth::at_least(2, [Yes, No, No]), No);
    /// ```
    pub fn at_least(least: usize, parts: impl IntoIterator<Item = Truth>) -> Truth {
        let (mut yes, mut possible) = (0, 0);
        for part in parts {
            yes += usize::from(part == Truth::Yes);
            possible += usize::from(part != Truth::No);
        }
        match (yes >= least, possible >= least) {
            (true, _) => Truth::Yes,
            (false, true) => Truth::Unknown,
            (false, false) => Truth::No,
        }
    }

    /// Yes when the answers make it yes, otherwise no: never unknown.
    pub fn known(self) -> Truth {
        Truth::from(self == Truth::Yes)
    }

    /// A sign, not proof: yes becomes unknown; no stays no.
    pub fn maybe(self) -> Truth {
        self.min(Truth::Unknown)
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;

    /// Unknown stays unknown.
    fn not(self) -> Truth {
        match self {
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
            Truth::Yes => Truth::No,
        }
    }
}

impl From<bool> for Truth {
    fn from(yes: bool) -> Truth {
        if yes { Truth::Yes } else { Truth::No }
    }
}
