"""Who goes to which part when a unit is split."""

from members.models import Person


class AllotForm:
    """One choice of a part for each of `people` (Person with `part`); `parts` are
    [(code, name)], the first for whoever has none."""

    def __init__(self, people, parts, data=None):
        self.parts = parts
        codes = [code for code, _ in parts]
        self.lines = []
        for person in people:
            name = f"phan-{person.pk}"
            chosen = (data or {}).get(name, person.part or codes[0])
            self.lines.append({"person": person, "name": name, "chosen": chosen})

    @property
    def chosen(self) -> dict[Person, str]:
        """{person: code} of those whose part was changed."""
        first = self.parts[0][0]
        return {
            line["person"]: line["chosen"]
            for line in self.lines
            if line["chosen"] != (line["person"].part or first)
        }
