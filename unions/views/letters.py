"""A round of letters (services.rounds) in words: what its button would do, and what
came of it."""

from django.contrib import messages

from accounts import vietnamese


def say_button(planned):
    """What the button says, "" where there is nobody to write to."""
    units = {owed.unit for owed, _ in planned.letters} if planned else ()
    return f"Nhắc {vietnamese.number(len(units))} đơn vị chưa gửi" if units else ""


def tell_outcome(request, outcome):
    if outcome.sent:
        count = vietnamese.number(len(outcome.sent))
        messages.success(request, f"Đã gửi {count} thư nhắc tới {_name(outcome.sent)}.")
    if outcome.failed:
        count = vietnamese.number(len(outcome.failed))
        messages.error(
            request,
            f"{count} thư không gửi được tới {_name(outcome.failed)}; hãy kiểm tra địa "
            "chỉ thư của tài khoản, rồi nhắc lại.",
        )
    if not outcome.sent and not outcome.failed:
        messages.info(request, "Không có thư nào phải gửi hôm nay.")


def _name(letters):
    """To whom, in words."""
    return "; ".join(f"{user} ({owed.unit.name})" for owed, user in letters)
