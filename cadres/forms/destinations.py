"""Where the holders of vanishing seats go."""

from django import forms

from accounts.forms.act import ActForm
from cadres.choices import PLACED, Employment, Outcome
from cadres.models import Destination, Post
from cadres.services import destinations
from unions.forms.place_field import PlaceField
from unions.models import Unit

PARTED = "|"
AS_BEFORE = [("", "– Như cũ –")]


class TableForm:
    """The rows of a table (cadres.restructuring.Row) with two choices each: the outcome
    and the place, a unit and a post in it."""

    def __init__(self, rows, data=None):
        self.data = data
        self.lines = [Line(row, data) for row in rows]

    @property
    def rows(self):
        """What was chosen, as Destination, not saved; lines that were not sent are left
        as they are."""
        return [line.destination for line in self.lines if line.is_sent]

    def refuse(self, told):
        """`told` is {key of the tenure, as text: [sentence]}."""
        for line in self.lines:
            line.errors = told.get(str(line.key), [])

    @property
    def refused(self):
        return [line for line in self.lines if line.errors]


class Line:
    def __init__(self, row, data):
        self.row, self.errors = row, []
        self.key = row.tenure.pk
        self.outcome_name = f"o-{self.key}"
        self.place_name = f"p-{self.key}"
        sent = data or {}
        self.is_sent = self.outcome_name in sent
        self.outcome = sent.get(self.outcome_name, str(row.outcome))
        self.place = sent.get(self.place_name, self._own)

    @property
    def _own(self):
        post = self.row.post
        return f"{self.row.into}{PARTED}{post.pk}" if post else ""

    @property
    def places(self):
        """[(value, label)] of the posts with room, and of what stands there already."""
        row = self.row
        found = {}
        if row.post:
            found[self._own] = (
                f"{row.post}, {row.place.name if row.place else row.into}"
            )
        for choice in row.choices:
            value = f"{choice.into}{PARTED}{choice.post.pk}"
            found.setdefault(value, f"{choice.post}, {choice.unit.name}")
        return list(found.items())

    @property
    def destination(self):
        into, _, post = self.place.partition(PARTED)
        is_placed = self.outcome in PLACED
        kept = self.row.recorded
        same = kept and (kept.into, kept.post_id) == (into, post)
        return Destination(
            tenure=self.row.tenure,
            outcome=self.outcome,
            into=into if is_placed else "",
            post=self._post(post) if is_placed else None,
            employment=kept.employment if same and is_placed else "",
        )

    def _post(self, code):
        known = [choice.post for choice in self.row.choices]
        known += [self.row.post] if self.row.post else []
        return next((post for post in known if post.pk == code), None)


def as_suggested(row):
    """A row (cadres.restructuring.Row) as Destination, not saved."""
    is_placed = row.outcome in PLACED
    return Destination(
        tenure=row.tenure,
        outcome=row.outcome,
        into=row.into if is_placed else "",
        post=row.post if is_placed else None,
    )


class SettleForm(ActForm):
    """One holder, to any unit and post. `subject` is the row of the table."""

    outcome = forms.ChoiceField(label="Kết quả", choices=Outcome)
    into = PlaceField(
        label="Đơn vị bố trí",
        required=False,
        help_text="Để trống nếu không bố trí chức danh.",
    )
    post = forms.ModelChoiceField(
        Post.objects.order_by("rank"),
        label="Chức danh bố trí",
        required=False,
        empty_label="– Không –",
    )
    employment = forms.ChoiceField(
        label="Chế độ", choices=AS_BEFORE + Employment.choices, required=False
    )

    def __init__(self, data=None, *, document, fresh, **facts):
        self.document, self.fresh = document, fresh
        super().__init__(data, **facts)

    def facts(self):
        row = self.subject
        into = f"{row.into} – {row.place}" if row.place else row.into
        kept = row.recorded.employment if row.recorded else ""
        facts = {"outcome": row.outcome, "into": into, "employment": kept}
        return facts | {"post": row.post.pk if row.post else None}

    def prepare(self):
        units = Unit.objects.visible_to(self.user).filter(closed_on=None)
        self.fields["into"].rows = units
        self.fields["into"].offer_fresh(self.fresh, self.document)

    def perform(self, **facts):
        tenure = self.subject.tenure
        destinations.settle(
            restructuring=self.document, tenure=tenure, by=self.user, **facts
        )
        return f"Đã ghi nơi bố trí của {tenure.person}.", tenure
