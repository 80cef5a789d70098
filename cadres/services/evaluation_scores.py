"""The points of evaluations by the criteria of their campaign."""

from decimal import Decimal

from accounts import bulk, vietnamese
from accounts.keys import among
from cadres.models import Score


class Scores:
    """What is given to `rows` of a campaign, and what is to be; two questions."""

    def __init__(self, campaign, rows):
        self.criteria = {c.pk: c for c in campaign.criteria.order_by("number")}
        given = Score.objects.filter(evaluation__in=among(row.pk for row in rows))
        # Without criteria there are no points.
        known = given.order_by("pk") if self.criteria else ()
        self.given = {(s.evaluation_id, s.criterion_id): s for s in known}
        self.changed = []

    def judge(self, row, points):
        """Why `points`, {key of a criterion: number or None}, may not be given to the
        row, "" where they may."""
        for key, value in (points or {}).items():
            if fault := self._judge(row, self.criteria.get(key), value):
                return f"{row}: {fault}"
        return ""

    def _judge(self, row, criterion, value):
        if criterion is None:
            return "có tiêu chí không thuộc đợt đánh giá này; hãy tải lại trang."
        if value is None:
            is_given = (row.pk, criterion.pk) in self.given
            told = f"“{criterion.label}” đã có điểm; hãy nhập điểm khác, kể cả 0."
            return told if is_given else ""
        value = Decimal(value)
        if not (0 <= value <= criterion.most and value == round(value, 2)):
            return (
                f"điểm {vietnamese.number(value)} cho “{criterion.label}” không đúng; "
                f"hãy nhập từ 0 đến {criterion.most}, không quá hai chữ số thập phân."
            )
        return ""

    def apply(self, row, points):
        """Gives the points and adds them up; {label: [what was, what is]} of what has
        changed."""
        changes = {}
        for key, value in (points or {}).items():
            score = self._score(row, key)
            if value is not None and score.points != Decimal(value):
                label = self.criteria[key].label
                changes[label] = [_say(score.points), _say(Decimal(value))]
                score.points = Decimal(value)
                self.given[row.pk, key] = score
                self.changed.append(score)
        if changes:
            row.score = sum(s.points for s in self._of(row))
        return changes

    def save(self):
        bulk.insert([score for score in self.changed if score.pk is None])
        bulk.update([s for s in self.changed if s.pk is not None], {"points"})

    def _score(self, row, criterion):
        new = Score(evaluation_id=row.pk, criterion_id=criterion, points=None)
        return self.given.get((row.pk, criterion), new)

    def _of(self, row):
        keys = ((row.pk, criterion) for criterion in self.criteria)
        return [self.given[key] for key in keys if key in self.given]


def _say(points):
    return "" if points is None else vietnamese.number(points)
