"""What a row would write, kept small: a file has many."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from members.services.registers import Stay


@dataclass(slots=True)
class Deed:
    """`facts` and `sensitive` are columns of Person and SensitiveFacts, `stay` a new
    enrolment, `ended` what ends the enrolment `stay_id` (until, exit), `admission` what
    its admission says from now on."""

    person_id: int | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    sensitive: dict[str, Any] = field(default_factory=dict)
    stay: Stay | None = None
    stay_id: int | None = None
    ended: tuple[date, str] | None = None
    admission_id: int | None = None
    admission: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Move:
    """A proposal that a person should move."""

    person_id: int
    source_id: int
    target_id: int
    moves_on: date
