from django import forms

from accounts import vietnamese
from accounts.forms.act import ActForm
from accounts.forms.day import DayField
from unions.choices import Area, Bloc, Form, SchoolKind
from unions.models import Unit
from unions.services import units

from .unit_field import UnitField

NONE = [("", "– Không –")]


class UnitForm(ActForm):
    """A change of a unit from a day on, which can be undone."""

    def do(self, act, **facts):
        return units.undoable(
            act, unit=self.subject, at=self.now, by=self.user, **facts
        )


class Placing(UnitForm):
    """The facts of a period that are chosen."""

    form = forms.ChoiceField(label="Loại hình", choices=Form)
    bloc = forms.ChoiceField(label="Khối", choices=NONE + Bloc.choices, required=False)
    area = forms.ChoiceField(
        label="Địa bàn", choices=NONE + Area.choices, required=False
    )
    school_kind = forms.ChoiceField(
        label="Loại chi đoàn trường học",
        choices=NONE + SchoolKind.choices,
        required=False,
    )
    official_code = forms.CharField(
        label="Mã hành chính",
        max_length=10,
        required=False,
        help_text="Mã của Nhà nước cho xã, huyện; để trống nếu không có.",
    )
    special_area = forms.BooleanField(
        label="Vùng đặc biệt khó khăn, biên giới", required=False
    )


class FoundForm(Placing):
    code = forms.CharField(
        label="Mã đơn vị",
        max_length=60,
        help_text="Chữ không dấu, chữ số, gạch nối; ví dụ CB-HQ-TH. Không dùng lại mã.",
    )
    name = forms.CharField(label="Tên", max_length=200)
    parent = UnitField(label="Đơn vị cấp trên", required=False)
    on = DayField(label="Thành lập từ ngày")

    field_order = ["code", "name", "form", "parent", "on", "bloc", "area"]

    def facts(self):
        return {"on": self.today, "form": Form.BRANCH}

    def prepare(self):
        parent = self.fields["parent"]
        parent.rows = Unit.objects.visible_to(self.user)
        # What has none above it lies under nobody's mandate.
        parent.required = not self.user.is_superuser

    def perform(self, **facts):
        unit = units.found(by=self.user, **facts)
        return f"Đã thành lập {unit}.", unit


class RenameForm(UnitForm):
    name = forms.CharField(label="Tên mới", max_length=200)
    on = DayField(
        label="Từ ngày", help_text="Báo cáo của những ngày trước vẫn giữ tên cũ."
    )

    def facts(self):
        return {"name": self.subject.name, "on": self.today}

    def perform(self, name, on):
        footprint = self.do(units.rename, name=name, on=on)
        sentence = f"Từ ngày {vietnamese.day(on)}, đơn vị mang tên {self.subject.name}."
        return sentence, self.subject, footprint


class MoveForm(UnitForm):
    parent = UnitField(label="Đơn vị cấp trên mới")
    on = DayField(label="Từ ngày")

    def facts(self):
        return {"on": self.today}

    def prepare(self):
        self.fields["parent"].rows = Unit.objects.visible_to(self.user)

    def consequences(self):
        seen = Unit.objects.visible_to(self.user)
        below = seen.under(self.subject, self.cleaned_data["on"]).count() - 1
        day = vietnamese.day(self.cleaned_data["on"])
        return [
            f"Từ ngày {day}, {self.subject.name} trực thuộc "
            f"{self.cleaned_data['parent']}.",
            f"{vietnamese.number(below)} đơn vị trực thuộc chuyển theo.",
            "Số liệu của những ngày trước giữ nguyên.",
        ]

    def perform(self, parent, on):
        footprint = self.do(units.move, parent=parent, on=on)
        return f"Đã chuyển {self.subject.name} về {parent}.", self.subject, footprint


class ChangeForm(Placing):
    on = DayField(label="Từ ngày")

    def facts(self):
        row = self.subject.placements.open().first()
        facts = {name: getattr(row, name, "") for name in Placing.base_fields}
        return facts | {"on": self.today}

    def perform(self, on, **facts):
        footprint = self.do(units.change, on=on, **facts)
        sentence = f"Đã đổi loại hình, khối của {self.subject.name}."
        return sentence, self.subject, footprint


class DissolveForm(UnitForm):
    into = UnitField(
        label="Đơn vị tiếp nhận",
        required=False,
        help_text="Để trống khi đơn vị không còn đoàn viên.",
    )
    on = DayField(label="Không còn hoạt động từ ngày")

    def facts(self):
        return {"on": self.today}

    def prepare(self):
        rows = Unit.objects.visible_to(self.user).filter(level=self.subject.level)
        self.fields["into"].rows = rows.exclude(pk=self.subject.pk)

    def consequences(self):
        on, into = self.cleaned_data["on"], self.cleaned_data["into"]
        taken = (
            f"đoàn viên và hồ sơ chuyển sang {into}" if into else "không nơi nào nhận"
        )
        return [
            f"{self.subject} kết thúc hoạt động từ ngày {vietnamese.day(on)}; {taken}.",
            "Chức danh và định biên của đơn vị kết thúc cùng ngày.",
            "Số liệu của những ngày trước giữ nguyên.",
        ]

    def perform(self, into, on):
        footprint = self.do(units.dissolve, into=into, on=on)
        return f"{self.subject.name} đã kết thúc hoạt động.", self.subject, footprint
