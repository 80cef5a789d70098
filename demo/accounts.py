"""The logins of the sample province, all with one password."""

from accounts.choices import Role
from accounts.models import User
from accounts.services import users
from demo.plan.days import ACCOUNTS
from demo.plan.stages import PARTS
from unions.choices import Level
from unions.services import mandates

PASSWORD = "doanvu-demo"
OFFICE = [
    ("admin", "Quản trị hệ thống", Role.ADMINISTRATOR),
    ("tinhdoan", "Cán bộ Tỉnh Đoàn", Role.STAFF),
    ("lanhdao", "Lãnh đạo Tỉnh Đoàn", Role.LEADERSHIP),
]


def open_first():
    """The administrator, who does everything else."""
    return _open(*OFFICE[0])


def open_office(province, *, by):
    """Staff and leadership of the province, and the mandates of all three. Returns
    them, the administrator first."""
    office = [by, *(_open(*account, by=by) for account in OFFICE[1:])]
    for user in office:
        mandates.grant(user=user, unit=province, on=ACCOUNTS, by=by)
    return office


def open_secretaries(units, *, by):
    """A secretary with a mandate for each district of today, and for the communes that
    fill in their own rows of returns. Returns {key of the unit: user}."""
    return {
        unit.pk: _open_secretary(unit, by)
        for unit in units
        if _is_district_today(unit) or unit.code in PARTS
    }


def _open_secretary(unit, by):
    user = _open(_username(unit), f"Bí thư {unit.name}", Role.SECRETARY, by=by)
    mandates.grant(user=user, unit=unit, on=ACCOUNTS, by=by)
    return user


def give_addresses(writers, *, by):
    """Told last, so that nobody is written to about what the sample makes up."""
    for user in writers:
        address = f"{user.get_username()}@example.org"
        users.edit(
            user=user,
            full_name=user.full_name,
            email=address,
            role=Role.SECRETARY,
            by=by,
        )


def names_taken():
    return User.objects.filter(username__in=[name for name, _, _ in OFFICE]).exists()


def _open(username, full_name, role, **facts):
    return users.open_account(
        username=username, full_name=full_name, role=role, password=PASSWORD, **facts
    )


def _is_district_today(unit):
    return unit.level == Level.DISTRICT and unit.closed_on is None


def _username(unit):
    return unit.code.rpartition("-")[2].lower()
