import shutil
from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from reports.checks import LETTERS, check_report_font
from reports.rendering.pdf import FACES, font_file


def test_installed_font_has_every_vietnamese_letter():
    assert len(LETTERS) == 151
    assert check_report_font(None) == []


def test_missing_face_is_an_error(settings, tmp_path):
    for face in list(FACES)[1:]:
        shutil.copy(font_file(face), tmp_path)
    settings.REPORT_FONT_DIR = tmp_path

    (error,) = check_report_font(None)

    assert error.id == "reports.E001"
    assert error.msg == f"Không có phông chữ của báo cáo: {font_file('Regular')}."


@pytest.fixture
def poor_font(tmp_path):
    """A real font file without the Vietnamese letters."""
    for face in FACES:
        font = TTFont(font_file(face))
        subsetter = Subsetter(Options())
        subsetter.populate(text="Bao cao")
        subsetter.subset(font)
        font.save(tmp_path / Path(font_file(face)).name)
    return tmp_path


def test_font_without_vietnamese_is_an_error(settings, poor_font):
    settings.REPORT_FONT_DIR = poor_font

    errors = check_report_font(None)

    assert [error.id for error in errors] == ["reports.E002"] * len(FACES)
    assert "thiếu 149 chữ tiếng Việt" in errors[0].msg
