"""What each figure counts, in SQL, by id."""

BLOCS = {
    "residential": "RESIDENTIAL",
    "school": "SCHOOL",
    "admin": "ADMINISTRATIVE",
    "enterprise": "ENTERPRISE",
    "armed": "ARMED_FORCES",
}
LEAVING = ("matured", "transferred", "struck_off", "expelled", "deceased", "honorary")
ALL = "true"
BRANCH = "{p}.form = 'BRANCH'"
RESIDENTIAL = "{p}.bloc = 'RESIDENTIAL'"
GRASSROOTS = "{p}.form IN ('UNION', 'BRANCH_UNION')"
COMMUNE = f"{{p}}.form = 'UNION' AND {RESIDENTIAL}"
ENTERPRISE = "{p}.bloc = 'ENTERPRISE'"

UNITS = {
    "units_district": "{p}.form IN ('LOCAL', 'AFFILIATED')",
    "units_local": "{p}.form = 'LOCAL'",
    "units_affiliated": "{p}.form = 'AFFILIATED'",
    "units_grassroots": GRASSROOTS,
    "units_union": "{p}.form = 'UNION'",
    "units_branch_union": "{p}.form = 'BRANCH_UNION'",
    "units_commune": COMMUNE,
    "branches": BRANCH,
    **{f"branches_{k}": f"{BRANCH} AND {{p}}.bloc = '{v}'" for k, v in BLOCS.items()},
    "branches_rural": f"{BRANCH} AND {RESIDENTIAL} AND {{p}}.area = 'RURAL'",
    "branches_urban": f"{BRANCH} AND {RESIDENTIAL} AND {{p}}.area = 'URBAN'",
    "branches_school_class": f"{BRANCH} AND {{p}}.school_kind = 'CLASS'",
    "branches_school_teacher": f"{BRANCH} AND {{p}}.school_kind = 'TEACHER'",
    "unions_enterprise": f"{{p}}.form = 'UNION' AND {ENTERPRISE}",
    "branch_unions_enterprise": f"{{p}}.form = 'BRANCH_UNION' AND {ENTERPRISE}",
    "enterprise_unions_founded": f"{GRASSROOTS} AND {ENTERPRISE} AND extract(year FROM "
    "u.founded_on) = extract(year FROM %({at})s::date + 1) - 1",
}
# o and c are the placements of the two days under the unit, so and sc those anywhere.
CAME = {
    "founded": "o.id IS NULL AND so.id IS NULL AND NOT h.founded",
    "formed": "o.id IS NULL AND so.id IS NULL AND h.founded",
    "arrived": "o.id IS NULL AND so.id IS NOT NULL",
    "turned_into": "o.form <> c.form",
}
WENT = {
    "merged": "c.id IS NULL AND sc.id IS NULL AND h.followed",
    "dissolved": "c.id IS NULL AND sc.id IS NULL AND NOT h.followed",
    "departed": "c.id IS NULL AND sc.id IS NOT NULL",
    "turned_from": "o.form <> c.form",
}
FORMS = {
    "units_local": "LOCAL",
    "units_affiliated": "AFFILIATED",
    "units_union": "UNION",
    "units_branch_union": "BRANCH_UNION",
    "branches": "BRANCH",
}
MOVEMENTS = {
    f"{stock}_{event}": f"{day}.form = '{form}' AND {condition}"
    for stock, form in FORMS.items()
    for day, events in (("c", CAME), ("o", WENT))
    for event, condition in events.items()
}
MEMBERS = {
    "members": ALL,
    **{f"members_{k}": f"{{p}}.bloc = '{v}'" for k, v in BLOCS.items()},
    "members_religious": "s.religion NOT IN ('', 'NONE')",
    "members_ethnic_minority": "s.ethnicity > '01'",
    "members_party": "s.party_joined_on <= %({at})s "
    "AND (s.party_left_on IS NULL OR s.party_left_on > %({at})s)",
}
ENTRIES = {
    "admissions": "e.entry = 'ADMITTED'",
    "admissions_class_90": "e.entry = 'ADMITTED' AND a.campaign = 'CLASS_90'",
    "arrivals": "e.entry = 'TRANSFERRED'",
}
EXITS = {
    "leavers": "e.exit NOT IN ('MOVED', 'UNIT_MERGED')",
    **{f"leavers_{why}": f"e.exit = '{why.upper()}'" for why in LEAVING},
}

PROVINCIAL = "{p}.form = 'PROVINCIAL'"
OFFICE = f"{PROVINCIAL} AND e.employment IN ('FULL_TIME', 'CONTRACT')"
LOCAL = "{p}.form = 'LOCAL' AND e.employment = 'FULL_TIME'"
AFFILIATED = (
    "{p}.form = 'AFFILIATED' AND "
    "e.post_id IN ('SECRETARY', 'DEPUTY', 'YOUTH_ASSISTANT', 'SPECIALIST')"
)
DISTRICT = f"(({LOCAL}) OR ({AFFILIATED}))"
SECRETARY = "e.post_id = 'SECRETARY'"
GRASSROOTS_SECRETARY = f"{GRASSROOTS} AND {SECRETARY}"
BRANCH_SECRETARY = f"{BRANCH} AND {SECRETARY}"
COMMUNE_LEADERS = f"{COMMUNE} AND e.post_id IN ('SECRETARY', 'DEPUTY')"


def _posts(prefix, where, posts):
    return {f"{prefix}_{k}": f"{where} AND e.post_id = '{v}'" for k, v in posts.items()}


def _levels(prefix, where, column, levels):
    return {
        f"{prefix}_{name}": f"{where} AND q.{column}_{{at}} IN ({values})"
        for name, values in levels.items()
    }


POSTS = {"secretaries": "SECRETARY", "deputies": "DEPUTY", "specialists": "SPECIALIST"}
UPPER = {"master": "4, 5", "bachelor": "3"}
DEGREES = {"postgraduate": "4, 5", "bachelor": "3", "college": "2", "intermediate": "1"}
COMMUNE_DEGREES = {
    "postgraduate": "4, 5",
    "bachelor": "3",
    "college_or_intermediate": "1, 2",
}
THEORY = {"theory_advanced": "3", "theory_intermediate": "2", "theory_elementary": "1"}
PEOPLE = {
    "committee_members": f"{PROVINCIAL} AND e.post_id = 'COMMITTEE_MEMBER'",
    "standing_members": f"{PROVINCIAL} AND e.post_id = 'STANDING_MEMBER'",
    "province_staff": OFFICE,
    "province_drivers": f"{OFFICE} AND e.post_id = 'DRIVER'",
    "district_staff": LOCAL,
    **_posts("district", LOCAL, POSTS),
    "affiliated_staff": AFFILIATED,
    **_posts("affiliated", AFFILIATED, POSTS | {"youth_assistants": "YOUTH_ASSISTANT"}),
    "district_level_staff": DISTRICT,
    "grassroots_secretaries": GRASSROOTS_SECRETARY,
    "commune_secretaries": f"{COMMUNE} AND {SECRETARY}",
    "commune_deputies": f"{COMMUNE} AND e.post_id = 'DEPUTY'",
    "commune_leaders": COMMUNE_LEADERS,
    **_levels("province_staff", OFFICE, "degree", UPPER),
    **_levels("district_level_staff", DISTRICT, "degree", UPPER),
    **_levels("grassroots_secretaries", GRASSROOTS_SECRETARY, "degree", DEGREES),
    **_levels("commune_leaders", COMMUNE_LEADERS, "degree", COMMUNE_DEGREES),
    **_levels("province_staff", OFFICE, "theory", THEORY),
    **_levels("district_level_staff", DISTRICT, "theory", THEORY),
    **_levels("grassroots_secretaries", GRASSROOTS_SECRETARY, "theory", THEORY),
    **_levels("commune_leaders", COMMUNE_LEADERS, "theory", {"theory_intermediate": 2}),
}
AGE = "extract(year FROM age(%({at})s::date, b.born_on))"
TENURES = {
    "branch_secretaries": BRANCH_SECRETARY,
    "branch_secretaries_residential": f"{BRANCH_SECRETARY} AND {RESIDENTIAL}",
    "commune_secretaries_over_age": f"{COMMUNE} AND {SECRETARY} AND {AGE} > "
    "CASE WHEN {p}.special_area THEN 37 ELSE 35 END",
}
OUTCOMES = ("equal_post", "lower_post", "resigned", "over_age", "waiting")
_DISPLACED = {
    "secretaries": f"{COMMUNE} AND {SECRETARY}",
    "deputies": f"{COMMUNE} AND e.post_id = 'DEPUTY'",
    "cadres": "{p}.form <> 'BRANCH'",
}
DISPLACED = {f"displaced_{who}": where for who, where in _DISPLACED.items()} | {
    f"displaced_{who}_{outcome}": f"{where} AND d.outcome = '{outcome.upper()}'"
    for who, where in _DISPLACED.items()
    for outcome in OUTCOMES
}
AGES = {
    "province_staff_mean_age": ("avg", OFFICE),
    "district_staff_min_age": ("min", LOCAL),
    "district_staff_max_age": ("max", LOCAL),
    "district_staff_mean_age": ("avg", LOCAL),
    "grassroots_secretaries_min_age": ("min", GRASSROOTS_SECRETARY),
    "grassroots_secretaries_max_age": ("max", GRASSROOTS_SECRETARY),
    "grassroots_secretaries_mean_age": ("avg", GRASSROOTS_SECRETARY),
}
_POSTS_WITH_SEATS = {
    "committee": f"{PROVINCIAL} AND e.post_id = 'COMMITTEE_MEMBER'",
    "standing": f"{PROVINCIAL} AND e.post_id = 'STANDING_MEMBER'",
    "grassroots_secretary": GRASSROOTS_SECRETARY,
    "branch_secretary": BRANCH_SECRETARY,
    "commune_secretary": f"{COMMUNE} AND {SECRETARY}",
    "commune_deputy": f"{COMMUNE} AND e.post_id = 'DEPUTY'",
}
SEATS = {
    f"{name}_{suffix}": (what, where)
    for name, where in _POSTS_WITH_SEATS.items()
    for suffix, what in (("seats", "quota"), ("vacancies", "vacant"))
}
