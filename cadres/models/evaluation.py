from django.db import models
from django.db.models import Q

from accounts.choices import ReviewState
from accounts.models import Reviewed
from cadres.choices import Body, Rank
from members.models import Person
from unions.models import PlacedQuerySet, Unit
from unions.models.scoped import mandated

from .evaluation_campaign import EvaluationCampaign
from .post import Post


def _rank(label):
    return models.CharField(label, max_length=12, choices=Rank, blank=True)


class EvaluationQuerySet(PlacedQuerySet):
    def kept_by(self, user):
        """Whoever answers for the unit writes and sends; whoever answers for the one
        that decides, too, for it lies above."""
        return self.filter(mandated(user, "unit__"))

    def listed(self):
        """Those that there are on the day of the campaign."""
        return self.filter(is_out=False)

    def waiting(self):
        return self.filter(state=ReviewState.SUBMITTED)

    def rated(self):
        return self.exclude(rank="")


class Evaluation(Reviewed):
    """One object of a campaign: `unit` itself, a collective (`body`) or a person of it,
    from the self-assessment over the meeting and the proposal to the decision of
    `decider`. `unit` and `post` are those of the campaign's day, kept when people or
    units move later. Without a `rank` it is not rated, and `unrated` says why."""

    campaign = models.ForeignKey(
        EvaluationCampaign,
        models.PROTECT,
        related_name="evaluations",
        verbose_name="đợt đánh giá",
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="evaluations", verbose_name="đơn vị"
    )
    decider = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="cấp quyết định"
    )
    body = models.CharField("tập thể", max_length=9, choices=Body, blank=True)
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evaluations",
        verbose_name="cá nhân",
    )
    post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="chức danh",
    )
    is_registered = models.BooleanField("đăng ký danh hiệu", default=False)
    self_rank = _rank("tự đánh giá")
    meeting_rank = _rank("hội nghị")
    proposed_rank = _rank("đề nghị")
    rank = _rank("quyết định")
    score = models.DecimalField(
        "điểm", max_digits=6, decimal_places=2, null=True, blank=True
    )
    unrated = models.CharField("lý do chưa xếp loại", max_length=200, blank=True)
    decision = models.CharField("số quyết định", max_length=120, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    is_out = models.BooleanField("không còn trong danh sách", default=False)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = "đánh giá, xếp loại"
        verbose_name_plural = "đánh giá, xếp loại"
        permissions = [("approve_evaluation", "Quyết định xếp loại")]
        indexes = [
            models.Index(fields=["campaign", "unit"], name="cadres_evaluation_of_unit")
        ]
        constraints = [
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(
                fields=["campaign", "unit", "body"],
                condition=Q(person__isnull=True),
                name="cadres_evaluation_one_a_unit",
                violation_error_message="Đơn vị đã có trong danh sách đánh giá.",
            ),
            models.UniqueConstraint(
                fields=["campaign", "person"],
                condition=Q(person__isnull=False),
                name="cadres_evaluation_one_a_person",
                violation_error_message="Cá nhân đã có trong danh sách đánh giá.",
            ),
            models.CheckConstraint(
                condition=Q(rank="") | Q(state=ReviewState.APPROVED),
                name="cadres_evaluation_rank_if_approved",
                violation_error_message="Mức xếp loại chỉ có khi đã quyết định.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReviewState.APPROVED) | ~Q(rank="") | ~Q(unrated=""),
                name="cadres_evaluation_rank_or_why_not",
                violation_error_message="Hãy chọn mức xếp loại, hoặc ghi lý do chưa "
                "xếp loại.",
            ),
        ]

    def __str__(self):
        if self.person_id:
            return f"{self.person}, {self.unit}"
        return f"{self.get_body_display()} {self.unit}" if self.body else str(self.unit)
