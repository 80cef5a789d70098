"""Evaluations by hand: on each day the last closed campaign of each kind, and where its
units stood at the end of its year."""

RANKS = {
    "rated_excellent": "e.rank = 'EXCELLENT'",
    "rated_good": "e.rank = 'GOOD'",
    "rated_completed": "e.rank = 'COMPLETED'",
    "rated_failed": "e.rank = 'FAILED'",
    "unrated": "e.rank = ''",
    "evaluated": "true",
}
KINDS = {
    "districts": "DISTRICT",
    "grassroots": "GRASSROOTS",
    "branches": "BRANCH",
    "cadres": "CADRE",
    "members": "MEMBER",
}
STRONG = "STRONG_BRANCH", "BRANCH"
INITIATIVES = "THREE_INITIATIVES", "GRASSROOTS"
EMULATION = "EMULATION", "DISTRICT"
TITLES = {
    "branches_strong": (STRONG, "e.rank = 'ATTAINED'"),
    "branches_assessed_for_strong": (STRONG, "e.rank <> ''"),
    "unions_three_initiative": (INITIATIVES, "e.rank = 'ATTAINED'"),
    "unions_assessed_three_initiative": (INITIATIVES, "e.rank <> ''"),
} | {
    f"districts_{rank.lower()}": (EMULATION, f"e.rank = '{rank}'")
    for rank in ("LEADING", "OUTSTANDING", "ADVANCED")
}
SAID = TITLES | {
    f"{name}_{suffix}": (("QUALITY", kind), condition)
    for name, kind in KINDS.items()
    for suffix, condition in RANKS.items()
}
LAST = (
    "SELECT DISTINCT ON (scale, kind) id, scale, kind, make_date(year, 12, 31) AS day "
    "FROM cadres_evaluationcampaign WHERE closed_at IS NOT NULL "
    "AND make_date(year, 12, 31) <= %({at})s ORDER BY scale, kind, year DESC"
)


def stocks(mine, days):
    for at in days:
        columns = {
            (name, at): f"sum(({condition})::int) FILTER (WHERE c.scale = '{scale}' "
            f"AND c.kind = '{kind}')"
            for name, ((scale, kind), condition) in SAID.items()
        }
        yield (
            columns,
            (
                f"FROM ({LAST.format(at=at)}) c JOIN cadres_evaluation e "
                "ON e.campaign_id = c.id AND NOT e.is_out "
                "JOIN unions_placement p ON p.unit_id = e.unit_id "
                f"AND {mine.format(p='p')} AND p.since <= c.day "
                "AND (p.until IS NULL OR p.until > c.day)"
            ),
        )
