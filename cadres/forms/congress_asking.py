"""What the page of a congress asks: its facts, its seats, whom it elected."""

from django import forms

from accounts.forms.day import DayField
from cadres.choices import Employment
from cadres.models import Post, Seat, Tenure
from cadres.services.elections import ELECTIVE
from members.forms.person_field import PersonField
from members.models import Person

from .congresses import CongressFacts

FEW, MORE, MOST = 6, 10, 120
NO_POST = ("", "– Chọn –")


def pay_field(initial):
    return forms.ChoiceField(label="Chế độ", choices=Employment, initial=initial)


class AskingForm(CongressFacts):
    """The subject is a unit. Beside the facts of its congress: a number of seats for
    each elective post, whoever of those in office is elected again, and lines for
    others."""

    term_since = DayField(
        label="Nhiệm kỳ từ ngày",
        help_text="Từ ngày này người trúng cử giữ chức danh, người khác thôi giữ.",
    )
    waiver = forms.CharField(
        label="Lý do vẫn bố trí",
        max_length=500,
        required=False,
        help_text="Khi có người chưa đúng tiêu chuẩn chức danh.",
    )
    # Says that the boxes were seen: an empty one was emptied.
    lines = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST)

    field_order = ["name", "held_on", "term_since", "term_until", "document", "waiver"]

    def facts(self):
        day = self.today
        return {"held_on": day, "term_since": day, "lines": FEW, "is_fresh": True}

    def prepare(self):
        posts = Post.objects.filter(pk__in=ELECTIVE).order_by("rank")
        self.posts = {post.pk: post for post in posts}
        self.sitting = list(self._sitting())
        self.count = self._count()
        self._ask_sizes()
        for tenure in self.sitting:
            self._ask_again(tenure)
        people = Person.objects.visible_to(self.user)
        for place in range(self.count):
            self._ask_new(place, people)

    def _count(self):
        asked = str((self.data if self.is_bound else self.initial).get("lines"))
        count = int(asked) if asked.isdecimal() and len(asked) < 5 else FEW
        return min(count, MOST)

    def _sitting(self):
        """Who holds the elective posts, the highest first."""
        rows = Tenure.objects.open().filter(unit=self.subject, post__in=self.posts)
        rows = rows.select_related("person", "post")
        return rows.order_by("post__rank", "person__sort_key", "pk")

    def _ask_sizes(self):
        seats = Seat.objects.open().filter(unit=self.subject, post__in=self.posts)
        quotas = dict(seats.values_list("post", "quota"))
        for code, post in self.posts.items():
            number = forms.IntegerField(label=str(post), min_value=0, max_value=200)
            number.initial = quotas.get(code, 0)
            self.fields[f"size-{code}"] = number

    def _ask_again(self, tenure):
        self.fields[f"keep-{tenure.pk}"] = forms.BooleanField(
            label=f"{tenure.person}, {tenure.post}",
            required=False,
            initial=self.initial["is_fresh"],
        )
        self.fields[f"keep-pay-{tenure.pk}"] = pay_field(tenure.employment)

    def _ask_new(self, place, people):
        person = PersonField(label=f"Dòng {place + 1}", help_text="", required=False)
        person.rows = people
        self.fields[f"new-{place}"] = person
        self.fields[f"new-post-{place}"] = forms.ChoiceField(
            label=f"Chức danh ở dòng {place + 1}",
            choices=[NO_POST, *self.posts.items()],
            required=False,
        )
        self.fields[f"new-pay-{place}"] = pay_field(Employment.NONE)

    @property
    def congress_fields(self):
        return [self[name] for name in self.field_order]

    @property
    def size_fields(self):
        return [self[f"size-{code}"] for code in self.posts]

    @property
    def kept_lines(self):
        return [
            (row, self[f"keep-{row.pk}"], self[f"keep-pay-{row.pk}"])
            for row in self.sitting
        ]

    @property
    def new_lines(self):
        names = ("new", "new-post", "new-pay")
        return [[self[f"{name}-{n}"] for name in names] for n in range(self.count)]
