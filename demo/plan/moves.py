"""Members who move inside the province: two of one group change places."""

from dataclasses import replace
from datetime import date
from random import Random

from members.choices import Entry, Exit

from .days import between
from .figures import MOVED
from .lives import Stay

LATEST_MERGER = date(2021, 10, 1)


def swap(lives, homes):
    rng = Random("moves")
    staying = [life for life in lives if life.part == "S"]
    moving = rng.sample(staying, MOVED)
    moving.sort(key=lambda life: life.group)
    for one, other in zip(moving[::2], moving[1::2], strict=True):
        if one.group == other.group:
            _change_places(rng, one, other)


def _change_places(rng, one, other):
    on = between(rng, LATEST_MERGER, date(2022, 5, 31))
    there, here = other.stays[-1].home, one.stays[-1].home
    for life, home in ((one, there), (other, here)):
        life.stays[-1] = replace(life.stays[-1], until=on, exit=Exit.MOVED)
        life.stays.append(Stay(home, on, Entry.MOVED))
