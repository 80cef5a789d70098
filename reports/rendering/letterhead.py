"""The fixed words around a report, after the Union's guidance on documents."""

from unions.choices import Form

KIND = "BÁO CÁO CHUYÊN ĐỀ"
SUBJECT = (
    "Kết quả thực hiện Kết luận 07-KL/TWĐTN-BTC",
    "và Kết luận 08-KL/TWĐTN-BTC",
    "của Ban Chấp hành Trung ương Đoàn TNCS Hồ Chí Minh",
)
KEYWORDS = ("Kết luận 07", "Kết luận 08", "công tác cán bộ Đoàn", "cơ sở Đoàn")
TITLES = ("Tỉnh Đoàn ", "Huyện Đoàn ", "Thành Đoàn ")


def words(scope, closing):
    """Who reports on `closing`, from where, to whom, and who signs, under the names of
    that day. The number stays blank for the clerk."""
    return office(scope, closing) | {
        "kind": KIND,
        "subject": SUBJECT,
        "keywords": KEYWORDS,
        "recipients": _recipients(scope.form == Form.PROVINCIAL),
    }


def office(scope, day, kind="BC"):
    """The letterhead and the signature of `scope`, a unit with its province, for a
    paper of this `kind`, under the names of `day`."""
    names = {unit.pk: _name_on(unit, day) for unit in (scope, scope.province)}
    name, province = names[scope.pk], _place(names[scope.province_id])
    provincial = scope.form == Form.PROVINCIAL
    return {
        "unit_name": name,
        "letterhead": {
            "issuer": f"BCH {'ĐOÀN TỈNH ' + province if provincial else name}".upper(),
            "number": "",
            "symbol": f"{kind}/TĐTN-TCKT" if provincial else f"{kind}/ĐTN",
            "place": _place(name) if scope.form == Form.LOCAL else province,
            "date": day,
        },
        "signature": {
            "authority": _authority(scope, name),
            "post": "BÍ THƯ",
            "name": "",
        },
    }


def _name_on(unit, day):
    # Of an earlier day than any record the oldest name is told.
    placement = unit.placements.reaching(day).order_by("since").first()
    return placement.name if placement else unit.name


def _place(name):
    for title in TITLES:
        name = name.removeprefix(title)
    return name


def _recipients(provincial):
    if provincial:
        return ("Ban Bí thư Trung ương Đoàn (để báo cáo);", "Lưu: VP, TCKT.")
    return ("Ban Thường vụ Đoàn cấp trên (để báo cáo);", "Lưu: VP.")


def _authority(scope, name):
    if scope.form == Form.PROVINCIAL:
        return "TM. BAN THƯỜNG VỤ TỈNH ĐOÀN"
    if scope.form == Form.LOCAL:
        return f"TM. BAN THƯỜNG VỤ {' '.join(name.split()[:2])}".upper()
    return "TM. BAN CHẤP HÀNH"
