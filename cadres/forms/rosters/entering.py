from accounts import vietnamese

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
        if cells := list_cells(self.sent.get(PASTED, "")):
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
        first = self._last_filled(fields) + 1
        taken, left = cells[: MOST - first + 1], cells[MOST - first + 1 :]
        self.count = max(self.count, first + len(taken) - 1)
        for number, own in enumerate(taken, first):
            for (name, field), cell in zip(fields, own, strict=False):
                self.sent[f"d{number}-{name}"] = say(field, cell)
        self.errors += [self._tell_left(taken, left)] if left else []
        self.asks_more = True

    def _last_filled(self, fields):
        """A line is filled by any of its fields: nothing typed is written over."""
        for number in range(self.count, 0, -1):
            for name, field in fields:
                sent = self.sent.get(f"d{number}-{name}")
                if field.has_changed(field.initial, sent):
                    return number
        return 0

    def _tell_left(self, taken, left):
        done, rest = vietnamese.number(len(taken)), vietnamese.number(len(left))
        return (
            f"Mỗi lần ghi nhiều nhất {MOST} dòng: đã điền {done} dòng đã dán, còn "
            f"{rest} dòng, từ dòng “{' '.join(left[0]).strip()[:80]}”, chưa được điền; "
            "hãy ghi bảng này trước, rồi dán các dòng còn lại."
        )
