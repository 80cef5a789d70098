from django import forms

from accounts.forms.day import DayField

WORDS = forms.Textarea(attrs={"rows": 3})


class RefusableForm(forms.Form):
    def refuse(self, error):
        """Puts what a service refused beside its field; what it says of single rows
        stands above them all."""
        named = getattr(error, "error_dict", {None: error})
        for name, errors in named.items():
            self.add_error(name if name in self.fields else None, errors)


class DecisionForm(RefusableForm):
    """The paper by which ranks are decided; `waiver` says why more objects than the
    standard allows are rated the highest, or a title goes to who did not register."""

    decision = forms.CharField(label="Số quyết định", max_length=120)
    decided_on = DayField(label="Ngày quyết định")
    waiver = forms.CharField(
        label="Lý do vẫn quyết định", max_length=300, required=False, widget=WORDS
    )


class SendBackForm(RefusableForm):
    """Why objects are given back to be completed."""

    reason = forms.CharField(label="Lý do trả lại", max_length=500, widget=WORDS)


class PointsForm(RefusableForm):
    """The points of `row` by each criterion of its campaign; empty where none are
    given."""

    PREFIX = "tieu-chi-"

    def __init__(self, data=None, *, row):
        super().__init__(data)
        known = dict(row.scores.values_list("criterion", "points"))
        for criterion in row.campaign.criteria.order_by("number"):
            self.fields[f"{self.PREFIX}{criterion.pk}"] = forms.DecimalField(
                label=criterion.label,
                help_text=f"Nhiều nhất {criterion.most} điểm.",
                min_value=0,
                max_value=criterion.most,
                decimal_places=2,
                required=False,
                localize=True,
                initial=known.get(criterion.pk),
            )

    def read(self):
        """{key of the criterion: points or None}"""
        return {
            int(name.removeprefix(self.PREFIX)): points
            for name, points in self.cleaned_data.items()
        }
