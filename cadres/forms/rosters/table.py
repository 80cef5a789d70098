from django.core.exceptions import ValidationError

from .lines import Line

NOTHING = "Chưa điền dòng nào; hãy điền ít nhất một dòng."


class TableForm:
    """Lines about a record, `subject`, each a form; `asks` are buttons that show the
    table again. Subclasses say what the page is called, what its button says and which
    right it takes, and have `draw(page)`, the lines of the page that was asked for, and
    `perform(lines)`: it hands those that were filled in to ONE service and returns what
    happened, as one sentence, and the footprint."""

    line = Line
    slug = title = deed = permission = hint = ""
    asks = ()

    def __init__(self, data=None, *, subject, user, now, page=None):
        self.subject, self.user, self.now = subject, user, now
        self.is_bound, self.errors = data is not None, []
        self.sent = data.copy() if self.is_bound else {}
        self.asks_more = any(name in self.sent for name in self.asks)
        self.lines = self.draw(page)
        for line in self.lines if self.asks_more else ():
            line.spell_out()

    def draw_line(self, number, **facts):
        data = self.sent if self.is_bound else None
        return self.line(data, number=number, user=self.user, **facts)

    def is_valid(self):
        """Every line is read, also after one that cannot be."""
        found = [line.is_valid() for line in self.lines]
        return self.is_bound and all(found)

    def carry_out(self):
        """What `perform` returns, or None where nothing is written."""
        kept = [line for line in self.lines if line.has_changed()]
        if not kept:
            self.errors = [NOTHING]
            return None
        try:
            return self.perform(kept)
        except ValidationError as error:
            self._refuse(error, kept)

    def _refuse(self, error, kept):
        """The service names a line by its place among those it was given."""
        if not hasattr(error, "error_dict"):
            self.errors = error.messages
            return
        for key, told in error.message_dict.items():
            if key.isdecimal():
                kept[int(key)].add_error(None, told)
            else:
                self.errors += told

    @property
    def faults(self):
        """[(line, where, sentence)]"""
        return [(line, *each) for line in self.lines for each in line.faults]
