//! Working days, last days, and what a letter gives a right to.

mod support;

use chrono::NaiveDate;
use content::HOLIDAYS;
use content::navigation::{Span, Unit};
use navigation::Letter;
use navigation::calendar::{self, NoHolidays};
use navigation::contact::Place;
use navigation::rights::{self, Dated, InTheFuture, Post};
use support::day;

fn end(count: u16, unit: Unit, start: NaiveDate) -> Option<NaiveDate> {
    calendar::end(Span { count, unit }, start).ok()
}

#[test]
fn five_working_days_skip_weekends_and_holidays() {
    let five = |start| end(5, Unit::WorkingDays, start);
    // A plain week: Monday to Monday.
    assert_eq!(five(day(2026, 11, 2)), Some(day(2026, 11, 9)));
    // Veterans Day on a Wednesday.
    assert_eq!(five(day(2026, 11, 6)), Some(day(2026, 11, 16)));
    // Thanksgiving Day and the day after.
    assert_eq!(five(day(2026, 11, 23)), Some(day(2026, 12, 2)));
    // Asked on a Saturday or a Sunday: the count begins on Monday.
    assert_eq!(five(day(2026, 12, 5)), Some(day(2026, 12, 11)));
    assert_eq!(five(day(2026, 12, 6)), Some(day(2026, 12, 11)));
    // Christmas Day on a Friday, New Year's Day on the next.
    assert_eq!(five(day(2026, 12, 24)), Some(day(2027, 1, 4)));
    // July 4, 2026, is a Saturday and kept on no other day; in 2027 it is kept on Monday, July 5.
    assert_eq!(five(day(2026, 7, 1)), Some(day(2026, 7, 8)));
    assert_eq!(five(day(2027, 7, 1)), Some(day(2027, 7, 9)));
    // Cesar Chavez Day, March 31.
    assert_eq!(five(day(2027, 3, 30)), Some(day(2027, 4, 7)));
}

#[test]
fn days_hours_and_months_count_every_day() {
    assert_eq!(end(7, Unit::Days, day(2026, 11, 23)), Some(day(2026, 11, 30)));
    assert_eq!(end(60, Unit::Days, day(2026, 11, 16)), Some(day(2027, 1, 15)));
    assert_eq!(end(72, Unit::Hours, day(2026, 12, 30)), Some(day(2027, 1, 2)));
    assert_eq!(end(73, Unit::Hours, day(2026, 12, 30)), Some(day(2027, 1, 3)));
    assert_eq!(end(6, Unit::Months, day(2026, 8, 31)), Some(day(2027, 2, 28)));
}

#[test]
fn a_day_beyond_the_table_of_holidays_is_an_error_of_its_own() {
    assert_eq!(calendar::is_working_day(day(2028, 1, 3)), Err(NoHolidays(day(2028, 1, 3))));
    assert_eq!(calendar::is_working_day(day(2025, 12, 31)), Err(NoHolidays(day(2025, 12, 31))));
    // A weekend is no working day in any year.
    assert_eq!(calendar::is_working_day(day(2028, 1, 2)), Ok(false));
    assert_eq!(end(5, Unit::WorkingDays, day(2027, 12, 28)), None);
    assert!(!calendar::is_covered(day(2028, 1, 1)) && calendar::is_covered(day(2027, 12, 31)));
}

#[test]
fn the_table_has_eleven_holidays_a_year_and_none_is_told_as_certain() {
    for year in [2026, 2027] {
        let of_year = HOLIDAYS.iter().filter(|holiday| {
            use chrono::Datelike;
            holiday.date.year() == year
        });
        assert_eq!(of_year.count(), 11, "{year}");
    }
    assert!(HOLIDAYS.is_sorted_by_key(|holiday| holiday.date));
    for holiday in HOLIDAYS {
        let citation = &content::CITATIONS[usize::from(holiday.citation)];
        assert_eq!(citation.confidence, content::Confidence::Inference, "{}", holiday.name);
    }
}

fn after(letter: Letter, dated: NaiveDate, as_of: NaiveDate) -> Vec<Dated> {
    let post = Post { letter, dated, ends: None };
    rights::after(&post, &Place::default(), as_of).expect("a date that is not in the future")
}

fn right<'a>(rights: &'a [Dated], id: &str) -> &'a Dated {
    rights.iter().find(|dated| dated.right.id == id).unwrap_or_else(|| panic!("no {id}"))
}

#[test]
fn a_letter_of_denial_gives_sixty_days_to_appeal() {
    let rights = after(Letter::Denied, day(2026, 11, 16), day(2026, 11, 22));
    let appeal = right(&rights, "appeal");
    assert_eq!(appeal.last_day, Some(day(2027, 1, 15)));
    assert_eq!(appeal.act_by, Some(day(2027, 1, 15)));
    // An appeal made today is answered in 30 days, an urgent one in 72 hours.
    assert_eq!(right(&rights, "appeal-answer").start, Some(day(2026, 11, 22)));
    assert_eq!(right(&rights, "appeal-answer").last_day, Some(day(2026, 12, 22)));
    assert_eq!(right(&rights, "appeal-fast").last_day, Some(day(2026, 11, 25)));
    // When the plan will answer is not known yet, so the day of the hearing is not either.
    assert_eq!(right(&rights, "hearing").last_day, None);
    assert_eq!(right(&rights, "medical-review").last_day, Some(day(2027, 5, 16)));
    assert!(rights.iter().all(|dated| !dated.calls.is_empty()));
}

#[test]
fn a_last_day_on_a_weekend_or_holiday_is_told_with_the_working_day_before() {
    // Sixty days from November 26 end on Monday, January 25.
    let rights = after(Letter::Denied, day(2026, 11, 26), day(2026, 12, 1));
    assert_eq!(right(&rights, "appeal").last_day, Some(day(2027, 1, 25)));
    // Sixty days from October 26 end on Christmas Day: the day before.
    let rights = after(Letter::Denied, day(2026, 10, 26), day(2026, 11, 22));
    assert_eq!(right(&rights, "appeal").last_day, Some(day(2026, 12, 25)));
    assert_eq!(right(&rights, "appeal").act_by, Some(day(2026, 12, 24)));
    // Sixty days from October 27 end on a Saturday after Christmas Day: two days before.
    let rights = after(Letter::Denied, day(2026, 10, 27), day(2026, 11, 22));
    assert_eq!(right(&rights, "appeal").act_by, Some(day(2026, 12, 24)));
    // Asked on that Saturday itself: today.
    let rights = after(Letter::Denied, day(2026, 10, 27), day(2026, 12, 26));
    assert_eq!(right(&rights, "appeal").act_by, Some(day(2026, 12, 26)));
    assert!(!right(&rights, "appeal").passed);
}

#[test]
fn a_service_is_kept_within_ten_days_or_before_it_ends() {
    let post = |ends| Post { letter: Letter::Ending, dated: day(2026, 11, 16), ends };
    let keep = |ends| {
        let rights = rights::after(&post(ends), &Place::default(), day(2026, 11, 18)).unwrap();
        let keep = right(&rights, "keep-service");
        (keep.last_day, keep.act_by)
    };
    // Thanksgiving Day: act on the Wednesday before.
    assert_eq!(keep(None), (Some(day(2026, 11, 26)), Some(day(2026, 11, 25))));
    assert_eq!(keep(Some(day(2026, 11, 21))), (Some(day(2026, 11, 20)), Some(day(2026, 11, 20))));
    assert_eq!(keep(Some(day(2026, 12, 31))).0, Some(day(2026, 11, 26)));
    let denied = after(Letter::Denied, day(2026, 11, 16), day(2026, 11, 18));
    assert!(denied.iter().all(|dated| dated.right.id != "keep-service"));
}

#[test]
fn a_no_to_the_appeal_gives_120_days_for_a_state_hearing() {
    let rights = after(Letter::AppealDenied, day(2026, 11, 16), day(2026, 11, 22));
    assert_eq!(right(&rights, "hearing").last_day, Some(day(2027, 3, 16)));
    assert!(rights.iter().all(|dated| dated.right.id != "appeal"));
}

#[test]
fn no_answer_to_the_appeal_opens_the_hearing_after_thirty_days() {
    let rights = after(Letter::AppealUnanswered, day(2026, 10, 19), day(2026, 11, 22));
    let answer = right(&rights, "appeal-answer");
    assert_eq!((answer.last_day, answer.passed), (Some(day(2026, 11, 18)), true));
    assert_eq!(right(&rights, "hearing-without-answer").last_day, None);
}

#[test]
fn when_nothing_came_the_days_of_the_plan_are_told() {
    let rights = after(Letter::NothingCame, day(2026, 11, 13), day(2026, 11, 22));
    let decision = right(&rights, "decision-care-manager");
    assert_eq!((decision.last_day, decision.passed), (Some(day(2026, 11, 20)), true));
    assert_eq!(right(&rights, "decision-support").last_day, Some(day(2026, 11, 20)));
    assert_eq!(right(&rights, "more-time").last_day, Some(day(2026, 11, 27)));
    assert_eq!(right(&rights, "complaint").last_day, Some(day(2026, 12, 22)));
    assert!(rights.iter().any(|dated| dated.right.id == "ombudsman"));
}

#[test]
fn a_letter_of_the_county_gives_ninety_days() {
    let rights = after(Letter::County, day(2026, 11, 16), day(2026, 11, 22));
    assert_eq!(right(&rights, "county-hearing").last_day, Some(day(2027, 2, 14)));
    // A Sunday, with Presidents' Day behind it: the Friday before.
    assert_eq!(right(&rights, "county-hearing").act_by, Some(day(2027, 2, 12)));
}

#[test]
fn what_is_over_says_so() {
    let rights = after(Letter::Denied, day(2026, 8, 3), day(2026, 11, 22));
    let appeal = right(&rights, "appeal");
    assert_eq!((appeal.last_day, appeal.passed), (Some(day(2026, 10, 2)), true));
    assert_eq!(appeal.act_by, None);
}

#[test]
fn a_letter_from_the_future_is_refused() {
    let post = Post { letter: Letter::Denied, dated: day(2062, 1, 1), ends: None };
    let refused = rights::after(&post, &Place::default(), day(2026, 11, 22));
    assert_eq!(refused.err(), Some(InTheFuture));
}

#[test]
fn every_right_has_a_source_that_was_seen() {
    for right in content::RIGHTS {
        let citation = &content::CITATIONS[usize::from(right.citation)];
        assert_ne!(citation.confidence, content::Confidence::Recall, "{}", right.id);
    }
}
