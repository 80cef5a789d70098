"""Files made to break the reader end in one clear sentence, and take little room."""

import struct
import tracemalloc
import zipfile

import pytest

from accounts.spreadsheets import package as guard
from accounts.spreadsheets import sources

from .conftest import RELATIONS

MEGABYTE = 1024 * 1024
ROW = (
    '<row r="2"><c r="A2" t="inlineStr"><is><t>A1</t></is></c>'
    '<c r="B2" t="inlineStr"><is><t>B</t></is></c></row>'
)
DTD = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def cell(place, value="1"):
    return f'<row r="2"><c r="{place}"><v>{value}</v></c></row>'


def test_package_made_by_hand_is_read(package, rows_of):
    assert rows_of(package(ROW)) == {2: {"code": "A1", "name": "B"}}


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"more": {"xl/worksheets/sheet1.xml": DTD + "<x>&e;</x>"}}, guard.ENTITIES),
        ({"more": {"docProps/core.xml": DTD + "<x/>"}}, guard.ENTITIES),
        ({"more": {"_rels/.rels": '<!ENTITY a "b">'}}, guard.ENTITIES),
        ({"more": {"xl/vbaProject.bin": "x"}}, guard.MACROS),
        ({"more": {"xl/embeddings/a.bin": "x"}}, guard.NESTED),
        ({"more": {"xl/inner.zip": "x"}}, guard.NESTED),
        ({"more": {"xl/b.xml": "<a>".encode("utf-16")}}, guard.STRANGE),
        (
            {"more": {"xl/b.xml": '<?xml version="1.0" encoding="UTF-7"?>'}},
            guard.STRANGE,
        ),
        ({"more": {"xl/b.xml": "<" + "a" * 2 * MEGABYTE}}, guard.STRANGE),
        ({"rows": cell("XFD1048576")}, guard.LONG),
        ({"rows": cell("XFD2")}, guard.WIDE),
        ({"rows": cell("BI2")}, guard.WIDE),
        ({"rows": cell("A60000")}, guard.LONG),
        ({"rows": '<row r="2"><c><v>1</v></c></row>'}, guard.STRANGE),
        ({"rows": "<row r='2'><c r='XFD9'><v>1</v></c></row>"}, guard.STRANGE),
        ({"rows": '<row r="2"><c s="/>" r="XFD9"><v>1</v></c></row>'}, guard.STRANGE),
        ({"rows": '<row r="2"><x-y:c r="XFD9"><v>1</v></x-y:c></row>'}, guard.WIDE),
        ({"rows": '<row r="2"/>' * 1_000_000}, guard.LONG),
        ({"more": {"xl/workbook.xml": "<workbook"}}, guard.BROKEN),
        ({"more": {"xl/worksheets/sheet1.xml": "rubbish"}}, guard.BROKEN),
    ],
    ids=range(20),
)
def test_hostile_package_is_refused(package, refusal_of, facts, refusal):
    told = refusal_of(package(**facts))

    assert told == refusal


def test_empty_cells_with_a_style_may_stand_anywhere(package, rows_of):
    styled = '<row r="3"><c r="XFD3" s="1"/><c r="XFC3" s="1"></c></row>'

    assert list(rows_of(package(ROW + styled))) == [2]


def test_bomb_is_refused_by_what_it_says(package, refusal_of):
    path = package(more={"xl/media/image.png": b"\0" * 201 * MEGABYTE})

    assert path.stat().st_size < MEGABYTE
    assert refusal_of(path) == guard.BOMB


def test_bomb_that_lies_about_its_size_is_refused(tmp_path, package, refusal_of):
    path = package(more={"xl/sharedStrings.xml": b"<a>" * 20 * MEGABYTE})
    content = path.read_bytes()
    real, said = struct.pack("<I", 60 * MEGABYTE), struct.pack("<I", 4096)
    assert content.count(real) == 2
    path.write_bytes(content.replace(real, said))

    assert refusal_of(path) == guard.BOMB


def test_a_directory_of_a_million_members_is_not_read(package, refusal_of):
    path = package()
    content = bytearray(path.read_bytes())
    end = content.rindex(b"PK\x05\x06")
    struct.pack_into("<I", content, end + 12, 60 * MEGABYTE)
    path.write_bytes(content)

    assert refusal_of(path) == guard.BOMB


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda content: content[:-30], guard.BROKEN),
        (lambda content: content[:40] + b"\0" * 40 + content[80:], guard.BROKEN),
        (lambda content: content[:4], guard.BROKEN),
        (lambda content: b"", sources.EMPTY),
        (lambda content: content + b"PK\x06\x07", guard.STRANGE),
        (lambda content: content + b"\0" * 21 * MEGABYTE, sources.BIG),
        (
            lambda content: (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
                + "EncryptedPackage".encode("utf-16-le")
            ),
            guard.LOCKED,
        ),
        (lambda content: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", sources.OLD),
        (lambda content: b"%PDF-1.7", None),
    ],
    ids=range(9),
)
def test_broken_file_is_refused(package, refusal_of, change, refusal):
    path = package(ROW)
    path.write_bytes(change(path.read_bytes()))

    misnamed = sources.MISNAMED.format(suffix=".xlsx", save=guard.SAVE_AGAIN)
    assert refusal_of(path) == (refusal or misnamed)


def test_encrypted_member_is_refused(package, refusal_of):
    path = package(ROW)
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    path.write_bytes(content)

    assert refusal_of(path) == guard.LOCKED


def test_member_that_stands_twice_is_refused(package, refusal_of):
    path = package(ROW)
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(path, "a") as file,
    ):
        file.writestr("xl/workbook.xml", "<other/>")

    assert refusal_of(path) == guard.STRANGE


def test_archive_of_something_else_is_refused(tmp_path, refusal_of):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as file:
        file.writestr("word/document.xml", "<a/>")

    assert refusal_of(tmp_path / "a.xlsx") == guard.NOT_A_SHEET


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("a.xlsm", guard.MACROS),
        ("a.xls", sources.OLD),
        ("a.xlsb", sources.OLD.replace(".xls ", ".xlsb ")),
        ("a.ods", sources.OTHER.format(save=guard.SAVE_AGAIN)),
        ("a.csv", sources.MISNAMED.format(suffix=".csv", save=guard.SAVE_AGAIN)),
    ],
)
def test_wrong_extension_is_refused(package, refusal_of, name, refusal):
    assert refusal_of(package(ROW, name=name)) == refusal


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ("Mã;Họ và tên\n".encode("cp1258", "replace") + b"\xff\xfe\x80", "encoding"),
        ("Mã;Họ và tên\n".encode("utf-16-le"), "encoding"),
        (b"M\xc3\xa3;T\0n\n", "encoding"),
        ("Mã;Họ và tên\nA;" + "b" * 150_000, "quotes"),
        ("Mã;Họ và tên\n" + ";" * 250_000, "wide"),
        ("Mã;Họ và tên\n" + ";\n" * 60_000, "long"),
        ("Mã;Họ và tên;" + ";".join(f"c{n}" for n in range(60)), "wide"),
        ("\n\n  \n", "empty"),
    ],
    ids=range(8),
)
def test_hostile_text_is_refused(text_file, refusal_of, content, refusal):
    told = {
        "encoding": sources.ENCODING,
        "quotes": sources.QUOTES,
        "wide": guard.WIDE,
        "long": guard.LONG,
        "empty": sources.EMPTY,
    }

    assert refusal_of(text_file(content)) == told[refusal]


def test_shared_string_that_every_cell_repeats_breaks_only_the_reader(
    package, refusal_of
):
    string = f"<sst><si><t>{'<a/>' * 5 * MEGABYTE}{'b' * 500_000}</t></si></sst>"
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(2, 2000)
    )
    relation = (
        '<Relationship Id="rId2" Target="sharedStrings.xml" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>'
    )
    relations = RELATIONS.replace("</Relationships>", f"{relation}</Relationships>")
    more = {"xl/sharedStrings.xml": string, "xl/_rels/workbook.xml.rels": relations}

    assert refusal_of(package(cells, more=more)) == guard.BROKEN


def test_memory_stays_small(package):
    # 20 MB that unpack from 20 kB.
    path = package("<row r='2'>" + "<v/>" * 5 * MEGABYTE + "</row>")
    assert path.stat().st_size < 50_000

    tracemalloc.start()
    guard.check(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 4 * MEGABYTE
