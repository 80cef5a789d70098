from django.urls import reverse_lazy

from accounts.forms.lookup import LookupField
from members.models.person import pk_of


class PersonField(LookupField):
    """A person, by code or name."""

    url = reverse_lazy("suggest-people")
    noun = "người"

    def by_code(self, code):
        pk = pk_of(code)
        return self.rows.filter(pk=pk) if pk else self.rows.none()
