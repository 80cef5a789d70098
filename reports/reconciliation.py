"""Identities that must hold before a report is signed."""

from decimal import Decimal

from reports.catalogue import BY_ID
from reports.catalogue.displaced import GROUPS, OUTCOMES
from reports.catalogue.evaluation_shapes import RANKS
from reports.catalogue.movements import ARRIVING, LEAVING, STOCKS
from reports.catalogue.terms import BLOC_IDS
from reports.figures.identities import ByDistrict, Ledger, Sum
from reports.returns import resting

BLOCS = tuple(BLOC_IDS.values())
REASONS = (
    "matured",
    "transferred",
    "struck_off",
    "expelled",
    "deceased",
    "honorary",
)
EVALUATED = {
    "districts": "Đoàn cấp huyện",
    "grassroots": "Cơ sở đoàn",
    "branches": "Chi đoàn",
    "cadres": "Cán bộ Đoàn",
    "members": "Đoàn viên",
}
RANKED = (*(f"rated_{rank}" for rank in RANKS), "unrated")
SUMMED_BY_DISTRICT = ("units_grassroots", "branches", "members", "members_reported")


def _posts(label, seats, holders, vacancies):
    sentence = f"Vị trí {label} bằng số người giữ cộng số khuyết"
    return Sum(sentence, seats, (holders, vacancies))


def _each(prefix, names, suffix=""):
    return tuple(f"{prefix}_{name}{suffix}" for name in names)


def _movements(stock, label, unit, levels):
    sentence = f"{label} đầu kỳ cộng số tăng, trừ số giảm, bằng số cuối kỳ"
    arriving, leaving = _each(stock, ARRIVING), _each(stock, LEAVING)
    return Ledger(sentence, stock, arriving, leaving, levels)


def _displaced(group, name):
    whole = f"displaced_{group}"
    return Sum(
        f"{name} bằng tổng theo kết quả bố trí",
        whole,
        _each(whole, OUTCOMES),
        times=("span",),
    )


def _ranked(stock, label):
    return Sum(
        f"{label} thuộc diện đánh giá bằng tổng theo mức cộng số chưa xếp loại",
        f"{stock}_evaluated",
        _each(stock, RANKED),
    )


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
        _each("leavers", REASONS),
        times=("span",),
    ),
    Ledger(
        "Đoàn viên đầu kỳ cộng số vào, trừ số ra, bằng đoàn viên cuối kỳ",
        "members",
        ("admissions", "arrivals"),
        ("leavers",),
    ),
    *(_movements(*stock) for stock in STOCKS.values()),
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
    *(_ranked(stock, label) for stock, label in EVALUATED.items()),
    *(_displaced(group, name) for group, (_, name, _) in GROUPS.items()),
    ByDistrict(tuple(BY_ID[name] for name in SUMMED_BY_DISTRICT)),
)


def check(readings):
    """Every identity that `readings` breaks, in the order of RULES, then what declared
    figures lack; each has its `text`. An identity that cannot be said for the unit or
    the day is passed over."""
    broken = [broken for rule in RULES for broken in rule.check(readings)]
    return [*broken, *resting.check(readings)]
