"""What the commands of restructurings say: the same for a preview and for the act."""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts import vietnamese
from accounts.commands import InputError
from accounts.models import User
from reports.management import arguments
from unions.choices import Level
from unions.models import Mandate, Unit

MOST_SENTENCES = 50


OPTIONS = {
    "number": "--number",
    "decided_on": "--decided",
    "effective_on": "--effective",
    "authority": "--scope",
    "signer": "--signer",
    "summary": "--summary",
}


@contextmanager
def refusing():
    """What a service refuses ends the command, each reason on a line of its own."""
    try:
        yield
    except ValidationError as error:
        told = list(_reasons(error))
        if len(told) > MOST_SENTENCES:
            told[MOST_SENTENCES:] = [f"Còn {len(told) - MOST_SENTENCES} điều khác."]
        raise InputError("\n".join(told)) from error
    except IntegrityError as error:
        raise InputError(
            "Dữ liệu vừa được một người khác thay đổi cùng lúc; hãy chạy lại lệnh."
        ) from error


def _reasons(error):
    if not hasattr(error, "error_dict"):
        yield from error.messages
        return
    for name, messages in error.message_dict.items():
        option = f"{OPTIONS[name]}: " if name in OPTIONS else ""
        yield from (option + message for message in messages)


def read_user(name):
    """The user who acts."""
    arguments.require("--by", name)
    user = User.objects.filter(username=name).first()
    if user is None:
        raise InputError(
            f"--by: không có tài khoản {name}; hãy kiểm tra lại tên đăng nhập."
        )
    if not user.is_active:
        raise InputError(f"--by: tài khoản {name} đã bị khóa; hãy dùng tài khoản khác.")
    return user


def read_authority(code, user):
    """The unit that decides: the one of that code, else that of the user's mandate,
    else the only province."""
    if code:
        unit = arguments.read_unit(code)
        if not Unit.objects.visible_to(user).filter(pk=unit.pk).exists():
            raise InputError(
                f"--scope: {code} ngoài phạm vi phụ trách của {user.get_username()}; "
                "hãy dùng tài khoản khác."
            )
        return unit
    held = Mandate.objects.filter(user=user, until__isnull=True)
    units = list(Unit.objects.filter(pk__in=held.values("unit")))
    if not units:
        units = list(Unit.objects.visible_to(user).filter(level=Level.PROVINCE))
    if len(units) != 1:
        raise InputError(
            "Thiếu --scope: chưa rõ đơn vị quyết định; hãy ghi mã của một đơn vị."
        )
    return units[0]


def tell(decision, summary):
    """The lines of text about the Summary of a Decision."""
    yield (
        f"Quyết định số {decision.number}: {len(summary.lines)} dòng, có hiệu lực từ "
        f"ngày {vietnamese.day(decision.effective_on)}, đơn vị quyết định: "
        f"{decision.authority} ({decision.authority.code})."
    )
    yield from _listed("Phải xử lý trước", [f.sentence for f in summary.blocks])
    yield from _listed("Cần lưu ý", [f.sentence for f in summary.warnings])
    yield from _counts(summary)
    lines = [f"Dòng {line.number}. {line.sentence}" for line in summary.lines]
    yield from _listed("Từng dòng", lines)
    yield from _listed("Đơn vị mới", [_new(node) for node in summary.founded])


def _listed(title, sentences):
    if not sentences:
        return
    yield ""
    yield f"{title} ({vietnamese.number(len(sentences))}):"
    for sentence in sentences:
        yield f"  {sentence}"


def _counts(summary):
    yield ""
    yield f"{'Số đơn vị':<32}{'trước':>9}{'sau':>9}{'thay đổi':>11}"
    for each in summary.counts:
        numbers = (each.before, each.after, each.change)
        before, after, change = map(vietnamese.number, numbers)
        label = f"  {each.label}" if each.bloc else each.label
        yield f"{label:<32}{before:>9}{after:>9}{change:>11}"
    yield ""
    yield f"Đơn vị kết thúc: {vietnamese.number(summary.ended)}"
    yield f"Đơn vị thành lập: {vietnamese.number(len(summary.founded))}"
    yield f"Đơn vị thay đổi: {vietnamese.number(summary.changed)}"
    yield f"Đơn vị chuyển theo cấp trên: {vietnamese.number(summary.carried)}"
    for tally in summary.tallies:
        yield f"{tally.label}: {vietnamese.number(tally.count)}"


def _new(node):
    return f"{node.unit.code}  {node.unit.name}"
