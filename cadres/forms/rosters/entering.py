from .pasting import list_cells, say
from .table import TableForm

SHOWN, MORE, MOST = 8, 10, 200
COUNT, PASTED = "so-dong", "dan"


class RosterForm(TableForm):
    """New lines: as many as are wanted, written one by one or copied from a sheet with
    the fields in their order. The first field of a line says who it is about."""

    takes_new = True
    asks = ("them", "doc")

    def draw(self, page):
        self.count = self._count()
        if cells := list_cells(self.sent.get(PASTED, ""), MOST):
            self._take(cells)
        numbers = range(1, self.count + 1)
        return [self.draw_line(number, prefix=f"d{number}") for number in numbers]

    def _count(self):
        asked = str(self.sent.get(COUNT, ""))
        count = int(asked) if asked.isdecimal() and len(asked) < 4 else SHOWN
        return min(max(count, 1) + MORE * ("them" in self.sent), MOST)

    def _take(self, cells):
        """What was pasted stands in the lines after the last one that is filled; it is
        looked at before it is written."""
        fields = list(self.line.base_fields.items())
        first = self._last_filled(fields[0][0]) + 1
        self.count = min(max(self.count, first + len(cells) - 1), MOST)
        for number, own in enumerate(cells[: MOST - first + 1], first):
            for (name, field), cell in zip(fields, own, strict=False):
                self.sent[f"d{number}-{name}"] = say(field, cell)
        self.asks_more = True

    def _last_filled(self, lead):
        numbers = range(1, self.count + 1)
        return max((n for n in numbers if self.sent.get(f"d{n}-{lead}")), default=0)
