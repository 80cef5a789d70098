"""What units declare, by hand: the approved lines of returns, one scan for what
happened in the periods and one for what stood on both days."""

FLOWS = (
    "activity_turns_members",
    "activity_turns_youth",
    "app_installs",
    "admissions_reported",
    "activity_funds",
)
SUMMED = (
    "members_reported",
    "units_using_software",
    "branches_with_book",
    "grassroots_with_books",
    "districts_running_party_campaign",
    "branches_running_training_programme",
    "members_training_programme",
    "members_training_programme_good",
    "model_branch_meetings",
    "districts_with_strong_branch_plan",
)
STOCKS = dict.fromkeys(SUMMED, "sum(l.value)") | {
    "branches_improving_style": "sum((l.value IN (1, 2))::int)",
    "branch_meeting_attendance": "avg(l.value)",
}
APPROVED = (
    "FROM reports_returnline l JOIN reports_return r ON r.id = l.unit_return_id "
    "AND r.state = 'APPROVED'"
)
LAST = (
    "SELECT DISTINCT ON (f.figure) f.figure, f.period_id FROM reports_periodfigure f "
    "JOIN reports_period d ON d.id = f.period_id WHERE d.closing <= %({at})s "
    "AND EXISTS (SELECT 1 FROM reports_return a WHERE a.period_id = d.id "
    "AND a.state = 'APPROVED') ORDER BY f.figure, d.closing DESC, d.id DESC"
)


def flows(mine):
    columns = {
        (name, "span"): f"sum(l.value) FILTER (WHERE l.figure = '{name}')"
        for name in FLOWS
    }
    return columns, (
        f"{APPROVED} JOIN reports_period d ON d.id = r.period_id "
        "AND d.closing > %(opening)s AND d.closing <= %(closing)s "
        "JOIN unions_placement p ON p.unit_id = l.unit_id "
        f"AND {mine.format(p='p')} AND p.since <= d.closing "
        "AND (p.until IS NULL OR p.until > d.closing)"
    )


def stocks(mine, held, days):
    """Of each figure the last period of each day, and where its units stood then."""
    columns = {
        (name, at): f"{take} FILTER (WHERE {at}.id IS NOT NULL AND l.figure = '{name}')"
        for name, take in STOCKS.items()
        for at in days
    }
    joins = " ".join(
        f"LEFT JOIN ({LAST}) last_{at} ON last_{at}.figure = l.figure "
        f"AND last_{at}.period_id = r.period_id LEFT JOIN unions_placement {at} "
        f"ON last_{at}.period_id IS NOT NULL AND {at}.unit_id = l.unit_id "
        f"AND {mine} AND {held}".format(at=at, p=at)
        for at in days
    )
    return columns, f"{APPROVED} {joins}"
