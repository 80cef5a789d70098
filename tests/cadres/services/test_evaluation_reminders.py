"""Letters about what units owe a campaign."""

from datetime import date

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from cadres.choices import ObjectKind
from cadres.models import Evaluation, EvaluationReminder, Post
from cadres.services import evaluation_campaigns, evaluation_owing, evaluation_reminders
from tests import factories
from tests.fixtures_evaluations import CLOSED_AT

TODAY = date(2021, 12, 15)


@pytest.fixture(autouse=True)
def _addresses(binh, chi, an, dung):
    for user in (binh, chi, an, dung):
        user.email = f"{user.username}@example.org"
        user.save()


@pytest.fixture
def remind(campaign):
    def remind(day=TODAY, by=None, is_planned=False):
        return evaluation_reminders.remind(
            campaign=campaign, day=day, by=by, is_planned=is_planned
        )

    return remind


def addresses():
    return sorted(address for letter in mail.outbox for address in letter.to)


def owed(campaign):
    rows = Evaluation.objects.filter(campaign=campaign)
    found = evaluation_owing.owing_of(campaign, rows, TODAY)
    return [(owing.unit.code, owing.count, owing.returned) for owing in found]


def test_districts_write_for_their_communes(campaign, remind, ha_quang, hoa_an):
    assert owed(campaign) == [("CB-HAQUANG", 2, 0), ("CB-HOAAN", 1, 0)]

    outcome = remind()

    assert addresses() == ["binh@example.org", "chi@example.org"]
    assert [owing.unit for owing, _ in outcome.sent] == [ha_quang, hoa_an]
    assert (outcome.failed, outcome.silent) == ([], [])


def test_nearest_office_that_can_be_written_to_is(campaign, minh):
    minh.email = "minh@example.org"
    minh.save()

    assert owed(campaign) == [
        ("CB-HAQUANG", 1, 0),
        ("CB-HOAAN", 1, 0),
        ("CB-HQ-TH", 1, 0),
    ]


def test_unit_of_which_nobody_can_be_written_to_is_told(
    open_campaign, ha_quang, thong_nong
):
    """The province answers for itself alone."""
    campaign = open_campaign(ObjectKind.DISTRICT)
    assert owed(campaign) == [
        ("CB-HAQUANG", 1, 0),
        ("CB-HOAAN", 1, 0),
        ("CB-THONGNONG", 1, 0),
    ]

    outcome = evaluation_reminders.remind(campaign=campaign, day=TODAY, by=None)

    assert addresses() == ["binh@example.org", "chi@example.org"]
    assert [owing.unit for owing in outcome.silent] == [thong_nong]


def test_province_owes_its_own(open_campaign, province):
    post = Post.objects.get(code="STANDING_MEMBER")
    factories.SeatFactory(unit=province, post=post)
    campaign = open_campaign(ObjectKind.COLLECTIVE)

    assert owed(campaign) == [("CB", 1, 0)]


def test_what_is_sent_or_out_is_not_owed(campaign, waiting, clinic):
    campaign.evaluations.filter(unit=clinic).update(is_out=True)

    assert owed(campaign) == [("CB-HOAAN", 1, 0)]


def test_letter_says_what_is_owed_and_when(campaign, remind, waiting, an, settings):
    Evaluation.objects.filter(pk=waiting.pk).update(state="RETURNED", reason="Thiếu")
    settings.SITE_ADDRESS = "https://doanvu.example.org"
    remind()

    letter = next(m for m in mail.outbox if m.to == ["binh@example.org"])
    assert letter.subject == f"{campaign}: đề nghị xếp loại quá hạn 5 ngày"
    assert letter.body == (
        "Kính gửi đồng chí Lục Văn Bình,\n\n"
        "Huyện Đoàn Hà Quảng còn 2 đối tượng chưa gửi đề nghị: Xếp loại chất lượng – "
        "Cơ sở đoàn, năm 2021.\n\n"
        "Trong đó 1 đối tượng được trả lại để hoàn thiện.\n\n"
        "Hạn gửi: 10/12/2021 (quá hạn 5 ngày).\n\n"
        "Hãy đăng nhập Đoàn Vụ, mở mục Đánh giá, hoàn thành rồi gửi đề nghị.\n\n"
        f"https://doanvu.example.org/danh-gia/{campaign.pk}/CB-HAQUANG/\n\n"
        "Đoàn Vụ (thư tự động, xin không trả lời thư này)"
    )
    other = next(m for m in mail.outbox if m.to == ["chi@example.org"])
    assert "được trả lại" not in other.body


def test_nobody_is_written_to_twice_a_day(remind):
    remind()

    assert remind().sent == []
    assert len(mail.outbox) == EvaluationReminder.objects.count() == 2


def test_plan_writes_on_its_days(campaign, remind, hong_viet):
    campaign.evaluations.exclude(unit=hong_viet).update(is_out=True)
    written = []

    for day in range(1, 18):
        before = len(mail.outbox)
        remind(date(2021, 12, day), is_planned=True)
        written += [day] * (len(mail.outbox) - before)

    assert written == [3, 7, 9, 11, 14, 17]


def test_staff_reminds_within_the_own_mandate(remind, open_account, hoa_an, giang):
    linh = open_account("linh", "Nông Mai Linh", "staff", hoa_an, giang)

    remind(by=linh)

    assert addresses() == ["chi@example.org"]
    event = Event.objects.get(act="evaluationreminder.send")
    assert (event.by, event.detail) == ("linh", {"letters": 1, "failed": 0})


@pytest.mark.parametrize("who", ["binh", "dung"])
def test_whoever_may_not_reminds_nobody(campaign, remind, request, refused, who):
    user = request.getfixturevalue(who)
    said = f"{user} không có quyền nhắc {campaign}; hãy nhờ người phụ trách."

    with refused({"__all__": [said]}):
        remind(by=user)

    assert mail.outbox == []


def test_nobody_is_reminded_of_a_campaign_that_is_not_written(
    campaign, remind, an, refused
):
    said = (
        f"{campaign} chưa mở hoặc đã khóa, nên không có ai để nhắc; hãy tải lại trang."
    )
    with refused({"__all__": [said]}):
        remind(date(2021, 10, 31))
    evaluation_campaigns.close(campaign=campaign, by=an, at=CLOSED_AT)
    with refused({"__all__": [said]}):
        remind(date(2022, 1, 21))


def test_campaigns_to_remind_of(campaign, an):
    def asking(*day):
        return list(evaluation_reminders.open_campaigns(date(*day)))

    assert [asking(2021, 10, 31), asking(2021, 11, 1)] == [[], [campaign]]
    evaluation_campaigns.close(campaign=campaign, by=an, at=CLOSED_AT)
    assert asking(2022, 1, 21) == []


def test_questions_do_not_grow_with_units(campaign, hong_viet):
    rows = Evaluation.objects.filter(campaign=campaign)

    def count():
        with CaptureQueriesContext(connection) as queries:
            evaluation_reminders.lay_out(campaign=campaign, rows=rows, day=TODAY)
        return len(queries)

    rows.exclude(unit=hong_viet).update(is_out=True)
    one = count()
    rows.update(is_out=False)

    assert count() == one
