"""Files as offices and enemies make them."""

import zipfile
from datetime import date

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from accounts.spreadsheets.columns import Column, Kind
from accounts.spreadsheets.reading import read


class Colour(TextChoices):
    RED = "r", "Đỏ"
    GREEN = "g", "Xanh lá"


@pytest.fixture
def columns():
    return [
        Column("code", "Mã", Kind.CODE, required=True, aliases=("Mã đơn vị",)),
        Column("name", "Họ và tên", required=True),
        Column("born", "Ngày sinh", Kind.BIRTH),
        Column("joined", "Ngày vào Đoàn", Kind.DATE),
        Column("colour", "Màu", Kind.CHOICE, Colour),
        Column("phone", "Điện thoại", Kind.PHONE),
    ]


@pytest.fixture
def xlsx(tmp_path):
    """Writes a workbook: rows of cells, dates as dates."""

    def xlsx(*sheets, name="sheet.xlsx"):
        book = xlsxwriter.Workbook(tmp_path / name)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for rows in sheets:
            sheet = book.add_worksheet()
            for place, row in enumerate(rows):
                for column, value in enumerate(row):
                    is_day = isinstance(value, date)
                    sheet.write(place, column, value, day if is_day else None)
        book.close()
        return tmp_path / name

    return xlsx


@pytest.fixture
def text_file(tmp_path):
    def text_file(content, name="sheet.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return text_file


@pytest.fixture
def rows_of(columns):
    """The rows of a file, as {number: cells}."""

    def rows_of(path):
        with read(path, columns, suffix=path.suffix) as reading:
            return {row.number: row.cells for row in reading.rows}

    return rows_of


@pytest.fixture
def refusal_of(columns):
    """The one sentence by which a file is refused."""

    def refusal_of(path, suffix=None):
        with (
            pytest.raises(ValidationError) as caught,
            read(path, columns, suffix=suffix or path.suffix) as reading,
        ):
            list(reading.rows)
        (message,) = caught.value.messages
        return message

    return refusal_of


WORKBOOK = """<?xml version="1.0" encoding="UTF-8"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="worksheets/sheet1.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>
</Relationships>"""
ROOT = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="xl/workbook.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>"""
SHEET = """<?xml version="1.0" encoding="UTF-8"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<sheetData>{}</sheetData></worksheet>"""
HEADER = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Mã</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Họ và tên</t></is></c></row>'
)


@pytest.fixture
def package(tmp_path):
    """A workbook made by hand: the rows of its sheet as XML, and other members."""

    def package(rows="", name="sheet.xlsx", **members):
        parts = {
            "_rels/.rels": ROOT,
            "xl/workbook.xml": WORKBOOK,
            "xl/_rels/workbook.xml.rels": RELATIONS,
            "xl/worksheets/sheet1.xml": SHEET.format(HEADER + rows),
            **members.pop("more", {}),
        }
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as file:
            for member, content in parts.items():
                file.writestr(member, content)
        return tmp_path / name

    return package
