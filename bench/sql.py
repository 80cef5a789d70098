"""The figures of the report by hand: one scan a table, both days in the same scan.

{p} in a condition is the placement that the row's unit had on the day, {at} the name of
the day, which is also the name of its parameter.
"""

from django.db import connection

from . import declared, ranks, work
from .conditions import (
    AGE,
    AGES,
    DISPLACED,
    ENTRIES,
    EXITS,
    MEMBERS,
    MOVEMENTS,
    PEOPLE,
    SEATS,
    TENURES,
    UNITS,
)

DAYS = ("opening", "closing")
SPAN = "%(opening)s < e.{day} AND e.{day} <= %(closing)s"


def run(scope, opening, closing):
    """Every figure that derives from no other, by (id, at); `at` is "opening",
    "closing" or "span"."""
    params = {"scope": scope.pk, "opening": opening, "closing": closing}
    found = {}
    for columns, source in statements(f"{scope.path}_id"):
        chosen = ", ".join(columns.values())
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {chosen} {source}", params)
            found |= dict(zip(columns, cursor.fetchone(), strict=True))
    return found


def statements(path):
    """Columns by (id, at), and where they come from, one statement a table."""
    mine = f"{{p}}.{path} = %(scope)s"
    yield (
        each(UNITS, "count(*)", held("p"), p="p"),
        "FROM unions_placement p JOIN unions_unit u ON u.id = p.unit_id "
        f"WHERE {mine.format(p='p')}",
    )
    yield (
        each(MEMBERS, "count(*)"),
        "FROM members_enrolment e LEFT JOIN members_sensitivefacts s "
        f"ON s.person_id = e.person_id {placed('e', mine)}",
    )
    yield (
        each(PEOPLE, "count(DISTINCT e.person_id)")
        | each(TENURES, "count(*)")
        | ages(),
        "FROM cadres_tenure e JOIN members_person b ON b.id = e.person_id "
        f"{best_levels()} {placed('e', mine)}",
    )
    yield (
        seats(),
        f"FROM cadres_seat e {holders()} {placed('e', mine)}",
    )
    yield movements(mine)
    yield displaced(mine)
    yield merged(mine)
    yield declared.flows(mine)
    yield declared.stocks(mine, held("{at}"), DAYS)
    yield from work.flows(mine)
    yield from work.stocks(mine, held, DAYS)
    yield from ranks.stocks(mine, DAYS)
    yield flow(ENTRIES, "since", "p.since <= e.since", "p.until > e.since", mine)
    yield flow(EXITS, "until", "p.since < e.until", "p.until >= e.until", mine)


def movements(mine):
    """Units that changed between the days: the four placements that tell it."""
    columns = {
        (name, "span"): f"count(*) FILTER (WHERE {condition})"
        for name, condition in MOVEMENTS.items()
    }
    joins = " ".join(
        f"LEFT JOIN unions_placement {p} ON {p}.unit_id = u.id AND "
        f"{held(p).format(at=at)}{where}"
        for at, anywhere, here in (("opening", "so", "o"), ("closing", "sc", "c"))
        for p, where in ((anywhere, ""), (here, f" AND {mine.format(p=here)}"))
    )
    followed = (
        "SELECT v.id, EXISTS (SELECT 1 FROM unions_succession s WHERE s.into_id = v.id "
        'AND s."on" = v.founded_on) AS founded, EXISTS (SELECT 1 FROM '
        "unions_succession s WHERE s.unit_id = v.id) AS followed FROM unions_unit v"
    )
    return columns, (
        f"FROM unions_unit u JOIN ({followed}) h ON h.id = u.id {joins} "
        "WHERE o.form IS DISTINCT FROM c.form"
    )


def displaced(mine):
    """Whose posts ended by a decision, where their unit stood the day before."""
    columns = {
        (name, "span"): f"count(*) FILTER (WHERE {condition.format(p='p')})"
        for name, condition in DISPLACED.items()
    }
    return columns, (
        "FROM cadres_destination d JOIN unions_restructuring r "
        "ON r.id = d.restructuring_id AND r.applied_at IS NOT NULL "
        "AND r.effective_on > %(opening)s AND r.effective_on <= %(closing)s "
        "JOIN cadres_tenure e ON e.id = d.tenure_id AND e.until = r.effective_on "
        "JOIN unions_placement p ON p.unit_id = e.unit_id "
        f"AND {mine.format(p='p')} AND p.since < r.effective_on "
        "AND (p.until IS NULL OR p.until >= r.effective_on)"
    )


def merged(mine):
    """Districts that went into others, or took over from one."""
    columns = {
        ("districts_merged", "span"): "count(DISTINCT p.unit_id) FILTER (WHERE p.form "
        "= 'LOCAL')"
    }
    return columns, (
        f"FROM unions_placement p WHERE {mine.format(p='p')} AND EXISTS (SELECT 1 FROM "
        "unions_succession s WHERE (s.unit_id = p.unit_id OR s.into_id = p.unit_id) "
        'AND s."on" > %(opening)s AND s."on" <= %(closing)s AND s."on" > p.since '
        'AND (p.until IS NULL OR s."on" <= p.until))'
    )


def held(table):
    since, until = f"{table}.since", f"{table}.until"
    return f"{since} <= %({{at}})s AND ({until} IS NULL OR {until} > %({{at}})s)"


def each(conditions, what, always="{at}.id IS NOT NULL", p="{at}"):
    """A column for each condition and day."""
    return {
        (name, at): f"{what} FILTER (WHERE {always} AND {condition})".replace(
            "{p}", p
        ).replace("{at}", at)
        for name, condition in conditions.items()
        for at in DAYS
    }


def placed(table, mine):
    """The unit's placement of each day, joined where the row itself holds."""
    return " ".join(
        f"LEFT JOIN unions_placement {at} ON {at}.unit_id = {table}.unit_id AND "
        f"{mine} AND {held(at)} AND {held(table)}".format(p=at, at=at)
        for at in DAYS
    )


def best_levels():
    """The highest level of each subject that a person held on each day."""
    columns = ", ".join(
        f"max(level) FILTER (WHERE subject = '{subject}' AND obtained_on <= %({at})s) "
        f"AS {name}_{at}"
        for subject, name in (("PROFESSIONAL", "degree"), ("THEORY", "theory"))
        for at in DAYS
    )
    levels = f"SELECT person_id, {columns} FROM cadres_qualification GROUP BY 1"
    return f"LEFT JOIN ({levels}) q ON q.person_id = e.person_id"


def holders():
    """How many held each post of each unit on each day."""
    columns = ", ".join(
        f"count(*) FILTER (WHERE {held('t').format(at=at)}) AS {at}" for at in DAYS
    )
    held_by = f"SELECT unit_id, post_id, {columns} FROM cadres_tenure t GROUP BY 1, 2"
    return f"LEFT JOIN ({held_by}) h ON h.unit_id = e.unit_id AND h.post_id = e.post_id"


def ages():
    return {
        key: column
        for name, (take, condition) in AGES.items()
        for key, column in each({name: condition}, f"{take}({AGE})").items()
    }


def seats():
    free = "greatest(e.quota - coalesce(h.{at}, 0), 0)"
    return {
        key: f"coalesce({column}, 0)"
        for name, (what, condition) in SEATS.items()
        for key, column in each(
            {name: condition}, f"sum({'e.quota' if what == 'quota' else free})"
        ).items()
    }


def flow(conditions, day, begun, ended, mine):
    columns = {
        (name, "span"): f"count(*) FILTER (WHERE {condition})"
        for name, condition in conditions.items()
    }
    return columns, (
        "FROM members_enrolment e JOIN unions_placement p ON p.unit_id = e.unit_id "
        f"AND {mine.format(p='p')} AND {begun} AND (p.until IS NULL OR {ended}) "
        "LEFT JOIN members_admission a ON a.enrolment_id = e.id "
        f"WHERE {SPAN.format(day=day)}"
    )
