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


def open_office(province, *, by):
    """Staff and leadership of the province, and the mandates of all three. Returns
    them, the administrator first."""
    office = [by, *(_open(*account, by=by) for account in OFFICE[1:])]
    for user in office:
        mandates.grant(user=user, unit=province, on=ACCOUNTS, by=by)
    return office


def open_secretaries(units, *, by):
    """A secretary for each district of today, with a mandate. Returns how many."""
    districts = [unit for unit in units if _is_district_today(unit)]
    for unit in districts:
        user = _open(_username(unit), f"Bí thư {unit.name}", Role.SECRETARY, by=by)
        mandates.grant(user=user, unit=unit, on=ACCOUNTS, by=by)
    return len(districts)


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
