from types import SimpleNamespace

import pytest

from accounts.templatetags import office
from cadres.models import Seat

YES = '<img src="/static/admin/img/icon-yes.svg" alt="True">'
NO = '<img src="/static/admin/img/icon-no.svg" alt="False">'


@pytest.fixture
def table():
    """The one row of a list of seats, cell by cell."""

    def table(**cells):
        cl = SimpleNamespace(opts=Seat._meta, list_display=list(cells))
        headers = [{"text": name} for name in cells]
        return office.table_of(cl, headers, [list(cells.values())])

    return table


def test_yes_and_no_are_said_in_words():
    assert office.spoken(f"<td>{YES}</td><td>{NO}</td>") == "<td>Có</td><td>Không</td>"


def test_cell_knows_its_heading(table):
    name = '<th class="field-unit"><a href="x">A</a></th>'

    made = table(unit=name, post='<td class="field-post">B</td>')

    assert made["rows"] == [
        ['<th scope="row"><a href="x">A</a></th>', '<td data-label="Post">B</td>']
    ]


def test_heading_cannot_break_out_of_the_cell(table):
    made = table(**{'"><script>': "<td>a</td>"})

    assert made["rows"] == [['<td data-label="&quot;&gt;&lt;script&gt;">a</td>']]


def test_column_of_a_number_is_marked(table):
    made = table(quota="<td>3</td>", since="<td>01/01/2018</td>")

    assert [column["is_number"] for column in made["columns"]] == [True, False]
    assert made["rows"][0][0] == '<td data-label="Quota" class="number">3</td>'


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        ("3", True),
        ("1.234", True),
        ("12,5%", True),
        ("−7", True),
        ("0912345678", False),
        ("2022", False),
        ("–", False),
        ("Nam", False),
    ],
)
def test_telephones_and_years_are_no_numbers(table, text, is_number):
    (column,) = table(made=f"<td>{text}</td>")["columns"]

    assert column["is_number"] is is_number


def test_long_cell_can_be_read_whole(table):
    long = "Chi đoàn xóm Phia Tậu, Đoàn thị trấn Trùng Khánh &amp; xã"

    ((cell,),) = table(unit=f"<td>{long}</td>")["rows"]

    assert cell == f'<td data-label="Unit" title="{long}">{long}</td>'


@pytest.mark.parametrize(
    ("count", "said"), [(3, "3"), (1234, "1.234"), (10_000, "hơn 10.000")]
)
def test_tally_goes_no_further_than_the_list(count, said):
    assert office.tally(SimpleNamespace(result_count=count)) == said


def test_span_says_which_rows_are_shown():
    cl = SimpleNamespace(page_num=2, list_per_page=50, result_list=range(7))

    assert office.span(cl) == "51–57"
