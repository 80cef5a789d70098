"""What is done to a restructuring as a whole: written, reviewed, applied, undone."""

from django import forms
from django.urls import reverse
from django.utils.html import format_html

from accounts import vietnamese
from accounts.forms.act import ActForm
from accounts.forms.day import DayField
from unions.models import Mandate, Unit
from unions.restructuring import concerns, plan_of
from unions.restructuring.deeds import tell_deeds
from unions.services import restructurings

from .unit_field import UnitField


class DocumentForm(ActForm):
    number = forms.CharField(
        label="Số quyết định", max_length=60, help_text="Ví dụ 864-QĐ/TĐTN"
    )
    decided_on = DayField(label="Ngày quyết định")
    effective_on = DayField(
        label="Ngày có hiệu lực", help_text="Ngày đầu tiên theo tổ chức mới."
    )
    signer = forms.CharField(label="Người ký", max_length=120, required=False)
    summary = forms.CharField(
        label="Trích yếu", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    authority = UnitField(
        label="Đơn vị quyết định",
        help_text="Mọi đơn vị có tên trong quyết định thuộc đơn vị này.",
    )

    def prepare(self):
        self.fields["authority"].rows = Unit.objects.visible_to(self.user)


class DraftForm(DocumentForm):
    def facts(self):
        mandate = Mandate.objects.in_force(self.user, self.today).first()
        facts = {"decided_on": self.today, "effective_on": self.today}
        return facts | ({"authority": mandate.unit} if mandate else {})

    def perform(self, **facts):
        row = restructurings.draft(by=self.user, **facts)
        return f"Đã soạn {row}. Hãy ghi các dòng của quyết định.", row


class EditForm(DocumentForm):
    def facts(self):
        return {name: getattr(self.subject, name) for name in self.base_fields}

    def perform(self, **facts):
        row = restructurings.edit(restructuring=self.subject, by=self.user, **facts)
        return f"Đã sửa {row}.", row


class SubmitForm(ActForm):
    def consequences(self):
        return [
            f"{self.subject} được gửi để người khác phê duyệt.",
            "Trong khi chờ duyệt không sửa được; người duyệt có thể trả lại.",
        ]

    def perform(self):
        row = restructurings.submit(
            restructuring=self.subject, by=self.user, at=self.now
        )
        return f"Đã gửi duyệt {row}.", row


class ApproveForm(ActForm):
    def consequences(self):
        day = vietnamese.day(self.subject.effective_on)
        return [
            f"Phê duyệt {self.subject}: {tell_deeds(self.subject.rows.all())}.",
            f"Quyết định được áp dụng từ ngày {day} trở đi, bằng một việc riêng.",
            "Cho đến khi áp dụng vẫn trả lại được.",
        ]

    def perform(self):
        row = restructurings.approve(
            restructuring=self.subject, by=self.user, at=self.now
        )
        return f"Đã phê duyệt {row}.", row


class ReturnForm(ActForm):
    reason = forms.CharField(
        label="Lý do trả lại",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Người soạn đọc lý do này để hoàn thiện quyết định.",
    )

    def perform(self, reason):
        row = restructurings.send_back(
            restructuring=self.subject, reason=reason, by=self.user, at=self.now
        )
        return f"Đã trả lại {row} để hoàn thiện.", row


class ApplyForm(ActForm):
    @property
    def deed(self):
        return f"Áp dụng {tell_deeds(self.subject.rows.all())}"

    def consequences(self):
        plan = plan_of(self.subject)
        day = vietnamese.day(plan.on)
        told = [
            f"Từ ngày {day}: {vietnamese.number(len(plan.endings))} đơn vị kết thúc, "
            f"{vietnamese.number(len(plan.founded))} đơn vị thành lập, "
            f"{vietnamese.number(len(plan.changed))} đơn vị thay đổi.",
        ]
        told += [
            f"{tally.label}: {vietnamese.number(tally.count)}."
            for concern in concerns.survey(plan, self.subject)
            for tally in concern.tallies
            if tally.count
        ]
        return [
            *told,
            f"Số liệu của mọi ngày trước {day} giữ nguyên.",
            "Tất cả được ghi cùng một lúc, hoặc không ghi gì; sau đó vẫn hoàn tác được "
            "khi chưa có việc nào về sau dựa vào.",
        ]

    def perform(self):
        restructurings.apply(restructuring=self.subject, by=self.user, at=self.now)
        meta = self.subject._meta
        name = f"admin:{meta.app_label}_{meta.model_name}_act"
        undo = reverse(name, args=[self.subject.pk, "hoan-tac"])
        told = f"Đã áp dụng {self.subject}: {tell_deeds(self.subject.rows.all())}."
        return format_html('{} <a href="{}">Hoàn tác</a>', told, undo), self.subject


class UndoForm(ActForm):
    @property
    def deed(self):
        return f"Hoàn tác {tell_deeds(self.subject.rows.all())}"

    def consequences(self):
        footprint = restructurings.footprint_of(self.subject)
        rows = vietnamese.number(footprint.rows) if footprint else "–"
        return [
            f"{rows} bản ghi mà {self.subject} đã ghi trở lại đúng như trước khi áp "
            "dụng.",
            "Nếu có việc về sau dựa vào đó thì không hoàn tác gì, và nói rõ vì sao.",
            "Quyết định vẫn ở trạng thái đã duyệt, có thể áp dụng lại.",
        ]

    def perform(self):
        restructurings.undo(restructuring=self.subject, by=self.user, at=self.now)
        return f"Đã hoàn tác việc áp dụng {self.subject}.", self.subject
