"""Standing rules over the records: what must always hold, and what waits for somebody.

Each floor declares its own in `<floor>/integrity.py`; they are found by themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import autodiscover_modules

PARAMETER = "kiem-tra"
_declared = {}


class Kind(models.TextChoices):
    ERROR = "ERROR", "Sai dữ liệu"
    ATTENTION = "ATTENTION", "Cần xử lý"


@dataclass(frozen=True, kw_only=True)
class StandingRule:
    """`find(day)` gives the rows of `model` that break the rule on `day`, each once;
    `explanation` says in Vietnamese what is wrong and what to do."""

    id: str
    label: str
    explanation: str
    model: type[models.Model]
    find: Callable
    kind: Kind = Kind.ERROR

    @property
    def is_error(self):
        return self.kind == Kind.ERROR

    @property
    def permission(self):
        meta = self.model._meta
        return f"{meta.app_label}.view_{meta.model_name}"

    @property
    def url(self):
        """The list of the offenders, or None where the admin has no such list."""
        meta = self.model._meta
        try:
            lists = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
        except NoReverseMatch:
            return None
        return f"{lists}?{PARAMETER}={self.id}"


@dataclass(frozen=True)
class Finding:
    """How many rows break a rule, as far as somebody may see."""

    rule: StandingRule
    count: int


def declare(*rules):
    """Puts rules on the list. Raises ValueError for an id that is taken."""
    for rule in rules:
        if rule.id in _declared:
            raise ValueError(f"Two standing rules are called {rule.id}.")
        _declared[rule.id] = rule


def rules():
    """Every rule, errors first, in the order of the floors."""
    _discover()
    return sorted(_declared.values(), key=lambda rule: not rule.is_error)


@cache
def _discover():
    autodiscover_modules("integrity")


def rules_for(user):
    """The rules whose rows `user` may list."""
    return [rule for rule in rules() if user.has_perm(rule.permission)]


def survey(user, day):
    """A Finding for each rule whose rows `user` may list, of the rows under the user's
    mandates, one query a rule."""
    return [
        Finding(rule, rule.find(day).visible_to(user).count())
        for rule in rules_for(user)
    ]
