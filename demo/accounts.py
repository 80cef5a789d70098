"""The logins of the sample province, all with one password."""

from accounts.choices import Role
from accounts.models import User
from accounts.services import users
from demo.plan.days import ACCOUNTS
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


def open_others(units, *, by):
    """Staff and leadership of the province, a secretary for each district of today,
    and the mandates of all. Returns how many accounts there are then."""
    for user in (by, *(_open(*account, by=by) for account in OFFICE[1:])):
        mandates.grant(user=user, unit=units["CB"], on=ACCOUNTS, by=by)
    secretaries = [unit for unit in units.values() if _is_district_today(unit)]
    for unit in secretaries:
        user = _open(_username(unit), f"Bí thư {unit.name}", Role.SECRETARY, by=by)
        mandates.grant(user=user, unit=unit, on=ACCOUNTS, by=by)
    return len(OFFICE) + len(secretaries)


def names_taken():
    return User.objects.filter(username__in=[name for name, _, _ in OFFICE]).exists()


def _open(username, full_name, role, by=None):
    return users.open_account(
        username=username, full_name=full_name, password=PASSWORD, role=role, by=by
    )


def _is_district_today(unit):
    return unit.level == Level.DISTRICT and unit.closed_on is None


def _username(unit):
    return unit.code.rpartition("-")[2].lower()
