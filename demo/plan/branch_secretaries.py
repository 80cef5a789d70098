"""Every branch is led by one of its own members; when that one leaves, by the next."""

from datetime import date

from cadres.choices import Employment, Manner, TenureEnd
from members.choices import Exit
from unions.choices import Bloc

from .days import birthday
from .rolls import Hold, Quota

ENDS = {Exit.MATURED: TenureEnd.OVER_AGE, Exit.DECEASED: TenureEnd.DECEASED}


def quotas(branches):
    return [
        Quota(site.code, "SECRETARY", since=site.since, until=site.until)
        for site in branches
    ]


def holds(branches, lives):
    stays = {}
    for life in lives:
        for stay in life.stays:
            stays.setdefault(stay.home, []).append((life, stay))
    return [hold for site in branches for hold in _line(site, stays[site.code])]


def _line(site, stays):
    day = site.since
    while day is not None and day != site.until:
        present = [pair for pair in stays if _is_there(pair[1], day)]
        if present:
            life, stay = max(present, key=lambda pair: _fitness(*pair, day))
            yield _hold(site, life, stay, day)
            day = stay.until
        else:
            day = min((s.since for _, s in stays if s.since > day), default=None)


def _is_there(stay, day):
    return stay.since <= day and (stay.until is None or stay.until > day)


def _fitness(life, stay, day):
    """Of age first, then whoever stays longest."""
    return birthday(life.born_on, 18) <= day, stay.until or date.max


def _hold(site, life, stay, day):
    villages = site.bloc == Bloc.RESIDENTIAL
    paid = Employment.ALLOWANCE if villages else Employment.NONE
    end = stay.until and ENDS.get(stay.exit, TenureEnd.MOVED)
    if stay.until and stay.until == site.until:
        end = TenureEnd.UNIT_MERGED
    return Hold(
        life, site.code, "SECRETARY", day, Manner.ELECTED, paid, stay.until, end or ""
    )
