import unicodedata

from django.core.checks import Error, register

from reports.rendering.pdf import FACES, font_file

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aăâeêioôơuưy"
LOWER = [unicodedata.normalize("NFC", v + t) for v in VOWELS for t in TONES] + ["đ"]
LETTERS = {*LOWER, *(letter.upper() for letter in LOWER), *"–−…“”"}


@register("fonts")
def check_report_font(app_configs, **kwargs):
    """The report's font has a file for every face, with every Vietnamese letter."""
    return [error for face in FACES for error in _check_face(face)]


def _check_face(face):
    from fontTools.ttLib import TTFont  # noqa: PLC0415 -- slow import

    path = font_file(face)
    if not path.is_file():
        yield Error(
            f"Không có phông chữ của báo cáo: {path}.",
            hint="Cài gói fonts-liberation2 (Debian 12) hoặc fonts-liberation (Debian "
            "13), hoặc đặt REPORT_FONT_DIR.",
            id="reports.E001",
        )
        return
    with TTFont(path, lazy=True) as font:
        missing = sorted(LETTERS - {chr(code) for code in font.getBestCmap()})
    if missing:
        yield Error(
            f"Phông chữ {path} thiếu {len(missing)} chữ tiếng Việt: "
            f"{' '.join(missing[:10])}…",
            hint="Dùng Liberation Serif bản 2 trở lên.",
            id="reports.E002",
        )
