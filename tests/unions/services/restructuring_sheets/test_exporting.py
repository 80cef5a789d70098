import io

import pytest

from unions.models import LineRow
from unions.services import restructuring_sheets as sheets

CELLS = [column.name for column in sheets.COLUMNS]
ROWS = [
    {"line": 1, "kind": "absorb", "unit": "CB-A", "into": "CB-B"},
    {
        "line": 2,
        "kind": "unite",
        "unit": "CB-C",
        "code": "CB-MOI",
        "name": "=Đoàn phường “Mới”, số 1",
        "parent": "CB",
        "form": "UNION",
        "bloc": "RESIDENTIAL",
        "area": "URBAN",
        "official_code": "01297",
    },
    {"line": 2, "kind": "unite", "unit": "CB-D"},
    {
        "line": 10,
        "kind": "change",
        "unit": "0012",
        "bloc": "SCHOOL",
        "school_kind": "CLASS",
    },
]


def cells(row):
    return {name: value for name in CELLS if (value := getattr(row, name))}


@pytest.mark.parametrize(
    ("write", "name"), [(sheets.write_csv, "a.csv"), (sheets.write_xlsx, "a.xlsx")]
)
def test_rows_come_back_as_they_were(write, name):
    file = io.BytesIO()

    count = write(file, [LineRow(**row) for row in ROWS])
    file.seek(0)

    assert count == 4
    assert [cells(row) for row in sheets.read(file, name)] == ROWS


def test_csv_has_the_columns_of_the_contract():
    file = io.BytesIO()

    sheets.write_csv(file, [LineRow(**ROWS[0])])

    assert file.getvalue().decode("utf-8-sig").splitlines() == [
        "line,kind,unit,into,name,parent,form,bloc,code,area,school_kind,official_code",
        "1,absorb,CB-A,CB-B,,,,,,,,",
    ]


def test_template_is_read_once_it_is_filled(refused):
    file = io.BytesIO(sheets.template())

    with refused(
        {"__all__": ["Tệp chưa có hàng nào dưới dòng tiêu đề; hãy điền tệp."]}
    ):
        sheets.read(file, "mau.xlsx")
