from django.template.loader import render_to_string

from accounts import origin
from accounts.models import Event
from accounts.services import events


def show(row):
    return render_to_string(
        "accounts/_history.html", {"events": Event.objects.about(row)}
    )


def test_history_is_told_line_by_line(giang, province):
    with origin.coming(face=origin.ADMIN, address="10.0.0.1", office="<Tỉnh Đoàn>"):
        events.record(
            by=giang,
            act="unit.rename",
            subject=province,
            changes={"tên": ["<i>", "Mới"]},
        )

    text = " ".join(show(province).split())

    assert text.count("<li>") == 2
    assert "<strong>Hoàng Trường Giang</strong> (&lt;Tỉnh Đoàn&gt;)" in text
    assert "Đổi tên đơn vị: Tỉnh Đoàn Cao Bằng (tên: “&lt;i&gt;” → “Mới”)" in text
    assert "qua Trang quản trị, từ 10.0.0.1" in text


def test_history_without_events_says_so(giang):
    assert "Chưa có việc nào" in show(giang.groups.get())


def test_history_is_read_in_one_query(giang, province, django_assert_num_queries):
    for name in ("một", "hai", "ba"):
        events.record(by=giang, act="unit.rename", subject=province, name=name)

    with django_assert_num_queries(1):
        show(province)
