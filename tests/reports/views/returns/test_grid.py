import gzip
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reports.choices import Severity
from reports.models import ReturnLine, Writing
from reports.services import periods
from reports.services.cell_entries import Entry
from tests import factories
from tests.conftest import RURAL
from tests.fixtures_cells import BOOK, FUNDS, YOUTH
from tests.fixtures_reviews import INSTALLS, MEMBERS, SENT, TURNS
from unions.choices import Form

QUERIES = 25


class Inputs(HTMLParser):
    """What a browser sends back of a form that nobody touched."""

    def __init__(self, page):
        super().__init__()
        self.values, self.chosen = {}, None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        if tag == "select":
            self.chosen = facts["name"]
            self.values[self.chosen] = ""
        elif tag == "option" and "selected" in facts:
            self.values[self.chosen] = facts["value"]
        elif tag == "input" and facts.get("name", "-")[:2] in ("o-", "l-", "v-", "c-"):
            self.values[facts["name"]] = facts.get("value", "")


@pytest.fixture
def read(asked_period, client):
    """`read(user, unit)`: the page of the rows of a unit."""

    def read(user, unit, query=None, name="return"):
        client.force_login(user)
        url = reverse(name, args=[asked_period.pk, unit.code])
        return client.get(url, query)

    return read


@pytest.fixture
def shown(read):
    """`shown(user, unit)`: what stands in the inputs of that page."""

    def shown(user, unit):
        return Inputs(read(user, unit).content.decode()).values

    return shown


@pytest.fixture
def save(asked_period, client):
    """`save(user, unit, data)`: the form is sent."""

    def save(user, unit, data, name="return", query=""):
        client.force_login(user)
        url = reverse(name, args=[asked_period.pk, unit.code])
        return client.post(url + query, data)

    return save


def cell(unit, figure=TURNS):
    return f"o-{unit.pk}-{figure}"


def told(response):
    return [str(message) for message in response.wsgi_request._messages]


def values():
    rows = ReturnLine.objects.exclude(value=None).select_related("unit")
    return {(line.unit.code, line.figure): line.value for line in rows}


class TestReading:
    def test_secretary_has_an_input_for_each_cell(
        self, shown, ha_quang, truong_ha, pac_bo, clinic, binh
    ):
        names = {name for name in shown(binh, ha_quang) if name.startswith("o-")}

        assert names == {
            cell(ha_quang, FUNDS),
            cell(truong_ha, INSTALLS),
            cell(clinic, INSTALLS),
            *(cell(pac_bo, figure) for figure in (TURNS, YOUTH, MEMBERS, BOOK)),
            *(cell(clinic, figure) for figure in (TURNS, YOUTH, MEMBERS)),
        }

    def test_input_holds_what_was_written(
        self, shown, put_in, ha_quang, pac_bo, clinic, binh
    ):
        put_in(pac_bo, "1.250")
        put_in(pac_bo, "Không", BOOK)

        values = shown(binh, ha_quang)
        assert values[cell(pac_bo)] == "1250"
        assert values[cell(pac_bo, BOOK)] == "0"
        assert values["c-BRANCH"] == f"{TURNS} {YOUTH} {MEMBERS} {BOOK}"
        assert values[f"v-BRANCH-{pac_bo.pk}"] == "1 0 0 1"
        assert values[f"v-BRANCH-{clinic.pk}"] == "0 0 0 -"

    def test_page_tells_how_far_it_has_come(
        self, read, put_in, ha_quang, pac_bo, clinic, binh
    ):
        put_in(pac_bo, "1250")

        page = read(binh, ha_quang).content.decode()
        assert '<b data-progress="filled">1</b>' in page
        assert '<span data-progress="asked">10</span>' in page
        assert "Lục Văn Bình ghi lần cuối" in page
        assert f'data-sum="BRANCH-{TURNS}">1.250</td>' in page

    def test_number_of_the_register_stands_beside(
        self, read, ha_quang, pac_bo, clinic, binh, enrol
    ):
        enrol(pac_bo)
        enrol(pac_bo, "Bế Văn Lai")

        page = read(binh, ha_quang).content.decode()
        assert f'<small>2</small><input name="{cell(pac_bo, MEMBERS)}"' in page

    def test_stranger_finds_nothing(self, read, save, ha_quang, pac_bo, chi, nobody):
        for user in (chi, nobody):
            assert read(user, ha_quang).status_code == 404
            assert read(user, pac_bo).status_code == 404
            assert save(user, pac_bo, {}).status_code == 404
            assert save(user, pac_bo, {}, name="return-fill").status_code == 404

    def test_reader_sees_text(self, read, save, put_in, ha_quang, pac_bo, clinic, dung):
        put_in(pac_bo, "1250")

        page = read(dung, ha_quang).content.decode()
        assert Inputs(page).values == {}
        assert "<td>1.250" in page
        assert save(dung, ha_quang, {cell(pac_bo): "1"}).status_code == 403
        assert save(dung, ha_quang, {}, name="return-fill").status_code == 403

    def test_unit_above_all_returns_has_no_page(self, read, province, an):
        assert read(an, province).status_code == 404

    def test_grassroots_user_has_its_own_rows(
        self, read, shown, put_in, ha_quang, truong_ha, pac_bo, clinic, minh
    ):
        put_in(clinic, "12")

        assert read(minh, ha_quang).status_code == 404
        assert read(minh, clinic).status_code == 404
        names = {name for name in shown(minh, truong_ha) if name.startswith("o-")}
        assert names == {
            cell(truong_ha, INSTALLS),
            *(cell(pac_bo, figure) for figure in (TURNS, YOUTH, MEMBERS, BOOK)),
        }

    def test_branch_has_a_page_between_its_neighbours(
        self, read, ha_quang, truong_ha, pac_bo, clinic, binh, minh, found
    ):
        found("CB-HQ-TH-X", Form.BRANCH, "Chi đoàn Xóm Mới", truong_ha, **RURAL)

        around = read(binh, pac_bo).context["around"]
        assert (around.number, around.count) == (2, 3)
        assert (around.previous.code, around.next.code) == (clinic.code, "CB-HQ-TH-X")
        around = read(minh, pac_bo).context["around"]
        assert (around.number, around.count, around.previous) == (1, 2, None)
        assert read(binh, ha_quang).context["around"] is None
        assert read(binh, truong_ha).context["around"] is None

    def test_locked_return_is_text_and_says_why(
        self, read, save, put_in, asked_period, ha_quang, pac_bo, binh, an
    ):
        put_in(pac_bo, "1250")
        periods.lock(period=asked_period, reason="Đã phát hành", by=an, at=SENT)

        page = read(binh, ha_quang).content.decode()
        assert Inputs(page).values == {}
        assert "Kỳ báo cáo đã khóa ngày 05/07/2022: Đã phát hành." in page

        data = {
            "c-BRANCH": TURNS,
            f"v-BRANCH-{pac_bo.pk}": "1",
            cell(pac_bo): "9",
        }
        response = save(binh, ha_quang, data)
        assert response.status_code == 400
        assert "đồng chí nhập “9”" in response.content.decode()
        assert values() == {(pac_bo.code, TURNS): 1250}

    def test_period_that_asks_nothing_says_so(self, read, asked_period, ha_quang, binh):
        asked_period.figures.all().delete()

        assert "Kỳ này chưa hỏi chỉ tiêu nào" in read(binh, ha_quang).content.decode()

    def test_unit_without_rows_is_told(self, read, asked_period, ha_quang, binh):
        asked_period.figures.exclude(figure=TURNS).delete()

        page = read(binh, ha_quang).content.decode()
        assert "Không có hàng nào để khai" in page

    def test_findings_are_told_in_the_row_and_marked(
        self, read, put_in, ha_quang, pac_bo, clinic, binh
    ):
        factories.CheckFactory(left=[TURNS], constant=100, label="Nhiều lượt")
        put_in(pac_bo, "101")

        page = read(binh, ha_quang).content.decode()
        assert f'<td class="block"><input name="{cell(pac_bo)}"' in page
        assert f'<tr class="told" id="f-{pac_bo.pk}">' in page
        assert "còn 1 việc phải làm" in page

    def test_finding_that_may_be_explained_leads_there(
        self, read, put_in, ha_quang, pac_bo, binh
    ):
        check = factories.CheckFactory(
            left=[TURNS], constant=100, severity=Severity.EXPLAIN
        )
        put_in(pac_bo, "101")

        page = read(binh, ha_quang).content.decode()
        assert f'href="giai-trinh/?check={check.pk}&amp;unit={pac_bo.pk}"' in page

    def test_remark_and_change_are_shown_after_a_return(
        self, returned, put, get, ha_quang, pac_bo, binh
    ):
        put(returned, pac_bo, TURNS, 31)

        page = get(binh, ha_quang, "return").content.decode()
        assert f'<td class="remarked changed"><input name="{cell(pac_bo)}"' in page
        told = "“Lượt đoàn viên tham gia hoạt động”: Chưa tính chiến dịch hè"
        assert f"<b>Tỉnh Đoàn</b> về {told}" in page


class TestWriting:
    def test_what_was_typed_is_kept(self, shown, save, ha_quang, pac_bo, clinic, binh):
        data = shown(binh, ha_quang) | {cell(pac_bo): "1.250", cell(clinic): "12"}

        response = save(binh, ha_quang, data, query="?trang=1")

        assert response.status_code == 302
        assert response.url.endswith("/CB-HAQUANG/?trang=1")
        assert told(response) == ["Đã lưu 2 ô."]
        assert values() == {(pac_bo.code, TURNS): 1250, (clinic.code, TURNS): 12}

    def test_nothing_typed_writes_nothing(
        self, shown, save, put_in, ha_quang, pac_bo, binh
    ):
        put_in(pac_bo, "12")

        response = save(binh, ha_quang, shown(binh, ha_quang))

        assert told(response) == ["Không có ô nào thay đổi."]
        assert Writing.objects.count() == 1

    def test_cell_left_alone_does_not_overwrite_what_came_meanwhile(
        self, shown, save, put_in, ha_quang, pac_bo, clinic, binh, an
    ):
        put_in(pac_bo, "12")
        data = shown(binh, ha_quang) | {cell(clinic): "7"}
        put_in(pac_bo, "15", by=an, version=1)
        put_in(pac_bo, "4", YOUTH, by=an)

        assert told(save(binh, ha_quang, data)) == ["Đã lưu 1 ô."]
        assert values() == {
            (pac_bo.code, TURNS): 15,
            (pac_bo.code, YOUTH): 4,
            (clinic.code, TURNS): 7,
        }

    def test_stale_cell_is_refused_with_both_values(
        self, shown, save, put_in, ha_quang, pac_bo, binh, an
    ):
        data = shown(binh, ha_quang) | {cell(pac_bo): "12"}
        put_in(pac_bo, "15", by=an)

        response = save(binh, ha_quang, data)

        page = response.content.decode()
        assert response.status_code == 400
        assert f'<a href="#{cell(pac_bo)}">Chi đoàn Pác Bó – ' in page
        assert "Nông Thúy An đã ghi 15" in page
        assert Inputs(page).values[cell(pac_bo)] == "12"
        assert values() == {(pac_bo.code, TURNS): 15}

        # Now that both are known, the second time is meant.
        save(binh, ha_quang, Inputs(page).values)
        assert values() == {(pac_bo.code, TURNS): 12}

    def test_bad_value_is_kept_in_its_input_and_hinders_no_other(
        self, shown, save, ha_quang, pac_bo, clinic, binh
    ):
        data = shown(binh, ha_quang) | {cell(pac_bo): "mười hai", cell(clinic): "7"}

        response = save(binh, ha_quang, data)

        page = response.content.decode()
        assert response.status_code == 400
        assert "Chưa lưu được 1 ô:" in page
        assert Inputs(page).values[cell(pac_bo)] == "mười hai"
        assert Inputs(page).values[cell(clinic)] == "7"
        assert values() == {(clinic.code, TURNS): 7}

    def test_override_asks_for_its_reason(
        self, shown, save, put_in, ha_quang, pac_bo, binh
    ):
        put_in(pac_bo, "3", MEMBERS)
        reason = f"l-{pac_bo.pk}-{MEMBERS}"
        data = shown(binh, ha_quang)
        assert data[reason] == ""

        save(binh, ha_quang, data | {reason: " Ba người  chuyển đến "})

        line = ReturnLine.objects.get()
        assert (line.value, line.reason) == (3, "Ba người chuyển đến")
        assert shown(binh, ha_quang)[reason] == "Ba người chuyển đến"

    def test_grassroots_user_writes_its_own_rows_alone(
        self, shown, save, truong_ha, pac_bo, clinic, minh
    ):
        other = {f"v-BRANCH-{clinic.pk}": "0 0 0 -", cell(clinic): "9"}
        data = shown(minh, truong_ha) | {cell(pac_bo): "30"} | other

        save(minh, truong_ha, data)

        assert values() == {(pac_bo.code, TURNS): 30}

    def test_branch_leads_to_the_next(
        self, shown, save, asked_period, pac_bo, clinic, binh
    ):
        data = shown(binh, clinic) | {cell(clinic): "7", "tiep": "1"}
        # The clinic answers for itself as a grassroots unit, too.
        data[cell(clinic, INSTALLS)] = "4"

        response = save(binh, clinic, data)

        assert response.url == reverse("return", args=[asked_period.pk, pac_bo.code])
        assert values() == {(clinic.code, TURNS): 7, (clinic.code, INSTALLS): 4}

    def test_versions_that_are_not_numbers_are_ignored(
        self, save, ha_quang, pac_bo, binh
    ):
        for version in ("x", "²", "-1", "9" * 40, ""):
            data = {"c-BRANCH": TURNS, f"v-BRANCH-{pac_bo.pk}": version}
            save(binh, ha_quang, data | {cell(pac_bo): "9"})

        assert values() == {}


class TestFilling:
    def test_empty_cells_get_the_numbers_of_the_register(
        self, shown, save, put_in, ha_quang, pac_bo, clinic, binh, enrol
    ):
        enrol(pac_bo)
        put_in(clinic, "5", MEMBERS)
        data = shown(binh, ha_quang) | {"dien": f"REGISTER:{MEMBERS}"}

        response = save(binh, ha_quang, data, name="return-fill")

        assert told(response) == ["Đã điền 1 ô của “Đoàn viên theo biểu của đơn vị”."]
        assert values() == {(pac_bo.code, MEMBERS): 1, (clinic.code, MEMBERS): 5}

    def test_what_was_typed_is_written_first(
        self, shown, save, ha_quang, pac_bo, clinic, binh
    ):
        data = shown(binh, ha_quang)
        data |= {"dien": f"REGISTER:{MEMBERS}", cell(clinic, MEMBERS): "5"}

        save(binh, ha_quang, data, name="return-fill")

        assert values() == {(pac_bo.code, MEMBERS): 0, (clinic.code, MEMBERS): 5}

    def test_nothing_is_filled_while_something_typed_is_wrong(
        self, shown, save, ha_quang, pac_bo, binh
    ):
        data = shown(binh, ha_quang)
        data |= {"dien": f"REGISTER:{MEMBERS}", cell(pac_bo): "x"}

        response = save(binh, ha_quang, data, name="return-fill")

        assert (response.status_code, values()) == (400, {})

    def test_numbers_of_the_last_period_are_taken_over(
        self, shown, save, ha_quang, pac_bo, binh
    ):
        factories.ReturnLineFactory(
            unit_return__unit=ha_quang,
            unit_return__state="APPROVED",
            unit_return__period=factories.PeriodFactory(
                opening="2021-07-01", closing="2021-12-31"
            ),
            unit=pac_bo,
            figure=BOOK,
            value=1,
        )
        factories.PeriodFigureFactory(
            period=ReturnLine.objects.get().unit_return.period, figure=BOOK
        )
        data = shown(binh, ha_quang) | {"dien": f"PREVIOUS:{BOOK}"}

        save(binh, ha_quang, data, name="return-fill")

        line = ReturnLine.objects.latest("pk")
        assert (line.unit, line.figure, line.value) == (pac_bo, BOOK, 1)

    def test_nothing_to_fill_is_told(self, shown, save, ha_quang, pac_bo, binh):
        data = shown(binh, ha_quang) | {"dien": f"PREVIOUS:{BOOK}"}

        response = save(binh, ha_quang, data, name="return-fill")

        assert told(response) == [
            "“Chi đoàn có sổ chi đoàn” không còn ô trống nào điền được."
        ]

    def test_locked_return_is_not_filled(
        self, save, asked_period, ha_quang, pac_bo, binh, an
    ):
        periods.lock(period=asked_period, reason="Đã phát hành", by=an, at=SENT)

        response = save(
            binh, ha_quang, {"dien": f"REGISTER:{MEMBERS}"}, name="return-fill"
        )

        assert "Kỳ báo cáo đã khóa" in told(response)[0]
        assert values() == {}

    def test_unknown_column_or_source_is_not_found(self, save, ha_quang, pac_bo, binh):
        for asked in ("", "REGISTER", "NUMBER:app_installs", "REGISTER:branches"):
            response = save(binh, ha_quang, {"dien": asked}, name="return-fill")
            assert response.status_code == 404

    def test_reading_does_not_fill(self, read, ha_quang, binh):
        assert read(binh, ha_quang, name="return-fill").status_code == 405


class TestPages:
    @pytest.fixture
    def many(self, found, ha_quang):
        """Three communes with many branches each."""
        for number in range(3):
            commune = found(
                f"CB-HQ-{number}", Form.UNION, f"Đoàn xã {number}", ha_quang, **RURAL
            )
            for branch in range(35):
                name = f"Chi đoàn {number} {branch:02}"
                code = f"CB-HQ-{number}-{branch:02}"
                found(code, Form.BRANCH, name, commune, **RURAL)

    def names(self, response):
        return [
            cluster.place.name
            for table in response.context["tables"]
            if table.block.kind == "BRANCH"
            for cluster in table.clusters
        ]

    def test_groups_are_whole(self, many, read, ha_quang, binh):
        pages = [self.names(read(binh, ha_quang, {"trang": n})) for n in (1, 2, 3)]

        assert pages == [["Đoàn xã 0"], ["Đoàn xã 1"], ["Đoàn xã 2"]]
        every = read(binh, ha_quang, {"trang": "tat-ca"})
        assert self.names(every) == ["Đoàn xã 0", "Đoàn xã 1", "Đoàn xã 2"]

    def test_sums_are_those_of_the_whole_return(
        self, many, read, write_cells, asked_period, ha_quang, binh
    ):
        units = ha_quang.children.get(code="CB-HQ-2").children.all()
        write_cells(binh, ha_quang, *(Entry(u.pk, TURNS, "2") for u in units))

        page = read(binh, ha_quang).content.decode()
        assert f'data-sum="BRANCH-{TURNS}">70</td>' in page

    def test_page_of_a_row_is_found(self, many, read, ha_quang, binh):
        unit = ha_quang.children.get(code="CB-HQ-1").children.first()

        assert self.names(read(binh, ha_quang, {"hang": unit.pk})) == ["Đoàn xã 1"]
        for odd in ("0", "x", ""):
            assert self.names(read(binh, ha_quang, {"hang": odd})) == ["Đoàn xã 0"]

    def test_form_of_all_rows_is_not_too_long_to_be_sent(
        self, many, shown, save, ha_quang, binh
    ):
        data = {f"o-{n}-{TURNS}": "" for n in range(4000)}

        assert save(binh, ha_quang, data).status_code == 302


def test_page_travels_packed(asked_period, client, binh, ha_quang):
    client.force_login(binh)
    url = reverse("return", args=[asked_period.pk, ha_quang.code])

    plain = client.get(url).content
    packed = client.get(url, headers={"Accept-Encoding": "gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert len(gzip.decompress(packed.content)) == len(plain)
    assert len(packed.content) < len(plain) / 2


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_rows(
    count, read, write_cells, found, ha_quang, truong_ha, binh
):
    for number in range(count):
        commune = found(
            f"CB-HQ-{number}", Form.UNION, f"Đoàn xã {number}", ha_quang, **RURAL
        )
        for branch in range(count):
            code = f"CB-HQ-{number}-{branch}"
            unit = found(code, Form.BRANCH, f"Chi đoàn {branch}", commune, **RURAL)
            write_cells(binh, ha_quang, Entry(unit.pk, MEMBERS, "2"))
    read(binh, ha_quang)

    with CaptureQueriesContext(connection) as queries:
        read(binh, ha_quang)

    assert len(queries) == QUERIES
