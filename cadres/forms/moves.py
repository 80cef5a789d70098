from django import forms

from accounts import vietnamese
from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from cadres.choices import Employment, Manner, MoveKind, Sphere, Tier
from cadres.models import Post
from cadres.services import moves
from members.forms.person_field import PersonField
from members.models import Person
from unions.forms.unit_field import UnitField
from unions.models import Unit

from .posts import posts_for

NOT = [("", "– Không ghi –")]


class Going(forms.Form):
    """Where to, when and by what: the facts of a move but who and from where."""

    kind = forms.ChoiceField(label="Hình thức", choices=MoveKind)
    on = DayField(label="Từ ngày")
    sphere = forms.ChoiceField(label="Nơi đến thuộc", choices=Sphere)
    tier = forms.ChoiceField(label="Cấp của nơi đến", choices=Tier)
    into = UnitField(
        label="Đơn vị Đoàn nơi đến",
        required=False,
        help_text="Khi nơi đến thuộc tổ chức Đoàn; nhập mã hoặc tên, không cần dấu.",
    )
    into_post = forms.ModelChoiceField(
        Post.objects.none(), label="Chức danh nơi đến", required=False, empty_label="–"
    )
    place = forms.CharField(
        label="Cơ quan, chức vụ nơi đến",
        max_length=200,
        required=False,
        help_text="Khi nơi đến ngoài tổ chức Đoàn.",
    )
    planned_until = DayField(
        label="Dự kiến về ngày",
        required=False,
        help_text="Chỉ ghi khi cử đi thực tế có thời hạn.",
    )
    is_over_age = forms.BooleanField(
        label="Bố trí khi hết tuổi công tác Đoàn", required=False
    )
    decision = forms.CharField(label="Số quyết định", max_length=120, required=False)

    def prepare(self):
        for name in ("post", "into_post"):
            if name in self.fields:
                self.fields[name].queryset = posts_for(self.user)
        for name, model in (("into", Unit), ("unit", Unit), ("person", Person)):
            if name in self.fields:
                self.fields[name].rows = model.objects.visible_to(self.user)


class Sending(Going, ActForm):
    """A move, and what becomes of the posts with it."""

    leaves = forms.BooleanField(
        label="Thôi giữ chức danh ở đơn vị đi từ ngày đó", required=False
    )
    manner = forms.ChoiceField(
        label="Nhận chức danh nơi đến theo hình thức",
        choices=NOT + Manner.choices,
        required=False,
        help_text="Ghi luôn chức danh ở đơn vị Đoàn nơi đến, từ ngày đó.",
    )
    employment = forms.ChoiceField(
        label="Chế độ ở nơi đến", choices=Employment, required=False
    )
    waiver = forms.CharField(
        label="Lý do vẫn bố trí",
        max_length=500,
        required=False,
        help_text="Khi chức danh nơi đến chưa đúng tiêu chuẩn.",
    )

    def facts(self):
        return {"on": self.today, "employment": Employment.FULL_TIME}

    def send(self, *, manner, employment, **facts):
        joins = {"manner": manner, "employment": employment} if manner else None
        move, footprint = moves.record(joins=joins, by=self.user, at=self.now, **facts)
        day = vietnamese.day(move.on)
        return f"Đã ghi {move}, từ ngày {day}.", move, footprint


class RecordMoveForm(Sending):
    person = PersonField(label="Cán bộ")
    unit = UnitField(label="Đơn vị đi")
    post = forms.ModelChoiceField(Post.objects.none(), label="Chức danh khi đi")

    field_order = ["person", "unit", "post"]

    def perform(self, **facts):
        return self.send(**facts)


class MoveHolderForm(Sending):
    """The subject is the tenure that is left."""

    def facts(self):
        return super().facts() | {"leaves": True}

    def perform(self, **facts):
        held = self.subject
        return self.send(person=held.person, unit=held.unit, post=held.post, **facts)


class ComeBackForm(ActForm):
    on = DayField(label="Về từ ngày")
    leaves = forms.BooleanField(
        label="Thôi giữ chức danh ở nơi đến từ ngày đó", required=False, initial=True
    )

    manner = forms.ChoiceField(
        label="Nhận lại chức danh khi đi theo hình thức",
        choices=NOT + Manner.choices,
        required=False,
    )
    employment = forms.ChoiceField(label="Chế độ", choices=Employment, required=False)
    waiver = forms.CharField(
        label="Lý do vẫn bố trí",
        max_length=500,
        required=False,
        help_text="Khi chức danh nhận lại chưa đúng tiêu chuẩn.",
    )

    def facts(self):
        move = self.subject
        day = min(move.planned_until, self.today)
        return {"on": day, "employment": Employment.FULL_TIME}

    def prepare(self):
        post = f"{self.subject.post}, {self.subject.unit}"
        if moves.keeps_post(self.subject):
            self.fields["on"].help_text = f"Vẫn giữ chức danh {post}."
            for name in ("manner", "employment", "waiver"):
                del self.fields[name]
        else:
            self.fields["manner"].help_text = (
                f"Đã thôi giữ {post}. Để “Không ghi” khi về mà không trở lại chức danh "
                "này."
            )

    def perform(self, *, on, leaves, manner="", employment="", waiver=""):
        rejoins = {"manner": manner, "employment": employment} if manner else None
        footprint = moves.come_back(
            move=self.subject,
            on=on,
            leaves=leaves,
            rejoins=rejoins,
            waiver=waiver,
            by=self.user,
            at=self.now,
        )
        day = vietnamese.day(on)
        return f"{self.subject.person} đã về từ ngày {day}.", self.subject, footprint


class CorrectMoveForm(Going, CorrectionForm):
    unit = UnitField(label="Đơn vị đi")
    post = forms.ModelChoiceField(Post.objects.none(), label="Chức danh khi đi")
    returned_on = DayField(label="Đã về ngày", required=False)

    field_order = ["unit", "post"]

    def perform(self, **facts):
        footprint = self.correct(moves.correct, move=self.subject, **facts)
        return "Đã đính chính lượt luân chuyển, điều động.", self.subject, footprint
