from dataclasses import dataclass

from django.db import models


class Weight(models.TextChoices):
    BLOCK = "BLOCK", "Phải xử lý trước"
    WARNING = "WARNING", "Cần lưu ý"


@dataclass(frozen=True)
class Finding:
    """What stands in the way of a plan, or should be known: a Vietnamese sentence, the
    number of the line, the code of the unit and the address of the rows concerned, as
    far as there are such."""

    weight: Weight
    sentence: str
    line: int | None = None
    unit: str = ""
    url: str = ""

    @property
    def blocks(self):
        return self.weight == Weight.BLOCK


def block(sentence, line=None, **where):
    return Finding(Weight.BLOCK, sentence, line, **where)


def warn(sentence, line=None, **where):
    return Finding(Weight.WARNING, sentence, line, **where)
