"""Acts: what is done to a record, each on a page of its own."""

from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse

from accounts.forms.act import ActForm

# Acts that a higher floor adds to the records of a lower one.
ADDED = defaultdict(list)


def add(model, *acts):
    ADDED[model] += acts


class Button:
    """What the page of a record offers to do."""

    opens = False

    def allows(self, user, subject=None):
        fits = self.opens if subject is None else not self.opens
        sensible = self.when is None or subject is None or self.when(subject)
        if not (fits and sensible and user.has_perm(self.permission)):
            return False
        return self.who is None or subject is None or self.who(user, subject)


@dataclass(frozen=True)
class Page(Button):
    """A button that leads to a page of its own: `url_name`, with the key of the record.
    That page asks for the rights itself."""

    slug: str
    label: str
    url_name: str
    permission: str
    when: object = None
    who: object = None

    def address(self, subject):
        return reverse(self.url_name, args=[subject.pk])


@dataclass(frozen=True)
class Act(Button):
    """A button and the form behind it. `permission` is the whole name of one; `when`
    says whether the act makes sense for a record, `who` whether it is for this user to
    do it to that record; `confirm` shows the consequences
    before it is done; `opens` marks the act that makes a new record."""

    slug: str
    label: str
    form: type[ActForm]
    permission: str
    when: object = None
    confirm: bool = False
    opens: bool = False
    who: object = None
