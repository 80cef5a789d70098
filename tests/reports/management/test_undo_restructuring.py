import pytest

from tests.factories import RestructuringFactory
from unions.models import Placement, Restructuring, Succession, Unit
from unions.services import units


def tables():
    models = (Unit, Placement, Succession)
    return {m.__name__: list(m.objects.order_by("pk").values()) for m in models}


@pytest.fixture
def tree(truong_ha, pac_bo, da_thong):
    return truong_ha


@pytest.fixture
def undo(run):
    def undo(number="864-NQ/TĐTN", by="giang"):
        return run("undo_restructuring", number, "--by", by)

    return undo


def test_every_row_returns(tree, restructure, undo, sheet):
    before = tables()
    restructure(sheet("1,absorb,CB-TN-DT,CB-HQ-TH,,,,"), "--apply")

    code, out, err = undo("864 - NQ/TĐTN")

    assert (code, err) == (0, "")
    assert out.splitlines()[:4] == [
        "Đã hoàn tác Quyết định số 864-NQ/TĐTN; các hàng được trả về như cũ:",
        "  quyết định sắp xếp tổ chức: trả lại 1",
        "  kế thừa giữa hai đơn vị: bỏ 1",
        "  đơn vị: trả lại 1",
    ]
    assert tables() == before


def test_undoing_twice_is_refused(tree, restructure, undo, sheet):
    restructure(sheet("1,absorb,CB-TN-DT,CB-HQ-TH,,,,"), "--apply")
    undo()

    assert undo() == (
        2,
        "",
        "Quyết định số 864-NQ/TĐTN chưa được áp dụng, nên không có gì để hoàn tác.\n",
    )


def test_what_something_later_depends_on_is_not_undone(
    tree, restructure, undo, sheet, giang
):
    restructure(sheet("1,rename,CB-HQ-TH,,Đoàn xã Pác Bó,,,"), "--apply")
    tree.refresh_from_db()
    units.rename(
        unit=tree,
        name="Đoàn xã A",
        on=Restructuring.objects.get().effective_on.replace(year=2021),
        by=giang,
    )
    before = tables()

    code, out, err = undo()

    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert tables() == before


def test_unknown_number_is_refused(tree, undo):
    assert undo("9/QĐ") == (
        2,
        "",
        "Không có quyết định nào mang số 9/QĐ trong phạm vi của giang; hãy kiểm tra "
        "lại số.\n",
    )


def test_decision_out_of_scope_is_unknown(tree, binh, undo, province):
    RestructuringFactory(number="864-NQ/TĐTN", authority=province)

    assert undo(by="binh") == (
        2,
        "",
        "Không có quyết định nào mang số 864-NQ/TĐTN trong phạm vi của binh; hãy kiểm "
        "tra lại số.\n",
    )


def test_user_without_the_right_is_refused(tree, dung, undo, province):
    RestructuringFactory(number="864-NQ/TĐTN", authority=province)

    assert undo(by="dung") == (
        2,
        "",
        "--by: dung không có quyền áp dụng, hoàn tác quyết định; hãy dùng tài khoản "
        "khác.\n",
    )
