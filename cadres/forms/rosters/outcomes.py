from django.core.paginator import Paginator

from cadres.services.roster_faults import is_open

from .table import TableForm


class OutcomeForm(TableForm):
    """What became of rows that stand on the record: a line for each, a page at a time.
    Subclasses have `rows()`, all of them in their order; a line writes its fields.
    `fill` is a button that gives every line which is still open a value: its label, the
    field, the value."""

    takes_new = False
    asks = ("dien",)
    per_page = 40
    lead = "Cán bộ"
    fill = ()
    hint = "Ô đã ghi thì khóa; muốn sửa, hãy đính chính từng dòng ở trang danh sách."

    def head(self, row):
        """What the line is about."""
        return row.person

    def filled(self, lines):
        """The rows of `lines` with what was written in them, not saved."""
        for line in lines:
            for name in line.changed_data:
                setattr(line.row, name, line.cleaned_data[name])
        return [line.row for line in lines]

    def draw(self, page):
        self.page = Paginator(self.rows(), self.per_page).get_page(page)
        return [self._draw_row(*each) for each in enumerate(self.page, 1)]

    def _draw_row(self, number, row):
        prefix = f"r{row.pk}"
        if self.fill and "dien" in self.sent:
            self._fill_in(row, prefix)
        initial = {name: getattr(row, name) for name in self.line.base_fields}
        facts = {"row": row, "heading": self.head(row), "initial": initial}
        line = self.draw_line(number, prefix=prefix, **facts)
        for name, field in line.fields.items():
            field.disabled = not is_open(row, row._meta.get_field(name))
        return line

    def _fill_in(self, row, prefix):
        _, name, value = self.fill
        still = str(row._meta.get_field(name).get_default())
        if self.sent.get(f"{prefix}-{name}") == still == getattr(row, name):
            self.sent[f"{prefix}-{name}"] = value
