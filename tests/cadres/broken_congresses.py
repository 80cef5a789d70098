"""What breaks the standing rules over congresses, terms and provisional leaders."""

from datetime import date

from cadres.choices import Manner
from tests import factories
from tests.fixtures_records import DAY, ENDED, TOMORROW, change


def convene(unit, on=DAY, **facts):
    term = {"term_since": on, "term_until": on.replace(year=on.year + 5)}
    return factories.CongressFactory(unit=unit, held_on=on, **term | facts)


def impossible(r):
    convene(r.bo_bam, date(2021, 2, 28))
    return [convene(r.pac_bo, TOMORROW), convene(r.bo_bam, ENDED)]


def of_another_term(name):
    """A row of another unit's congress, one of a later term, and one that fits."""

    def broken(r):
        theirs, later = convene(r.na_lung), convene(r.clinic, TOMORROW)
        [fits] = getattr(r.na_lung, name).all()
        change(fits, since=DAY, congress=theirs)
        [early] = getattr(r.clinic, name).all()
        row = {"seats": r.seat, "tenures": r.tenure}[name]
        return [
            change(row, since=DAY, congress=theirs),
            change(early, since=DAY, congress=later),
        ]

    return broken


def over(r):
    """The last day of a term is before today; an earlier one was followed."""
    day = date(2017, 6, 30)
    convene(r.na_lung, day)
    convene(r.na_lung)
    convene(r.clinic, date(2017, 7, 1))
    convene(r.bo_bam, day)
    return [convene(r.pac_bo, day)]


def waiting(r):
    """Six months by the eve, and six months less a day."""
    [fresh] = r.na_lung.tenures.all()
    change(fresh, manner=Manner.PROVISIONAL, since=date(2022, 1, 1))
    late = {"manner": Manner.PROVISIONAL, "since": date(2021, 12, 31)}
    return [change(r.tenure, **late)]


BROKEN = {
    "congresses_on_an_impossible_day": impossible,
    "seats_of_another_congress": of_another_term("seats"),
    "tenures_of_another_congress": of_another_term("tenures"),
    "terms_over": over,
    "provisional_too_long": waiting,
}
