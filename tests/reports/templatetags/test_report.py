from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

from reports.catalogue import FIGURES
from reports.figures import Readings
from reports.templatetags.report import explaining
from unions.models import Document, Unit

DAY = date(2019, 12, 31)
KL07 = Document(symbol="07-KL/TWĐTN-BTC", kind="KL", issued_on=date(2019, 2, 14))
CT05 = Document(symbol="05-CT/TW", kind="CT")


@pytest.fixture
def render():
    """Renders a template over readings of two figures: branches 3040 → 2346 and units
    that cannot be said."""
    opening, closing = date(2018, 11, 30), date(2022, 6, 30)
    stocks = {
        opening: {"branches": 3040, "units": None, "steady": 5, "few": 5},
        DAY: {"branches": 3040, "units": None},
        closing: {"branches": 2346, "units": None, "steady": 5, "few": 17},
    }
    stocks[closing] |= {"branches_strong_share": 8}
    flows = {"admissions": 21113, "app_installs": Decimal("12524.00")}
    flows |= {"branches_with_book_share": Decimal("99.50")}
    readings = Readings(Unit(), opening, closing, stocks, flows)
    directives = {document.symbol: document for document in (KL07, CT05)}

    def render(source, **context):
        known = {"readings": readings, "directives": directives} | context
        return Template("{% load report %}" + source).render(Context(known))

    return render


def cited(name, at, value, text):
    return (
        f'<a href="#so-lieu-{name}"><data class="figure" '
        f'data-figure="{name}" data-at="{at}" value="{value}">{text}</data></a>'
    )


def test_figure_carries_its_value_unformatted(render):
    text = render('{% figure "branches" "closing" %}')

    assert text == cited("branches", "closing", 2346, "2.346")


def test_count_under_ten_is_written_with_two_digits_in_a_sentence(render):
    said = render('{% figure "steady" "closing" %}')
    tabled = render('{% cells_on "closing" "steady" %}')

    assert said == cited("steady", "closing", 5, "05")
    cell = cited("steady", "closing", 5, "5")
    assert tabled == f'<td class="number">{cell}</td>'


def test_what_is_measured_is_not_padded(render):
    text = render('{% figure "branches_strong_share" "closing" %}%')

    assert text == cited("branches_strong_share", "closing", 8, "8") + "%"


def test_figure_of_a_day_names_it(render):
    text = render('{% figure "branches" day %}', day=DAY)

    assert text == cited("branches", "2019-12-31", 3040, "3.040")


def test_flow_is_cited_over_the_span(render):
    text = render('{% figure "admissions" "span" %}')

    assert text == cited("admissions", "span", 21113, "21.113")


def test_number_that_units_declare_is_whole_and_marked(render):
    text = render('{% figure "app_installs" "span" %}')

    plain = cited("app_installs", "span", 12524, "12.524")
    assert text == plain.replace('installs"><', 'installs" class="declared"><')


def test_share_of_what_units_declare_is_not_marked(render):
    text = render('{% figure "branches_with_book_share" "span" %}%')

    assert text == cited("branches_with_book_share", "span", 99.5, "99,5") + "%"


@pytest.mark.parametrize(
    ("name", "word", "value", "size"),
    [("branches", "giảm ", -694, "694"), ("few", "tăng ", 12, "12")],
)
def test_change_says_its_direction(render, name, word, value, size):
    text = render(f'{{% changed "{name}" %}}')

    assert text == word + cited(name, "change", value, size)


def test_no_change_is_said_in_words(render):
    text = render('{% changed "steady" %}')

    assert text == cited("steady", "change", 0, "không thay đổi")


def test_sentence_with_all_its_figures_stays(render):
    text = render(
        '{% sentence %}{% figure "branches" "closing" %} chi đoàn.{% endsentence %}'
    )

    assert text.endswith("</a> chi đoàn.")


@pytest.mark.parametrize(
    "citation",
    [
        '{% figure "units" "closing" %}',
        '{% changed "units" %}',
        '{% directive "99-KL/TW" %}',
    ],
)
def test_sentence_drops_when_a_citation_cannot_be_said(render, citation):
    text = render(f"Trước. {{% sentence %}}Có {citation}.{{% endsentence %}}Sau.")

    assert text == "Trước. Sau."


def test_glossary_explains_what_stays_in_the_text(render):
    figures = {f.id: f for f in FIGURES}
    entry = [figures["branches"], figures["members"], figures["admissions"]]
    seen = set()

    render(
        '{% sentence %}{% figure "branches" "closing" %}{% endsentence %}'
        '{% sentence %}{% figure "admissions" "span" %}{% changed "units" %}'
        "{% endsentence %}",
        cited=seen,
    )

    assert explaining([entry, entry[1:]], seen) == [[figures["branches"]]]


def test_sentence_within_a_sentence_drops_alone(render):
    text = render(
        "{% sentence %}Một.{% sentence %}"
        '{% figure "units" "closing" %}{% endsentence %}{% endsentence %}'
    )

    assert text == "Một."


def test_figure_outside_a_sentence_is_a_dash(render):
    assert render('{% figure "units" "closing" %}') == "–"


def test_directive_is_cited_with_its_date(render):
    text = render('{% directive "07-KL/TWĐTN-BTC" %}; {% directive "05-CT/TW" %}')

    kl07, ct05 = (f'<span class="symbol">{row.symbol}</span>' for row in (KL07, CT05))
    assert text == f"Kết luận số {kl07} ngày 14/02/2019; Chỉ thị số {ct05}"


def test_cells_of_a_figure_over_times(render):
    text = render('{% cells_over "branches" "opening" "closing" %}')

    assert text == "".join(
        f'<td class="number">{cited("branches", at, value, shown)}</td>'
        for at, value, shown in (("opening", 3040, "3.040"), ("closing", 2346, "2.346"))
    )


def test_cells_of_figures_at_a_time(render):
    text = render('{% cells_on "closing" "few" "units" %}')

    few = cited("few", "closing", 17, "17")
    assert text == f'<td class="number">{few}</td><td class="number">–</td>'


def test_indentation_is_left_out_and_nothing_else():
    text = "<p>một  hai\u00a0</p>\n\n    <p>ba</p>   \n<b>bốn</b> <i>năm</i>"

    told = Template("{% load report %}{% filter squeezed %}{{ text }}{% endfilter %}")

    assert told.render(Context({"text": mark_safe(text)})) == (
        "<p>một  hai\u00a0</p>\n<p>ba</p>\n<b>bốn</b> <i>năm</i>"
    )
    assert told.render(Context({"text": "<b>"})) == "&lt;b&gt;"
