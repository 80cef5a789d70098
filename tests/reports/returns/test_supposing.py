from decimal import Decimal

from reports.models import ReturnLine
from reports.returns.supposing import suppose
from tests.fixtures_books import YOUTH
from tests.fixtures_reviews import TURNS
from tests.tables import rows


def test_sheet_as_it_would_be(begun, wide, sheet_of, binh, ha_quang, pac_bo, clinic):
    sheet, before = sheet_of(wide, ha_quang, binh), rows()

    supposed = suppose(
        sheet,
        {(pac_bo.pk, TURNS): (Decimal(40), "Đợt hè"), (pac_bo.pk, YOUTH): (5, "")},
    )

    cell = supposed.cell(pac_bo.pk, TURNS)
    assert (cell.value, cell.reason, cell.version) == (40, "Đợt hè", 1)
    assert supposed.cell(clinic.pk, TURNS).value == 12
    (block,) = [block for block in supposed.blocks if block.kind == "BRANCH"]
    assert (block.sums[TURNS], block.sums["activity_participants"]) == (52, 45)
    assert sheet.cell(pac_bo.pk, TURNS).value == 30
    assert ReturnLine.objects.get(unit=pac_bo, figure=TURNS).value == 30
    assert rows() == before
