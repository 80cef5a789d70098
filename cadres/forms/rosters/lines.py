"""The lines of a table in which many people or units are written at once."""

from django import forms

from accounts.forms.lookup import LookupField
from cadres.forms.posts import posts_for
from cadres.models import Post
from members.forms.person_field import PersonField
from members.models import Person
from unions.models import Unit


class Line(forms.Form):
    """One line; where nothing was written there is none. `row` is the record that it
    shows, None for a new one, `heading` what that record is about."""

    def __init__(self, data=None, *, number, user, row=None, heading="", **facts):
        self.number, self.row, self.heading = number, row, heading
        facts |= {"empty_permitted": True, "use_required_attribute": False}
        super().__init__(data, **facts)
        where = str(heading or f"dòng {number}")
        for field in self.fields.values():
            _narrow(field, user)
            field.widget.attrs["aria-label"] = f"{field.label}, {where}"

    def spell_out(self):
        """Shows who was found in place of what was typed; `data` is one's own copy."""
        self.is_valid()
        for name, value in self.cleaned_data.items():
            if isinstance(self.fields[name], LookupField) and value:
                shown = self.fields[name].prepare_value(value)
                self.data[self.add_prefix(name)] = shown

    @property
    def anchor(self):
        """Where what is wrong with the whole line is put right."""
        return next(iter(self)).id_for_label

    @property
    def faults(self):
        """[(where, sentence)]"""
        found = [(self.anchor, told) for told in self.non_field_errors()]
        return found + [
            (field.id_for_label, f"{field.label}: {told}")
            for field in self
            for told in field.errors
        ]


def _narrow(field, user):
    """Lets a field find only what `user` may see."""
    if isinstance(field, LookupField):
        people = Person.objects.select_related("unit")
        rows = people if isinstance(field, PersonField) else Unit.objects
        field.rows = rows.visible_to(user)
    elif getattr(field, "queryset", None) is not None and field.queryset.model is Post:
        field.queryset = posts_for(user)
