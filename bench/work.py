"""The work of cadres by hand: what happened in the span, one scan a table, and what
stood on each day."""

from .conditions import COMMUNE, RESIDENTIAL

SENT = "k.school NOT IN ('POLITICAL_SCHOOL', 'DISTRICT_CENTRE')"
DISTRICT = "p.form IN ('LOCAL', 'AFFILIATED')"
PROVINCE = "p.form = 'PROVINCIAL'"
OUT = "e.sphere <> 'UNION'"
SCHOOLS = {"political_school": "POLITICAL_SCHOOL", "district": "DISTRICT_CENTRE"}
TURNS = {
    "course_turns_political_school": "k.school = 'POLITICAL_SCHOOL'",
    "course_turns_district_courses": "k.school = 'DISTRICT_CENTRE'",
    "course_turns_province_staff": f"{SENT} AND {PROVINCE}",
} | {
    f"course_turns_{level}_{kind.lower()}": f"{SENT} AND {where} AND k.kind = '{kind}'"
    for level, where in (("district", DISTRICT), ("commune", COMMUNE.format(p="p")))
    for kind in ("PROFESSIONAL", "THEORY")
}
LEARNERS = {
    f"course_people_{name}": TURNS[f"course_turns_{name}"]
    for name in ("political_school", "district_courses")
}
DEPUTY = f"{DISTRICT} AND {OUT} AND e.post_id = 'DEPUTY'"
INTO_DISTRICT = "i.level = 'DISTRICT'"
MOVES = {
    "province_out": f"{PROVINCE} AND {OUT}",
    "district_out": f"{DISTRICT} AND {OUT}",
    "commune_out": f"p.form = 'UNION' AND {RESIDENTIAL.format(p='p')} AND {OUT}",
    "province_to_district": f"{PROVINCE} AND e.kind = 'SECONDMENT' AND {INTO_DISTRICT}",
    "province_over_age": f"{PROVINCE} AND e.is_over_age",
    "grassroots_to_province": "u.level = 'GRASSROOTS' AND i.level = 'PROVINCE'",
    "district_secretary_out": f"{DISTRICT} AND {OUT} AND e.post_id = 'SECRETARY'",
    "district_deputy_to_province_body": f"{DEPUTY} AND e.tier = 'PROVINCE'",
    "district_deputy_to_party": f"{DEPUTY} AND e.tier = 'DISTRICT' "
    "AND e.sphere = 'PARTY'",
    "district_deputy_to_government": f"{DEPUTY} AND e.tier = 'DISTRICT' "
    "AND e.sphere = 'GOVERNMENT'",
    "province_internal": f"{PROVINCE} AND e.into_id = e.unit_id AND e.into_post_id IN "
    "('SECRETARY', 'DEPUTY', 'HEAD', 'DEPUTY_HEAD')",
    "province_deputy_head_to_city": f"{PROVINCE} AND e.kind = 'ROTATION' "
    f"AND e.post_id = 'DEPUTY_HEAD' AND {INTO_DISTRICT}",
}
AWARDS = {
    "awards_strong_branch": "e.title = 'STRONG_BRANCH' AND e.tier IN "
    "('CENTRAL', 'PROVINCE')",
    "awards_outstanding_province": "e.title IN ('BRANCH', 'BRANCH_SECRETARY') "
    "AND e.tier = 'PROVINCE'",
    "awards_branch_district": "e.title = 'BRANCH' AND e.tier = 'DISTRICT'",
    "awards_branch_secretary_district": "e.title = 'BRANCH_SECRETARY' "
    "AND e.tier = 'DISTRICT'",
}
PRIZES = ("first", "second", "third", "consolation")
ENTRIES = {"contest_entrants": "k.tier = 'PROVINCE'"} | {
    f"contest_prizes_{prize}": f"k.tier = 'PROVINCE' AND e.prize = '{prize.upper()}'"
    for prize in PRIZES
}
INSPECTIONS = {"inspection_rounds": "e.subject = 'CADRE_REGULATION'"}
COUNCIL = "e.body = 'PEOPLE_COUNCIL'"
OFFICES = {
    "elected_province_party_committee": "e.body = 'PARTY_COMMITTEE' "
    "AND e.tier = 'PROVINCE'",
} | {
    f"elected_people_council_{tier}": f"{COUNCIL} AND e.tier = '{tier.upper()}'"
    for tier in ("province", "district", "commune")
}
RATES = {
    "allowance_grassroots_deputy": "e.post_id = 'DEPUTY' AND e.form = 'UNION'",
    "allowance_branch_secretary": "e.post_id = 'SECRETARY' AND e.form = 'BRANCH'",
}


def flows(mine):
    yield happened(
        {"recruits_applied": "coalesce(sum(e.applied), 0)"},
        "cadres_recruitmentround e",
        "e.held_on",
        mine,
    )
    yield happened(
        {"recruits_hired": "count(*)"},
        "cadres_recruit e JOIN cadres_recruitmentround k ON k.id = e.round_id",
        "k.held_on",
        mine,
    )
    yield happened(
        counts({f"courses_{n}": f"e.school = '{s}'" for n, s in SCHOOLS.items()}),
        "cadres_course e",
        "e.begins_on",
        mine,
    )
    yield happened(
        counts(TURNS) | counts(LEARNERS, "DISTINCT e.person_id"),
        "cadres_attendance e JOIN cadres_course k ON k.id = e.course_id",
        "k.begins_on",
        mine,
    )
    yield happened(
        {"field_trip_rounds": "count(*)"}, "cadres_fieldtrip e", "e.begins_on", mine
    )
    yield happened(
        {"field_trip_turns": "count(*)"},
        "cadres_fieldvisit v JOIN cadres_fieldtrip e ON e.id = v.trip_id",
        "e.begins_on",
        mine,
    )
    yield happened(counts(AWARDS), "cadres_award e", 'e."on"', mine)
    yield happened(
        counts(ENTRIES),
        "cadres_contestentry e JOIN cadres_contest k ON k.id = e.contest_id",
        'k."on"',
        mine,
    )
    yield happened(counts(INSPECTIONS), "cadres_inspection e", "e.begins_on", mine)
    yield moves(mine)


def counts(conditions, what="*"):
    return {
        name: f"count({what}) FILTER (WHERE {condition})"
        for name, condition in conditions.items()
    }


def happened(columns, source, day, mine):
    return {(name, "span"): column for name, column in columns.items()}, (
        f"FROM {source} JOIN unions_placement p ON p.unit_id = e.unit_id "
        f"AND {mine.format(p='p')} AND p.since <= {day} "
        f"AND (p.until IS NULL OR p.until > {day}) "
        f"WHERE {day} > %(opening)s AND {day} <= %(closing)s"
    )


def moves(mine):
    """Where the unit that is left stood the day before."""
    named = {f"moves_{name}": condition for name, condition in MOVES.items()}
    columns = counts(named, "DISTINCT e.person_id")
    return {(name, "span"): column for name, column in columns.items()}, (
        "FROM cadres_move e JOIN unions_unit u ON u.id = e.unit_id "
        "LEFT JOIN unions_unit i ON i.id = e.into_id "
        "JOIN unions_placement p ON p.unit_id = e.unit_id "
        f'AND {mine.format(p="p")} AND p.since < e."on" '
        'AND (p.until IS NULL OR p.until >= e."on") '
        'WHERE e."on" > %(opening)s AND e."on" <= %(closing)s'
    )


def stocks(mine, held, days):
    for at in days:
        yield offices(mine, held, at)
        yield rates(held, at)
        yield costs(mine, held, at)
        yield planned(mine, held, at)


def offices(mine, held, at):
    columns = counts(OFFICES, "DISTINCT e.person_id")
    return _on(columns, at), (
        "FROM cadres_electedoffice e JOIN unions_placement p ON p.unit_id = e.unit_id "
        f"AND {mine.format(p='p')} AND {held('p').format(at=at)} "
        f"WHERE {held('e').format(at=at)}"
    )


def rates(held, at):
    columns = {
        name: f"max(e.coefficient) FILTER (WHERE {condition})"
        for name, condition in RATES.items()
    }
    source = f"FROM cadres_allowancerate e WHERE {held('e').format(at=at)}"
    return _on(columns, at), source


def costs(mine, held, at):
    on = {name: held(name).format(at=at) for name in "eprb"}
    columns = {"allowance_monthly_cost": "sum(r.coefficient * b.amount)"}
    return _on(columns, at), (
        "FROM cadres_tenure e JOIN unions_placement p ON p.unit_id = e.unit_id "
        f"AND {mine.format(p='p')} AND {on['p']} "
        "JOIN cadres_allowancerate r ON r.post_id = e.post_id AND r.form = p.form "
        f"AND {on['r']} JOIN cadres_basesalary b ON {on['b']} "
        f"WHERE e.employment = 'ALLOWANCE' AND {on['e']}"
    )


def planned(mine, held, at):
    """The lists in force: of each plan whose term has not run out, the last review."""
    day = f"%({at})s"
    columns = {
        "succession_candidacies": "count(*)",
        "succession_people": "count(DISTINCT e.person_id)",
    }
    approved = f"{{r}}.state = 'APPROVED' AND {{r}}.\"on\" <= {day}"
    return _on(columns, at), (
        "FROM cadres_candidate e JOIN cadres_successionreview r ON r.id = e.review_id "
        f"AND {approved.format(r='r')} JOIN cadres_successionplan n "
        f"ON n.id = r.plan_id AND n.term_until > {day} JOIN unions_unit u "
        f"ON u.id = n.unit_id AND (u.closed_on IS NULL OR u.closed_on > {day}) "
        "JOIN unions_placement p ON p.unit_id = u.id "
        f"AND {mine.format(p='p')} AND {held('p').format(at=at)} "
        "WHERE NOT e.is_dropped AND NOT EXISTS (SELECT 1 "
        "FROM cadres_successionreview l "
        f"WHERE l.plan_id = r.plan_id AND l.year > r.year AND {approved.format(r='l')})"
    )


def _on(columns, at):
    return {(name, at): column for name, column in columns.items()}
