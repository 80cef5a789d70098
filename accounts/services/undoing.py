"""How the rows of one model go back to what they were before an act."""

from django.apps import apps
from django.contrib.auth import get_permission_codename
from django.core.exceptions import ValidationError
from django.db import connection

from accounts import images
from accounts.models.append_only import AppendOnly

NAMED = 3


class Step:
    """What an act did to the rows of one model."""

    def __init__(self, label, columns, rows):
        self.model = apps.get_model(label)
        known = {field.attname: field for field in self.model._meta.concrete_fields}
        self.fields = [known[column] for column in columns]
        place = columns.index(self.model._meta.pk.attname)
        to_pk = self.model._meta.pk.to_python
        self.pairs = {to_pk((old or new)[place]): (old, new) for old, new in rows}

    @property
    def created(self):
        return [pk for pk, (old, _) in self.pairs.items() if old is None]

    @property
    def changed(self):
        return [pk for pk, pair in self.pairs.items() if None not in pair]

    def check_right(self, user):
        meta = self.model._meta
        right = f"{meta.app_label}.{get_permission_codename('change', meta)}"
        if not (user.is_active and user.is_staff and user.has_perm(right)):
            raise ValidationError(
                f"Không còn quyền ghi {meta.verbose_name}, nên không hoàn tác được."
            )

    def check_seen(self, user, *, whole):
        """The first row is the one that the act was done to."""
        for chunk in images.chunks(list(self.pairs)[: None if whole else 1]):
            seen = self.model._default_manager.visible_to(user).filter(pk__in=chunk)
            there = self.model._base_manager.filter(pk__in=chunk)
            if there.exclude(pk__in=seen.values("pk")).exists():
                raise ValidationError(
                    "Không hoàn tác được, vì có dữ liệu không còn trong phạm vi phụ "
                    "trách; hãy nhờ cấp trên hoàn tác."
                )

    def check_unchanged(self):
        found = images.read(self.model, self.pairs)
        now = {pk: images.normal(image) for pk, image in found}
        other = [pk for pk, (_, new) in self.pairs.items() if now.get(pk) != new]
        if other:
            raise ValidationError(
                f"Không hoàn tác được, vì đã có thay đổi về sau: {self.tell(other)}. "
                "Hãy hoàn tác hoặc đính chính những thay đổi đó trước."
            )

    def check_undepended(self, steps):
        # Also what the act changed: it did not depend on them before.
        ours = {step.model: set(step.pairs) for step in steps}
        for relation in self.model._meta.get_fields(include_hidden=True):
            if relation.auto_created and (relation.one_to_many or relation.one_to_one):
                self._check_relation(relation, ours.get(relation.related_model, set()))

    def _check_relation(self, relation, ours):
        rows = relation.related_model._base_manager
        for chunk in images.chunks(self.created):
            later = rows.filter(**{f"{relation.field.name}__in": chunk})
            others = set(later.values_list("pk", flat=True)) - ours
            if others:
                names = later.filter(pk__in=list(others)[:NAMED])
                raise ValidationError(
                    _tell_dependents(relation.related_model, _name(names, len(others)))
                )

    def tell(self, pks):
        rows = self.model._base_manager.filter(pk__in=pks[:NAMED])
        return _name(rows, len(pks)) or str(self.model._meta.verbose_name)

    def remove(self):
        there = [pk for pk, (_, new) in self.pairs.items() if new is not None]
        for chunk in images.chunks(there):
            # Nothing depends on them: looking for it once more would read every row.
            rows = self.model._base_manager.filter(pk__in=chunk)
            rows._raw_delete(connection.alias)

    def put_back(self):
        returning = [
            self._row(old) for old, _ in self.pairs.values() if old is not None
        ]
        self.model._base_manager.bulk_create(returning, batch_size=500)

    def check_apart(self):
        """What SQLite cannot watch: dated rows that would share a day."""
        rows = self.model._default_manager.all()
        if not hasattr(rows, "overlapping"):
            return
        returned = [pk for pk, (old, _) in self.pairs.items() if old is not None]
        for chunk in images.chunks(returned):
            found = list(rows.filter(pk__in=chunk).overlapping()[:NAMED])
            if found:
                raise ValidationError(
                    "Không hoàn tác được, vì dữ liệu ghi về sau chồng thời gian lên: "
                    f"{_name(found, len(found))}. Hãy đính chính dữ liệu ghi về sau "
                    "trước."
                )

    def _row(self, image):
        values = zip(self.fields, image, strict=True)
        return self.model(**{f.attname: f.to_python(value) for f, value in values})


def _tell_dependents(model, names):
    if issubclass(model, AppendOnly):
        return (
            f"Không hoàn tác được, vì đã ghi {names}, là dữ liệu không xóa được. Hãy "
            "đính chính những gì ghi sai, hoặc ghi việc tiếp theo."
        )
    return (
        f"Không hoàn tác được, vì về sau đã có dữ liệu dựa vào: {names}. Hãy hoàn tác "
        "những dữ liệu đó trước."
    )


def _name(rows, count):
    names = sorted(str(row) for row in rows)
    return ", ".join(names) + ("…" if names and count > len(names) else "")
