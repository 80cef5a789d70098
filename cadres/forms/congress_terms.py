"""What a congress decided, as it is filled in: checked, told beforehand, recorded."""

from collections import Counter

from django.core.exceptions import ValidationError

from accounts import vietnamese
from cadres.services import congresses, elections
from cadres.services.elections import Elected

from .congress_asking import AskingForm


class HoldForm(AskingForm):
    def clean(self):
        super().clean()
        for place in range(self.count):
            self._check_line(place)
        if not self.errors:
            self._try_elected()
        return self.cleaned_data

    def _check_line(self, place):
        person = self.cleaned_data.get(f"new-{place}")
        post = self.cleaned_data.get(f"new-post-{place}")
        if person and not post and f"new-post-{place}" not in self.errors:
            sentence = f"Hãy chọn chức danh của {person}."
            self.add_error(f"new-post-{place}", sentence)
        if post and not person and f"new-{place}" not in self.errors:
            sentence = f"Hãy nhập người trúng cử {self.posts[post]}."
            self.add_error(f"new-{place}", sentence)

    def _try_elected(self):
        try:
            elections.check(
                unit=self.subject,
                on=self.cleaned_data["term_since"],
                sizes=self.sizes,
                elected=list(self.elected.values()),
                waiver=self.cleaned_data["waiver"],
            )
        except ValidationError as error:
            self._refuse(error)

    def _refuse(self, error):
        """A fault of somebody elected stands at the line that names them."""
        if hasattr(error, "error_dict"):
            names = {f"elected-{n}": name for n, name in enumerate(self.elected)}
            told = {names.get(k, k): each for k, each in error.error_dict.items()}
            error = ValidationError(told)
        super()._refuse(error)

    @property
    def sizes(self):
        return {
            post: self.cleaned_data[f"size-{code}"] for code, post in self.posts.items()
        }

    @property
    def elected(self):
        """{field that names the person: Elected}"""
        filled = self.cleaned_data
        again = {
            f"keep-{row.pk}": Elected(
                row.person, row.post, filled[f"keep-pay-{row.pk}"]
            )
            for row in self.sitting
            if filled[f"keep-{row.pk}"]
        }
        new = {
            f"new-{n}": self._elected_at(n)
            for n in range(self.count)
            if filled[f"new-{n}"]
        }
        return again | new

    def _elected_at(self, place):
        filled = self.cleaned_data
        post = self.posts[filled[f"new-post-{place}"]]
        return Elected(filled[f"new-{place}"], post, filled[f"new-pay-{place}"])

    def consequences(self):
        on = vietnamese.day(self.cleaned_data["term_since"])
        until = vietnamese.day(self.cleaned_data["term_until"])
        return [
            f"Nhiệm kỳ của {self.subject} từ ngày {on} đến trước ngày {until}.",
            f"{len(self.sitting)} lượt giữ chức danh của nhiệm kỳ trước kết thúc từ "
            f"ngày {on}, lý do: hết nhiệm kỳ.",
            *self._filling(),
        ]

    def _filling(self):
        """Post by post: seats, elected, vacancies."""
        counts = Counter(row.post for row in self.elected.values())
        for post, quota in self.sizes.items():
            count = counts[post]
            if quota:
                yield f"{post}: {quota} vị trí, {count} người trúng cử, khuyết " + str(
                    quota - count
                )

    def perform(self, **filled):
        congress, footprint = congresses.hold(
            unit=self.subject,
            sizes=self.sizes,
            elected=list(self.elected.values()),
            by=self.user,
            at=self.now,
            **{name: filled[name] for name in self.field_order},
        )
        count = len(self.elected)
        return f"Đã ghi {congress}: {count} lượt trúng cử.", congress, footprint
