from accounts.choices import ReviewState
from reports.models import Return
from reports.services import reviewing
from tests.fixtures_reviews import DECIDED, SENT
from unions.services import letters


def address(*users):
    for user in users:
        user.email = f"{user.username}@example.test"
        user.save()


def test_unit_is_written_to_when_its_return_comes_back(
    sent, binh, an, chi, dung, mailoutbox, django_capture_on_commit_callbacks
):
    address(binh, an, chi, dung)

    with django_capture_on_commit_callbacks(execute=True):
        reviewing.send_back(unit_return=sent, reason="Thiếu 5 ô", by=an, at=DECIDED)

    (letter,) = mailoutbox
    assert letter.to == ["binh@example.test"]
    assert letter.subject == (
        "6 tháng đầu năm 2022: biểu số liệu được trả lại để hoàn thiện"
    )
    assert letter.body == (
        "Kính gửi đồng chí Lục Văn Bình,\n\n"
        "Biểu số liệu 6 tháng đầu năm 2022 của Huyện Đoàn Hà Quảng được Nông Thúy An "
        "trả lại để hoàn thiện.\n\n"
        "Lý do và nhận xét từng ô nằm ngay trong biểu. Hãy đăng nhập Đoàn Vụ, mở mục "
        "Biểu mẫu, sửa rồi gửi lại.\n\n"
        "Đoàn Vụ (thư tự động, xin không trả lời thư này)"
    )


def test_whoever_decides_is_not_written_to(
    begun, binh, an, mailoutbox, django_capture_on_commit_callbacks
):
    address(binh, an)
    row = reviewing.send(unit_return=begun, by=an, at=SENT)

    with django_capture_on_commit_callbacks(execute=True):
        reviewing.send_back(unit_return=row, reason="Sai", by=an, at=DECIDED)

    assert [letter.to for letter in mailoutbox] == [["binh@example.test"]]


def test_unit_is_written_to_when_its_return_is_approved(
    sent, binh, dung, mailoutbox, django_capture_on_commit_callbacks
):
    address(binh, dung)

    with django_capture_on_commit_callbacks(execute=True):
        reviewing.approve(unit_return=sent, by=dung, at=DECIDED)

    assert [(letter.to, letter.subject) for letter in mailoutbox] == [
        (
            ["binh@example.test"],
            "6 tháng đầu năm 2022: biểu số liệu đã được phê duyệt",
        )
    ]


def test_nobody_without_an_address_is_written_to(
    sent, dung, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        reviewing.approve(unit_return=sent, by=dung, at=DECIDED)

    assert mailoutbox == []


def test_letter_that_is_lost_undoes_nothing(
    sent, binh, dung, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    address(binh)

    def fail(*args):
        raise OSError("no route")

    monkeypatch.setattr(letters, "send_mail", fail)
    with django_capture_on_commit_callbacks(execute=True):
        reviewing.approve(unit_return=sent, by=dung, at=DECIDED)

    assert Return.objects.get().state == ReviewState.APPROVED
    assert "no route" in caplog.text
