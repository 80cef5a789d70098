"""Opening, correcting, refreshing, closing campaigns, and their criteria."""

from django import forms

from accounts import vietnamese
from accounts.forms.act import ActForm
from accounts.forms.day import DayField
from cadres.choices import ObjectKind, Scale
from cadres.services import evaluation_campaigns as campaigns
from cadres.services import evaluation_criteria as criteria

GUIDANCE = forms.CharField(
    label="Văn bản hướng dẫn",
    max_length=200,
    required=False,
    help_text="Số, ngày và trích yếu của văn bản.",
)


class OpenCampaignsForm(ActForm):
    """Opens a campaign for each kind that is ticked."""

    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2100)
    scale = forms.ChoiceField(label="Thang đánh giá", choices=Scale)
    kinds = forms.MultipleChoiceField(
        label="Đối tượng",
        choices=ObjectKind,
        widget=forms.CheckboxSelectMultiple,
        help_text="Mỗi đối tượng là một đợt riêng.",
    )
    opens_on = DayField(label="Ngày mở")
    due_on = DayField(label="Hạn gửi đề nghị", help_text="Đến hết ngày này.")
    guidance = GUIDANCE

    def facts(self):
        return {"year": self.today.year, "opens_on": self.today}

    def perform(self, **cleaned):
        opened = campaigns.open_campaigns(by=self.user, at=self.now, **cleaned)
        names = "; ".join(str(campaign) for campaign in opened)
        objects = sum(campaign.evaluations.count() for campaign in opened)
        return (
            f"Đã mở {names}: {vietnamese.number(objects)} đối tượng trong danh sách.",
            opened[0],
        )


class EditCampaignForm(ActForm):
    opens_on = DayField(label="Ngày mở")
    due_on = DayField(label="Hạn gửi đề nghị", help_text="Đến hết ngày này.")
    guidance = GUIDANCE

    def facts(self):
        return {name: getattr(self.subject, name) for name in self.base_fields}

    def perform(self, **cleaned):
        campaign = campaigns.edit(campaign=self.subject, by=self.user, **cleaned)
        return f"Đã sửa {campaign}.", campaign


class RefreshCampaignForm(ActForm):
    """Draws the list up anew, without a question."""

    def consequences(self):
        day = vietnamese.day(min(self.today, self.subject.as_of))
        return [
            f"Danh sách được lấy lại theo hồ sơ ngày {day}.",
            "Đối tượng mới được thêm; đối tượng đã chuyển đơn vị đi theo đơn vị mới; "
            "đối tượng không còn được đưa ra, trở lại thì lấy lại kết quả đã ghi.",
        ]

    def perform(self):
        told = campaigns.refresh(campaign=self.subject, on=self.today, by=self.user)
        number = vietnamese.number
        return (
            f"Danh sách của {self.subject}: thêm {number(told.added)}, chuyển đơn vị "
            f"{number(told.moved)}, đưa ra {number(told.out)}, lấy lại "
            f"{number(told.back)}.",
            self.subject,
        )


class CloseCampaignForm(ActForm):
    """Freezes the campaign; the consequences are the page."""

    def consequences(self):
        tally, number = campaigns.consequences(self.subject), vietnamese.number
        ranks = Scale(self.subject.scale).ranks
        told = [f"{rank.label}: {number(tally.ranks.get(rank, 0))}" for rank in ranks]
        return [
            f"{number(tally.total)} đối tượng: {number(tally.rated)} đã xếp loại, "
            f"{number(tally.not_rated)} chưa xếp loại.",
            "; ".join(told) + ".",
            f"{number(tally.to_send)} đối tượng chưa gửi, {number(tally.sent)} chờ "
            "quyết định; còn đối tượng chờ quyết định thì chưa khóa được.",
            "Sau khi khóa, không ai ghi, gửi, quyết định được nữa; kết quả giữ nguyên "
            "dù đơn vị, nhân sự thay đổi về sau.",
        ]

    def perform(self):
        campaign = campaigns.close(campaign=self.subject, by=self.user, at=self.now)
        return f"Đã khóa {campaign}.", campaign


class ReopenCampaignForm(ActForm):
    reason = forms.CharField(label="Lý do mở lại", max_length=300)

    def perform(self, reason):
        campaign = campaigns.reopen(campaign=self.subject, reason=reason, by=self.user)
        return f"Đã mở lại {campaign}.", campaign


class AddCriterionForm(ActForm):
    label = forms.CharField(label="Tiêu chí", max_length=200)
    most = forms.IntegerField(label="Điểm tối đa", min_value=1, max_value=1000)

    def perform(self, **cleaned):
        made = criteria.add(campaign=self.subject, by=self.user, **cleaned)
        return f"Đã thêm tiêu chí {made}.", self.subject


class CorrectCriterionForm(ActForm):
    """One criterion of the campaign, put right."""

    criterion = forms.ModelChoiceField(label="Tiêu chí phải sửa", queryset=None)
    label = forms.CharField(label="Nội dung đúng", max_length=200)
    most = forms.IntegerField(label="Điểm tối đa", min_value=1, max_value=1000)

    def prepare(self):
        known = self.subject.criteria.visible_to(self.user).order_by("number")
        self.fields["criterion"].queryset = known

    def perform(self, **cleaned):
        made = criteria.correct(by=self.user, **cleaned)
        return f"Đã sửa tiêu chí {made}.", self.subject
