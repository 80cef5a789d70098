"""Three hundred secretaries who save cells for a minute, nine of ten in the rows of one
grassroots unit, every tenth all over a district; then every acknowledged cell is looked
for in the database and in its history."""

import asyncio
import json
import random
import sys
from dataclasses import dataclass, field
from time import perf_counter

from django.urls import reverse

from reports.models import ReturnLine, Writing
from reports.returns.senders import senders_of
from unions.choices import Level
from unions.models import Unit

from . import signed_in
from .measure import Row
from .office import TURNS, YOUTH

SECRETARIES = 300
SECONDS = 60
# Of each between two cells, on average, so that a hundred cells a second come in.
THINKING = 3.0
SLOWEST = 1.0  # seconds


@dataclass
class Secretary:
    address: str
    headers: str
    places: list
    dice: random.Random
    versions: dict = field(default_factory=dict)


@dataclass
class Diary:
    """What came back."""

    seconds: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    stale: int = 0
    saved: dict = field(default_factory=dict)


def measure(office, port):
    staff = list(employ(office))
    diary = Diary()
    began = perf_counter()
    asyncio.run(work(staff, port, diary))
    rate = len(diary.seconds) / (perf_counter() - began)
    late = sorted(diary.seconds)[int(len(diary.seconds) * 0.95)]
    told = f"{SECRETARIES} secretaries, {rate:.0f} cells a second"
    print(f"{told}, {diary.stale} stale {diary.errors[:3]}", file=sys.stderr)
    yield Row(f"{told}: errors", len(diary.errors), 1, 0)
    yield Row(f"{told}: lost of {len(diary.saved)}", lost(office, diary), 1, 0)
    yield Row(f"{told}: p95 / {SLOWEST:.0f} s", late, SLOWEST, 1.0)


def employ(office):
    day = office.period.closing
    districts = list(senders_of(office.period).filter(level=Level.DISTRICT))
    rows = Unit.objects.under(office.large.province, day)
    communes = list(rows.filter(level=Level.GRASSROOTS).order_by("pk"))
    for number in range(SECRETARIES):
        among = communes if number % 10 else districts
        unit = among[number % len(among)]
        user = office.secretary_of(unit, number + 1)
        below = Unit.objects.under(unit, day).filter(
            placements__form__in=("BRANCH", "BRANCH_UNION")
        )
        units = below.distinct().values_list("pk", flat=True)
        places = [(pk, figure) for pk in units for figure in (TURNS, YOUTH)]
        if places:
            address = reverse("return-cells", args=[office.period.pk, unit.code])
            yield Secretary(address, head(user), places, random.Random(number))


def head(user):
    told = signed_in.headers_of(user)
    return "".join(f"{name}: {value}\r\n" for name, value in told.items())


async def work(staff, port, diary):
    ends = perf_counter() + SECONDS
    await asyncio.gather(*(sit(each, port, diary, ends) for each in staff))


async def sit(secretary, port, diary, ends):
    while True:
        await asyncio.sleep(secretary.dice.expovariate(1 / THINKING))
        if perf_counter() > ends:
            return
        try:
            await save(secretary, port, diary)
        except (OSError, ValueError, LookupError) as error:
            diary.errors.append(repr(error))


async def save(secretary, port, diary):
    place = secretary.dice.choice(secretary.places)
    value = secretary.dice.randrange(1, 90_000)
    version = secretary.versions.get(place, 0)
    cell = {"unit": place[0], "figure": place[1], "text": str(value), "reason": ""}
    began = perf_counter()
    status, told = await ask(secretary, port, {"cells": [cell | {"version": version}]})
    diary.seconds.append(perf_counter() - began)
    if status != 200:
        diary.errors.append((status, told[:200]))
        return
    [answer] = json.loads(told)["cells"]
    secretary.versions[place] = answer["version"]
    if answer["status"] == "saved":
        diary.saved[*place, answer["version"]] = value
    elif answer["status"] == "stale":
        # Sees the other value, and writes his own with the next cell.
        diary.stale += 1
    elif answer["status"] != "same":
        diary.errors.append(answer)


async def ask(secretary, port, told):
    body = json.dumps(told).encode()
    lines = f"POST {secretary.address} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    lines += f"{secretary.headers}Content-Length: {len(body)}\r\n\r\n"
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(lines.encode() + body)
        answer = await reader.read()
    finally:
        writer.close()
    top, _, text = answer.partition(b"\r\n\r\n")
    return int(top.split()[1]), text.decode()


def lost(office, diary):
    """How many acknowledged cells are not as they were acknowledged, in the history or,
    the last of each, in the return."""
    own = {"unit_return__period": office.period}
    written = Writing.objects.filter(line__unit_return__period=office.period)
    history = {
        (unit, figure, version): value
        for unit, figure, version, value in written.values_list(
            "line__unit", "line__figure", "version", "value"
        )
    }
    missing = sum(history.get(key) != value for key, value in diary.saved.items())
    lines = ReturnLine.objects.filter(**own)
    return missing + sum(
        history.get((line.unit_id, line.figure, line.version)) != line.value
        or (line.unit_id, line.figure, line.version + 1) in history
        for line in lines
    )
