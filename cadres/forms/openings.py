"""The seats of the units that a document founds."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from cadres.services import openings

MOST = 99


class OpeningsForm(forms.Form):
    """`places` are [(unit of the plan, [(post, quota)])]."""

    def __init__(self, data=None, *, document, user, places):
        self.document, self.user, self.places = document, user, places
        super().__init__(data)
        for unit, posts in places:
            for post, quota in posts:
                field = forms.IntegerField(
                    label=str(post), min_value=0, max_value=MOST, initial=quota
                )
                self.fields[self.name(unit, post)] = field

    def name(self, unit, post):
        return f"{unit.code}|{post.pk}"

    @property
    def groups(self):
        """[(unit, its fields)]"""
        return [
            (unit, [self[self.name(unit, post)] for post, _ in posts])
            for unit, posts in self.places
        ]

    def save(self):
        """Writes what differs. Returns how many, or None where the service refuses."""
        changed = [
            (unit, post, self.cleaned_data[self.name(unit, post)])
            for unit, posts in self.places
            for post, quota in posts
            if self.cleaned_data[self.name(unit, post)] != quota
        ]
        try:
            with transaction.atomic():
                for unit, post, quota in changed:
                    openings.fix(
                        restructuring=self.document,
                        unit=unit.code,
                        post=post,
                        quota=quota,
                        by=self.user,
                    )
        except ValidationError as error:
            self.add_error(None, ValidationError(error.messages))
            return None
        return len(changed)
