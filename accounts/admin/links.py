"""Links that a higher floor adds to the records of a lower one: pages and papers, as
acts.add does for what is done to them."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse

ADDED = defaultdict(list)


def add(model, *links):
    ADDED[model] += links


@dataclass(frozen=True)
class Link:
    """A page about a record: its address is `url_name` filled with the key of the
    record and `kwargs`. `permission` is the whole name of one; `when` says whether
    there is such a page for a record."""

    label: str
    url_name: str
    permission: str
    kwargs: dict = field(default_factory=dict)
    when: Callable | None = None

    def fits(self, user, record):
        sensible = self.when is None or self.when(record)
        return sensible and user.has_perm(self.permission)

    def address(self, record):
        return reverse(self.url_name, kwargs={"pk": record.pk, **self.kwargs})


def links_for(user, record):
    """The links that `user` may follow from `record`, as label and url."""
    return [
        {"label": link.label, "url": link.address(record)}
        for link in ADDED[type(record)]
        if link.fits(user, record)
    ]
