//! The calendar file, read back by a parser that somebody else wrote.

use chrono::{NaiveDate, NaiveDateTime};
use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime};
use navigation::calendar_file::{Entry, write};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn stamp() -> NaiveDateTime {
    day(2026, 11, 22).and_hms_opt(9, 5, 7).unwrap()
}

fn file(title: &str, text: &str) -> String {
    let entry = Entry { id: "appeal", day: day(2026, 12, 31), title, text };
    write(&[entry], stamp(), "example.org", "-//Example//Care Finder//EN")
}

const HARD: &str = "Appeal; call, ask \\ say «no» — 健康保険のお知らせ ដល់ហើយ ելք العربية\nSecond line, \
                    with a very long tail that has to be folded more than once, since it is long.";

#[test]
fn an_independent_parser_reads_back_what_was_written() {
    let text = file("Last day to appeal, for the letter", HARD);
    let calendar: Calendar = text.parse().expect("a calendar");
    let events: Vec<&icalendar::Event> =
        calendar.iter().filter_map(|component| component.as_event()).collect();
    let [event] = events.as_slice() else { panic!("one event, not {}", events.len()) };
    assert_eq!(event.get_summary(), Some("Last day to appeal, for the letter"));
    assert_eq!(event.get_description(), Some(HARD));
    assert_eq!(event.get_start(), Some(DatePerhapsTime::Date(day(2026, 12, 31))));
    assert_eq!(event.get_end(), Some(DatePerhapsTime::Date(day(2027, 1, 1))));
    assert_eq!(event.get_uid(), Some("appeal-20261231@example.org"));
    let made = event.get_timestamp().expect("a stamp");
    assert_eq!(CalendarDateTime::Utc(made), CalendarDateTime::Utc(stamp().and_utc()));
}

#[test]
fn lines_end_and_fold_as_the_standard_says() {
    let text = file(&"a".repeat(200), HARD);
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(text.contains("\r\n "), "nothing was folded");
}

#[test]
fn hostile_text_cannot_add_a_line() {
    let text = file("x\r\nEND:VEVENT\r\nBEGIN:VALARM\u{7}", "\u{0}y\rATTACH:file");
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(lines.iter().filter(|line| **line == "END:VEVENT").count(), 1);
    assert!(
        !lines.iter().any(|line| line.starts_with("BEGIN:VALARM") || line.starts_with("ATTACH"))
    );
    assert!(!text.contains('\u{7}') && !text.contains('\u{0}'));
}

#[test]
fn a_file_with_no_entry_is_a_calendar_too() {
    let text = write(&[], stamp(), "example.org", "-//Example//EN");
    assert!(text.parse::<Calendar>().is_ok());
}
