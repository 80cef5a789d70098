from datetime import date

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from unions.choices import Area, Bloc, DocumentKind, Form, LineKind, RuleKind
from unions.models import (
    Document,
    LineRow,
    Mandate,
    Placement,
    Restructuring,
    Rule,
    Succession,
    Unit,
)
from unions.services import units

from .accounts import UserFactory


class ProvinceFactory(DjangoModelFactory):
    class Meta:
        model = Unit

    code = Sequence(lambda n: f"P{n}")
    name = Sequence(lambda n: f"Tỉnh Đoàn {n}")
    form = Form.PROVINCIAL
    on = date(2018, 1, 1)
    by = SubFactory(UserFactory)

    @classmethod
    def _create(cls, model, **facts):
        return units.found(**facts)


class UnitFactory(ProvinceFactory):
    """A branch right under its own province."""

    code = Sequence(lambda n: f"U{n}")
    name = Sequence(lambda n: f"Chi đoàn {n}")
    form = Form.BRANCH
    parent = SubFactory(ProvinceFactory)
    bloc = Bloc.RESIDENTIAL
    area = Area.RURAL


class PlacementFactory(UnitFactory):
    """The placement that a unit is founded with."""

    class Meta:
        model = Placement

    @classmethod
    def _create(cls, model, **facts):
        return units.found(**facts).placements.get()


class MandateFactory(DjangoModelFactory):
    class Meta:
        model = Mandate

    user = SubFactory(UserFactory)
    unit = SubFactory(UnitFactory)
    since = date(2018, 1, 1)


class SuccessionFactory(DjangoModelFactory):
    class Meta:
        model = Succession

    unit = SubFactory(UnitFactory)
    into = SubFactory(UnitFactory)
    on = date(2020, 1, 1)


class RestructuringFactory(DjangoModelFactory):
    class Meta:
        model = Restructuring

    number = Sequence(lambda n: f"{n}-QĐ/TĐTN")
    decided_on = date(2020, 1, 10)
    effective_on = date(2020, 2, 1)
    summary = "Về việc sắp xếp tổ chức đoàn"
    authority = SubFactory(ProvinceFactory)


class LineRowFactory(DjangoModelFactory):
    class Meta:
        model = LineRow

    restructuring = SubFactory(RestructuringFactory)
    line = 1
    position = Sequence(lambda n: n % 30_000)
    kind = LineKind.RENAME
    unit = "CB"
    name = "Tỉnh Đoàn Cao Bằng"


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = Document

    symbol = Sequence(lambda n: f"{n:02d}-KL/TWĐTN")
    kind = DocumentKind.CONCLUSION
    issuer = "Ban Bí thư Trung ương Đoàn"
    summary = "Về một việc"


class RuleFactory(DjangoModelFactory):
    """Beside those that the migrations bring."""

    class Meta:
        model = Rule

    kind = RuleKind.POST_AGE
    post = Sequence(lambda n: f"POST{n}")
    value = 35
    source = "Quy chế cán bộ Đoàn"
    since = date(2018, 1, 1)
