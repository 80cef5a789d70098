"""Which figures a period asks; written by services.periods alone."""

from django.core.exceptions import ValidationError

from accounts import vietnamese
from reports.catalogue import BY_ID
from reports.choices import Respondent
from reports.figures import Declared
from reports.models import PeriodFigure, ReturnLine
from reports.returns.checks.wording import label_of

SHOWN = 3


def asked_by(period):
    """(id, Respondent, is compulsory) of each figure that is still in the catalogue."""
    return [
        (row.figure, Respondent(row.asked_of), row.is_compulsory)
        for row in period.figures.in_order()
        if is_known(row.figure)
    ]


def write(period, figures):
    """Has a new `period` ask `figures`."""
    _check(period, figures)
    PeriodFigure.objects.bulk_create(
        PeriodFigure(
            period=period,
            figure=figure,
            asked_of=asked_of,
            is_compulsory=is_compulsory,
            position=place,
        )
        for place, (figure, asked_of, is_compulsory) in enumerate(figures)
    )


def rewrite(period, figures):
    """Has `period` ask `figures`, None for those of before; one that has left the
    catalogue stays as it is. Returns the changes."""
    rows = {row.figure: row for row in period.figures.all() if is_known(row.figure)}
    if figures is None:
        _check_flows(period, [*rows])
        return {}
    _check_written(period, rows, figures)
    _check(period, figures)
    was = {row.figure: tell(row.asked_of, row.is_compulsory) for row in rows.values()}
    now = {name: tell(asked_of, needed) for name, asked_of, needed in figures}
    gone = [row.pk for row in rows.values() if row.figure not in now]
    PeriodFigure.objects.filter(pk__in=gone).delete()
    _arrange(period, rows, figures)
    return {
        label_of(name): [was.get(name, NOT_ASKED), now.get(name, NOT_ASKED)]
        for name in {**was, **now}
        if was.get(name) != now.get(name)
    }


NOT_ASKED = "không hỏi"


def tell(asked_of, is_compulsory):
    kind = "bắt buộc" if is_compulsory else "không bắt buộc"
    return f"{Respondent(asked_of).label}, {kind}"


def is_known(name):
    return isinstance(BY_ID.get(name), Declared)


def _arrange(period, rows, figures):
    for place, (name, asked_of, is_compulsory) in enumerate(figures):
        row = rows.get(name) or PeriodFigure(period=period, figure=name)
        row.asked_of, row.is_compulsory = asked_of, is_compulsory
        row.position = place
        row.save()


def _check(period, figures):
    names = [figure for figure, _, _ in figures]
    if not names:
        _refuse("Hãy chọn ít nhất một chỉ tiêu cho kỳ này.")
    unknown = [name for name in names if not is_known(name)]
    if unknown:
        _refuse(
            f"Danh mục không có chỉ tiêu “{unknown[0]}” để đơn vị khai; hãy chọn chỉ "
            "tiêu trong danh sách."
        )
    double = next((name for name in names if names.count(name) > 1), None)
    if double:
        _refuse(f"Chỉ tiêu “{label_of(double)}” được chọn hai lần; hãy bỏ một lần.")
    _check_asked_of(figures)
    _check_flows(period, names)


def _check_asked_of(figures):
    for name, asked_of, _ in figures:
        if asked_of not in Respondent:
            _refuse(
                f"“{label_of(name)}”: không có loại đơn vị khai “{asked_of}”; hãy chọn "
                "trong danh sách."
            )


def _check_flows(period, names):
    """What happened on a day must not be asked, and summed, twice."""
    flows = [name for name in names if BY_ID[name].is_flow]
    others = PeriodFigure.objects.filter(
        figure__in=flows,
        period__opening__lte=period.closing,
        period__closing__gte=period.opening,
    ).exclude(period=period)
    met = others.select_related("period").order_by("period__opening", "pk").first()
    if met:
        _refuse(
            f"“{label_of(met.figure)}” đã được hỏi trong {met.period} "
            f"(từ {vietnamese.day(met.period.opening)} đến "
            f"{vietnamese.day(met.period.closing)}), trùng ngày với kỳ này nên sẽ bị "
            "cộng hai lần; hãy bỏ chỉ tiêu này hoặc sửa ngày của kỳ."
        )


def _check_written(period, rows, figures):
    kept = {name: asked_of for name, asked_of, _ in figures}
    changed = [n for n, row in rows.items() if kept.get(n) != row.asked_of]
    lines = ReturnLine.objects.filter(unit_return__period=period, figure__in=changed)
    written = lines.order_by("figure").values_list("figure", flat=True).first()
    if written:
        deed = "đổi đơn vị khai" if written in kept else "bỏ"
        _refuse(
            f"Đã có đơn vị ghi “{label_of(written)}” nên không {deed} chỉ tiêu này "
            "được nữa."
        )


def _refuse(sentence):
    raise ValidationError({"figures": sentence})
