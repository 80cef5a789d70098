"""Where the table begins: titles above it, merged and two-line headings, the numbers
that forms print under them."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from . import package
from .cells import plain
from .columns import heading

SEARCHED = 20
# Written by us or counted by hand: neither read nor told.
SILENT = {"ly do", "stt", "tt", "so tt", "so thu tu"}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Header:
    """`places` gives each known column where it stands; `end` is the number of rows up
    to and with the header, `texts` its words."""

    end: int
    texts: tuple[str, ...]
    places: tuple

    @property
    def ignored(self):
        """The headings that no column answers to."""
        known = {place for place, _ in self.places}
        strange = [t for i, t in enumerate(self.texts) if t and i not in known]
        return [text for text in strange if heading(text) not in SILENT]


def find(rows, columns):
    """The header among the first rows; None if no row names two of `columns` (or all,
    if there are fewer). Raises ValidationError for a column that stands twice."""
    by_heading = {text: c for column in columns for text, c in _named(column)}
    best = None
    for index, row in enumerate(rows[:SEARCHED]):
        below = rows[index + 1] if index + 1 < len(rows) else []
        for header in (
            _one_line(index, row),
            _two_lines(index, row, below, by_heading),
        ):
            header = _placed(*header, by_heading)
            if best is None or len(header.places) > len(best.places):
                best = header
    if best is None or len(best.places) < min(2, len(columns)):
        return None
    _check(best)
    return best


def is_numbering(cells):
    """The line (1) (2) (3) under the header of a form."""
    texts = [text for text in map(plain, cells) if text]
    numbers = [re.fullmatch(r"\(?(\d{1,2})\)?", text) for text in texts]
    found = [int(number[1]) for number in numbers if number]
    rising = found == list(range(found[0], found[0] + len(found))) if found else False
    letters = [text for text in texts if re.fullmatch(r"\(?[A-Z]\)?", text)]
    return rising and len(found) >= 2 and len(found) + len(letters) == len(texts)


def letter(index):
    """What Excel calls the column: 0 gives A, 27 gives AB."""
    high, low = divmod(index, 26)
    return (letter(high - 1) if high else "") + _LETTERS[low]


def _named(column):
    return [(text, column) for text in column.headings]


def _one_line(index, row):
    return index + 1, [plain(cell) for cell in row]


def _two_lines(index, row, below, by_heading):
    """The words of two rows read as one: the lower one if it says enough, else both
    together (the upper may be merged over several columns), else the upper one."""
    texts, upper = [], ""
    for place in range(max(len(row), len(below))):
        own = plain(row[place]) if place < len(row) else ""
        lower = plain(below[place]) if place < len(below) else ""
        upper = own or upper
        choices = [own, lower, f"{upper} {lower}"]
        known = [text for text in choices if text and heading(text) in by_heading]
        texts.append(known[-1] if known else own)
    return index + 2, texts


def _placed(end, texts, by_heading):
    found = [(place, by_heading.get(heading(text))) for place, text in enumerate(texts)]
    places = tuple((place, column) for place, column in found if column)
    return Header(end, tuple(texts), places)


def _check(header):
    if len([text for text in header.texts if text]) > package.MOST_COLUMNS:
        raise ValidationError(package.WIDE)
    seen = {}
    for place, column in header.places:
        if column.name in seen:
            raise ValidationError(
                f"Cột {column.label} có hai lần, ở cột {letter(seen[column.name])} và "
                f"cột {letter(place)}; hãy xóa hoặc đổi tên một cột."
            )
        seen[column.name] = place
