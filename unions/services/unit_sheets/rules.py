"""Whether a unit may stand as a row says: the rules of services.placements, for many
units in no query at all."""

from accounts import vietnamese
from accounts.spreadsheets import Refused
from unions.choices import Bloc, Form, Level
from unions.models.placement import path_of


def check_facts(facts):
    """Refuses facts of a placement that do not go together."""
    form, bloc = facts["form"], facts["bloc"]
    if not bloc and form not in (Form.PROVINCIAL, Form.LOCAL):
        raise Refused("Cột Khối đang trống; hãy chọn khối của đơn vị.")
    if bloc == Bloc.RESIDENTIAL and not facts["area"]:
        raise Refused(
            "Cột Địa bàn đang trống; đơn vị địa bàn dân cư phải có địa bàn: nông thôn "
            "hoặc đô thị."
        )
    is_school_branch = bloc == Bloc.SCHOOL and form == Form.BRANCH
    if facts["school_kind"] and not is_school_branch:
        raise Refused(
            "Cột Loại chi đoàn trường học: chỉ chi đoàn khối trường học mới phân loại "
            "lớp học, giáo viên; hãy để trống."
        )


def check_parent(code, form, since, register, planned):
    """Refuses a parent that cannot bear a unit of `form` from `since` on; `planned` are
    the rows decided so far, by code, with what they would write."""
    if form == Form.PROVINCIAL:
        if code:
            raise Refused("Cột Mã đơn vị cấp trên: Tỉnh Đoàn không có cấp trên.")
        return
    if not code:
        raise Refused("Cột Mã đơn vị cấp trên đang trống; hãy điền vào ô này.")
    parent = register.units.get(code)
    if parent is None:
        _check_new_parent(code, form, since, register, planned)
        return
    _check_level(code, Level(parent.level), form)
    change = planned.get(code)
    if change and change.facts.get("form") == Form.BRANCH_UNION:
        raise _barren(code)
    check_ahead(code, register.placements[parent.pk], since)


def _check_new_parent(code, form, since, register, planned):
    parent = planned.get(code)
    if parent is None:
        row = register.rows.get(code)
        where = f" (dòng {row.number} của tệp bị từ chối)" if row else ""
        raise Refused(
            f"Cột Mã đơn vị cấp trên: không tìm thấy “{code}”{where}; hãy kiểm tra lại "
            "mã."
        )
    _check_level(code, Form(parent.facts["form"]).level, form)
    if parent.facts["form"] == Form.BRANCH_UNION:
        raise _barren(code)
    if parent.since > since:
        raise Refused(
            f"Cột Từ ngày: {vietnamese.day(since)} trước ngày thành lập đơn vị cấp "
            f"trên {code}, {vietnamese.day(parent.since)}; hãy kiểm tra lại."
        )


def _check_level(code, level, form):
    if level.depth >= Form(form).level.depth:
        raise Refused(
            f"Cột Mã đơn vị cấp trên: {code} không ở cấp cao hơn "
            f"{Form(form).level.label.lower()}; hãy chọn đơn vị cấp trên khác."
        )


def _barren(code):
    return Refused(
        f"Cột Mã đơn vị cấp trên: {code} là chi đoàn cơ sở, không có đơn vị trực thuộc."
    )


def check_ahead(code, placements, since):
    """Refuses a parent, with these placements, that cannot bear a unit on `since` and
    on all later days."""
    ahead = [row for row in placements if row.until is None or row.until > since]
    if not ahead or ahead[0].since > since or ahead[-1].until:
        raise Refused(
            f"Cột Mã đơn vị cấp trên: {code} không hoạt động suốt từ ngày "
            f"{vietnamese.day(since)}; hãy chọn đơn vị cấp trên đang hoạt động."
        )
    if any(row.form == Form.BRANCH_UNION for row in ahead):
        raise _barren(code)
    for row in ahead:
        if path_of(row) != path_of(ahead[0]):
            raise Refused(
                f"Cột Từ ngày: đơn vị cấp trên {code} đã có thay đổi từ ngày "
                f"{vietnamese.day(row.since)}; hãy chọn ngày muộn hơn."
            )
