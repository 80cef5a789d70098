from datetime import UTC, date, datetime

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from cadres import models
from cadres.choices import ObjectKind, Scale

from .accounts import UserFactory
from .cadres import TenureFactory
from .unions import RuleFactory, UnitFactory

AT = datetime(2021, 11, 1, 8, tzinfo=UTC)


class EvaluationCampaignFactory(DjangoModelFactory):
    class Meta:
        model = models.EvaluationCampaign

    year = Sequence(lambda n: 2021 + n)
    scale = Scale.QUALITY
    kind = ObjectKind.BRANCH
    opens_on = date(2021, 11, 1)
    due_on = date(2021, 12, 20)
    opened_at = AT
    opened_by = SubFactory(UserFactory)


class CriterionFactory(DjangoModelFactory):
    class Meta:
        model = models.Criterion

    campaign = SubFactory(EvaluationCampaignFactory)
    number = Sequence(lambda n: n + 1)
    label = Sequence(lambda n: f"Tiêu chí {n}")
    most = 10


class EvaluationFactory(DjangoModelFactory):
    """Of the unit itself, its decider the one above."""

    class Meta:
        model = models.Evaluation

    campaign = SubFactory(EvaluationCampaignFactory)
    unit = SubFactory(UnitFactory)
    decider = LazyAttribute(lambda row: row.unit.parent or row.unit)


class ScoreFactory(DjangoModelFactory):
    class Meta:
        model = models.Score

    evaluation = SubFactory(EvaluationFactory)
    criterion = LazyAttribute(
        lambda row: CriterionFactory(campaign=row.evaluation.campaign)
    )
    points = 8


class EvaluationReminderFactory(DjangoModelFactory):
    class Meta:
        model = models.EvaluationReminder

    campaign = SubFactory(EvaluationCampaignFactory)
    unit = SubFactory(UnitFactory)
    user = SubFactory(UserFactory)
    on = date(2021, 12, 1)


class WaiverFactory(DjangoModelFactory):
    """Of a tenure."""

    class Meta:
        model = models.Waiver

    rule = SubFactory(RuleFactory)
    tenure = SubFactory(TenureFactory)
    unit = LazyAttribute(lambda row: row.tenure.unit)
    breach = "36 tuổi, quy định 35"
    reason = "Chưa có nguồn thay thế"
    at = AT
    by = SubFactory(UserFactory)
