"""Figures as a table for a terminal."""

from accounts import vietnamese

HEADINGS = ("Số liệu", "Đơn vị", "Đầu kỳ", "Cuối kỳ", "Tăng, giảm", "Trong kỳ")


def as_text(readings, figures, days=()):
    """One line a figure, columns aligned: the two days, change, span, further days."""
    rows = [[*HEADINGS, *(vietnamese.day(day) for day in days)]]
    rows += [_row(readings, figure, days) for figure in figures]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows) + "\n"


def _row(readings, figure, days):
    if figure.is_flow:
        values = [None, None, None, readings.value(figure.id, "span")]
        values += [None] * len(days)
    else:
        at = ("opening", "closing", "change")
        values = [readings.value(figure.id, day) for day in at]
        values += [None, *(readings.value(figure.id, day) for day in days)]
    return [figure.label, figure.unit, *map(vietnamese.number, values)]


def _line(row, widths):
    texts = [text.ljust(width) for text, width in zip(row[:2], widths, strict=False)]
    numbers = [
        text.rjust(width) for text, width in zip(row[2:], widths[2:], strict=True)
    ]
    return "  ".join([*texts, *numbers]).rstrip()
