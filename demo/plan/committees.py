"""The provincial committee and its standing committee."""

from datetime import date

from cadres.choices import Employment, TenureEnd

from .rolls import Quota, Roll

SEATS, LEFT = 39, 11
STANDING_SEATS, STANDING_LEFT = 13, 6
RANKS = ["SECRETARY", "HEAD", "DEPUTY", "DEPUTY_HEAD", "YOUTH_ASSISTANT"]


def quotas():
    return [
        Quota("CB", "COMMITTEE_MEMBER", SEATS),
        Quota("CB", "STANDING_MEMBER", STANDING_SEATS),
    ]


def story(rolls):
    """Elected at the congress before the first day: leaders of the province and of its
    districts. Whoever leaves the union's offices leaves the committee."""
    last = _last_days([hold for roll in rolls for hold in roll.holds])
    first = _first_posts([hold for roll in rolls for hold in roll.holds])
    left = [life for life in first if last[life].until][:LEFT]
    kept = [life for life in first if not last[life].until][: SEATS - LEFT]
    roll = Roll(Employment.NONE)
    # Those who leave come first, so that each is alone on the roll when leaving.
    for life in (*left, *kept):
        _elect(roll, life, "COMMITTEE_MEMBER", last[life])
    for life in (*left[:STANDING_LEFT], *kept[: STANDING_SEATS - STANDING_LEFT]):
        _elect(roll, life, "STANDING_MEMBER", last[life])
    return roll


def _last_days(holds):
    """{life: its last post}"""
    return {h.life: h for h in sorted(holds, key=lambda h: h.until or date.max)}


def _first_posts(holds):
    """Who led on the first day, the highest first; specialists are not elected."""
    ours = [hold for hold in holds if hold.post in RANKS]
    ours.sort(key=lambda hold: (hold.since, RANKS.index(hold.post), hold.unit))
    return list(dict.fromkeys(hold.life for hold in ours))


def _elect(roll, life, post, last):
    office = life.office
    roll.take(life, "CB", post)
    if last.until:
        is_merged = last.end == TenureEnd.UNIT_MERGED
        end = TenureEnd.MOVED if is_merged else last.end
        roll.leave("CB", post, last.until, end)
    life.office = office
