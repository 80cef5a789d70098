"""What somebody writes into a cell, and what becomes of it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from hashlib import blake2b

from accounts.models import User

SAVED, SAME, STALE, REFUSED = "saved", "same", "stale", "refused"


@dataclass(frozen=True)
class Entry:
    """`text` as it was typed into the cell of a unit (its key) and a figure (its id),
    by somebody who had `version` of it before his eyes, 0 for none. A `reason` of None
    leaves that one as it is.

    `token` is the tab, file or machine that sends it, and `turn` grows with each of its
    sendings: what is sent again after a lost answer is no conflict, but what arrives
    late, after its successor, is.
    """

    unit: int
    figure: str
    text: str
    version: int = 0
    reason: str | None = None
    token: str = ""
    turn: int = 0

    @property
    def key(self):
        return self.unit, self.figure

    @property
    def stamp(self):
        """Token and turn as the line keeps them."""
        return f"{_digest(self.token)}.{self.turn}" if self.token else ""

    def follows(self, line):
        """Whether the last writing of `line` has the same token, and no later turn."""
        token, _, turn = line.token.partition(".")
        is_own = bool(self.token) and token == _digest(self.token)
        return is_own and int(turn) <= self.turn


def _digest(token):
    return blake2b(token.encode(), digest_size=10).hexdigest()


@dataclass(frozen=True)
class Outcome:
    """What became of an entry: SAVED, SAME (that stood there already), STALE (somebody
    else has written another value) or REFUSED, the last two with a `message`; and what
    stands in the cell now, by whom and since when."""

    unit: int
    figure: str
    status: str
    message: str = ""
    version: int = 0
    value: Decimal | None = None
    reason: str = ""
    by: User | None = None
    at: datetime | None = None

    @property
    def key(self):
        return self.unit, self.figure


def tell(entry, status, message, line):
    """The Outcome of `entry` where `line`, or nothing, stands in the cell."""
    if line is None:
        return Outcome(*entry.key, status, message)
    stands = line.version, line.value, line.reason, line.written_by, line.written_at
    return Outcome(*entry.key, status, message, *stands)
