"""The sidebar of the admin: kinds of work, and what each has to open."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A page that is no list: shown where its URL exists, to holders of `permission`
    (to all staff when empty)."""

    label: str
    url_name: str
    permission: str = ""


@dataclass(frozen=True)
class Section:
    """One kind of work: its pages, then its lists, in the order of use."""

    slug: str
    label: str
    icon: str
    models: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


SECTIONS = (
    Section(
        "to-chuc",
        "Tổ chức",
        "units",
        models=(
            "unions.Unit",
            "unions.Restructuring",
            "unions.Placement",
            "unions.Document",
        ),
        links=(Link("Cây đơn vị", "units", "unions.view_unit"),),
    ),
    Section(
        "doan-vien",
        "Đoàn viên",
        "people",
        models=(
            "members.Person",
            "members.Enrolment",
            "members.Admission",
            "members.Transfer",
        ),
        links=(Link("Hồ sơ trùng", "duplicates", "members.change_person"),),
    ),
    Section(
        "can-bo",
        "Cán bộ",
        "cadres",
        models=(
            "cadres.Tenure",
            "cadres.Congress",
            "cadres.Seat",
            "cadres.Destination",
            "cadres.SuccessionPlan",
            "cadres.Move",
            "cadres.ElectedOffice",
            "cadres.Qualification",
            "cadres.Post",
            "unions.Rule",
            "cadres.Waiver",
            "cadres.AllowanceRate",
            "cadres.BaseSalary",
        ),
    ),
    Section(
        "boi-duong",
        "Bồi dưỡng, đánh giá",
        "chart",
        models=(
            "cadres.EvaluationCampaign",
            "cadres.Evaluation",
            "cadres.Course",
            "cadres.Attendance",
            "cadres.FieldTrip",
            "cadres.RecruitmentRound",
            "cadres.Award",
            "cadres.Contest",
            "cadres.Inspection",
        ),
    ),
    Section(
        "bao-cao",
        "Báo cáo",
        "report",
        models=(
            "reports.Period",
            "reports.Return",
            "reports.Extension",
            "reports.Check",
            "reports.Explanation",
            "reports.ReturnLine",
        ),
    ),
    # The last one also takes whatever no section names.
    Section(
        "he-thong",
        "Hệ thống",
        "settings",
        models=("accounts.User", "unions.Mandate", "accounts.Event"),
        links=(
            Link("Kiểm tra dữ liệu", "admin:integrity"),
            Link("Nhập bảng tính", "uploads:choose", "members.add_person"),
        ),
    ),
)
