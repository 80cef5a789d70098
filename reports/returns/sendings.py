"""What a sending of a return said: the proof that the log keeps of it, and what differs
from the sending before."""

from hashlib import sha256

from reports.models import ReturnLine


def digest_of(unit_return):
    """(number of cells, SHA-256) of the values last sent: one line a cell, unit code,
    figure and value with two decimals apart by tabs, in the order of these lines. What
    an act of sending told can be checked against it."""
    sent = ReturnLine.objects.filter(unit_return=unit_return, sent__isnull=False)
    told = sorted(
        f"{code}\t{figure}\t{value:.2f}\n"
        for code, figure, value in sent.values_list("unit__code", "figure", "sent")
    )
    return len(told), sha256("".join(told).encode()).hexdigest()
