from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser

from accounts.models import Event
from accounts.throttling import address_of

HERE, THERE = "10.0.0.1", "10.0.0.2"


@pytest.fixture(autouse=True)
def throttled(settings):
    settings.AXES_ENABLED = True


@pytest.fixture
def sign_in(client):
    def sign_in(password="doanvu-demo", username="binh", address=HERE, **options):
        asked = {"username": username, "password": password}
        return client.post("/dang-nhap/", asked, REMOTE_ADDR=address, **options)

    return sign_in


def guess(sign_in, times, **asked):
    return [sign_in("đoán", **asked).status_code for _ in range(times)]


def test_fifth_wrong_password_closes_the_door_in_vietnamese(client, binh, sign_in):
    assert guess(sign_in, 5) == [200, 200, 200, 200, 429]

    response = sign_in()

    assert response.status_code == 429
    assert "Hãy chờ 15 phút rồi thử lại." in response.content.decode()
    assert get_user(client) == AnonymousUser()


def test_account_is_open_from_elsewhere_and_the_address_for_others(
    client, an, binh, sign_in
):
    guess(sign_in, 5)

    assert sign_in(address=THERE).status_code == 302
    client.logout()
    assert sign_in(username="an").status_code == 302


def age():
    """Sixteen minutes go by."""
    for attempt in AccessAttempt.objects.all():
        attempt.attempt_time -= timedelta(minutes=16)
        attempt.save()


def test_door_opens_after_the_wait(binh, sign_in):
    guess(sign_in, 5)
    assert sign_in().status_code == 429

    age()

    assert sign_in().status_code == 302


def test_address_that_tries_many_accounts_is_stopped(binh, sign_in, settings):
    settings.SIGN_IN_FAILURES_OF_ADDRESS = 10

    statuses = [guess(sign_in, 1, username=f"user{n}")[0] for n in range(10)]

    assert statuses == [200] * 9 + [429]
    assert sign_in().status_code == 429
    assert sign_in(address=THERE).status_code == 302


def test_success_forgets_the_account_not_the_address(client, an, binh, sign_in):
    guess(sign_in, 4, username="an")
    guess(sign_in, 4)

    assert sign_in().status_code == 302

    left = AccessAttempt.objects.values_list("username", "failures_since_start")
    assert list(left) == [("an", 4)]


def test_asking_while_closed_is_neither_counted_nor_kept(binh, sign_in):
    guess(sign_in, 5)
    before = (AccessAttempt.objects.get().failures_since_start, Event.objects.count())

    guess(sign_in, 5)

    after = (AccessAttempt.objects.get().failures_since_start, Event.objects.count())
    assert before == after
    failed = Event.objects.filter(act="user.sign_in_failed").order_by("pk")
    assert [event.detail for event in failed] == [{}, {}, {}, {}, {"stopped": True}]


def test_old_attempts_are_thrown_away(binh, sign_in):
    guess(sign_in, 1, username="user1")
    age()

    guess(sign_in, 1, username="user2")

    assert AccessAttempt.objects.get().username == "user2"


def test_kept_attempt_holds_no_password(binh, sign_in):
    sign_in("mật khẩu gõ nhầm")

    kept = AccessAttempt.objects.get()
    assert "gõ nhầm" not in kept.post_data + kept.get_data


def test_header_of_the_client_changes_no_address(binh, sign_in):
    statuses = [
        sign_in("đoán", headers={"X-Forwarded-For": f"6.6.6.{n}"}).status_code
        for n in range(5)
    ]

    assert statuses[-1] == 429


def test_answer_to_a_script_is_the_same_page(binh, sign_in):
    guess(sign_in, 5)

    response = sign_in(headers={"X-Requested-With": "XMLHttpRequest"})

    assert response.status_code == 429
    assert "Access-Control-Allow-Origin" not in response.headers


def test_own_password_is_no_place_to_guess(client, binh, sign_in):
    client.force_login(binh)
    asked = {"password": "đoán"}

    statuses = [
        client.post("/tai-khoan/hai-lop/tat/", asked, REMOTE_ADDR=HERE).status_code
        for _ in range(5)
    ]

    assert statuses == [400, 400, 400, 400, 429]


@pytest.mark.parametrize(
    ("address", "known_by"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::"),
        ("", None),
    ],
)
def test_guesser_is_known_by_the_network(rf, address, known_by):
    assert address_of(rf.get("/", REMOTE_ADDR=address)) == known_by


def test_guesser_without_an_address_is_stopped_too(binh, sign_in):
    assert guess(sign_in, 5, address="")[-1] == 429
