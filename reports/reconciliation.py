"""Identities that must hold before a report is signed."""

from dataclasses import dataclass
from decimal import Decimal

from reports.catalogue import BY_ID
from reports.catalogue.terms import BLOC_IDS
from reports.figures import evaluate_by_district
from unions.choices import Level
from unions.models import Unit

DAYS = ("opening", "closing")
WHEN = {"opening": "đầu kỳ", "closing": "cuối kỳ", "span": "trong kỳ"}
BLOCS = tuple(BLOC_IDS.values())
LEAVING = (
    "matured",
    "transferred",
    "struck_off",
    "expelled",
    "deceased",
    "honorary",
)
SUMMED_BY_DISTRICT = ("units_grassroots", "branches", "members")


@dataclass(frozen=True)
class Broken:
    """An identity that does not hold: both sums, and the time ("opening", "closing" or
    "span") at which they differ."""

    sentence: str
    at: str
    left: object
    right: object

    @property
    def when(self):
        return WHEN[self.at]

    @property
    def difference(self):
        return self.left - self.right


@dataclass(frozen=True)
class Sum:
    """`whole` equals the sum of `parts` at each of `times`, within `tolerance`."""

    sentence: str
    whole: str | int
    parts: tuple
    times: tuple = DAYS
    tolerance: Decimal = Decimal(0)

    def check(self, readings):
        for at in self.times:
            left = self.whole
            if isinstance(left, str):
                left = readings.value(left, at)
            parts = [readings.value(part, at) for part in self.parts]
            if left is None or None in parts:
                continue
            if abs(left - sum(parts)) > self.tolerance:
                yield Broken(self.sentence, at, left, sum(parts))


@dataclass(frozen=True)
class Ledger:
    """Opening and all that came, less all that left, is closing. Asked of the whole
    province: below it, people also move between units."""

    sentence: str
    stock: str
    arriving: tuple
    leaving: tuple

    def check(self, readings):
        if readings.scope.level != Level.PROVINCE:
            return
        opening, closing = (readings.value(self.stock, at) for at in DAYS)
        if None in (opening, closing):
            return
        came = sum(readings.value(name, "span") for name in self.arriving)
        left = sum(readings.value(name, "span") for name in self.leaving)
        if opening + came - left != closing:
            yield Broken(self.sentence, "span", opening + came - left, closing)


@dataclass(frozen=True)
class ByDistrict:
    """A figure of the province is the sum over its districts and over what stands under
    no district."""

    names: tuple

    def check(self, readings):
        if readings.scope.level != Level.PROVINCE:
            return
        for at in DAYS:
            yield from self._check_on(readings, at)

    def _check_on(self, readings, at):
        day = getattr(readings, at)
        figures = [BY_ID[name] for name in self.names]
        found = evaluate_by_district(figures, scope=readings.scope, day=day)
        units = Unit.objects.on(day).under(readings.scope, day)
        districts = units.filter(level=Level.DISTRICT)
        known = {None, *districts.values_list("pk", flat=True)}
        for figure in figures:
            whole = readings.value(figure.id, at)
            parts = [row.get(figure.id, 0) for pk, row in found.items() if pk in known]
            if whole is not None and whole != sum(parts):
                sentence = f"{figure.label} toàn tỉnh bằng tổng các đơn vị cấp huyện"
                yield Broken(sentence, at, whole, sum(parts))


def _posts(label, seats, holders, vacancies):
    sentence = f"Vị trí {label} bằng số người giữ cộng số khuyết"
    return Sum(sentence, seats, (holders, vacancies))


def _each(prefix, names, suffix=""):
    return tuple(f"{prefix}_{name}{suffix}" for name in names)


RULES = (
    Sum(
        "Đoàn cấp huyện bằng huyện, thành Đoàn cộng đoàn trực thuộc",
        "units_district",
        ("units_local", "units_affiliated"),
    ),
    Sum(
        "Cơ sở đoàn bằng đoàn cơ sở cộng chi đoàn cơ sở",
        "units_grassroots",
        ("units_union", "units_branch_union"),
    ),
    Sum("Chi đoàn bằng tổng theo khối", "branches", _each("branches", BLOCS)),
    Sum(
        "Chi đoàn địa bàn dân cư bằng nông thôn cộng đô thị",
        "branches_residential",
        ("branches_rural", "branches_urban"),
    ),
    Sum(
        "Chi đoàn trường học bằng lớp học cộng giáo viên",
        "branches_school",
        ("branches_school_class", "branches_school_teacher"),
    ),
    Sum("Đoàn viên bằng tổng theo khối", "members", _each("members", BLOCS)),
    Sum(
        "Tỷ lệ đoàn viên theo khối cộng thành 100% (sai số do làm tròn)",
        100,
        _each("members", BLOCS, "_share"),
        tolerance=Decimal("0.05"),
    ),
    Sum(
        "Đoàn viên thôi sinh hoạt Đoàn bằng tổng theo lý do",
        "leavers",
        _each("leavers", LEAVING),
        times=("span",),
    ),
    Ledger(
        "Đoàn viên đầu kỳ cộng số vào, trừ số ra, bằng đoàn viên cuối kỳ",
        "members",
        ("admissions", "arrivals"),
        ("leavers",),
    ),
    _posts(
        "ủy viên Ban Chấp hành",
        "committee_seats",
        "committee_members",
        "committee_vacancies",
    ),
    _posts(
        "ủy viên Ban Thường vụ",
        "standing_seats",
        "standing_members",
        "standing_vacancies",
    ),
    _posts(
        "bí thư cơ sở đoàn",
        "grassroots_secretary_seats",
        "grassroots_secretaries",
        "grassroots_secretary_vacancies",
    ),
    _posts(
        "bí thư đoàn xã, phường, thị trấn",
        "commune_secretary_seats",
        "commune_secretaries",
        "commune_secretary_vacancies",
    ),
    _posts(
        "phó bí thư đoàn xã, phường, thị trấn",
        "commune_deputy_seats",
        "commune_deputies",
        "commune_deputy_vacancies",
    ),
    _posts(
        "bí thư chi đoàn",
        "branch_secretary_seats",
        "branch_secretaries",
        "branch_secretary_vacancies",
    ),
    Sum(
        "Cán bộ chuyên trách huyện, thành Đoàn bằng tổng theo chức danh",
        "district_staff",
        ("district_secretaries", "district_deputies", "district_specialists"),
    ),
    Sum(
        "Bí thư cơ sở đoàn bằng tổng theo trình độ chuyên môn",
        "grassroots_secretaries",
        _each(
            "grassroots_secretaries",
            ("postgraduate", "bachelor", "college", "intermediate"),
        ),
    ),
    ByDistrict(SUMMED_BY_DISTRICT),
)


def check(readings):
    """Every identity that `readings` breaks, in the order of RULES; one that cannot be
    said for the unit or the day is passed over."""
    return [broken for rule in RULES for broken in rule.check(readings)]
