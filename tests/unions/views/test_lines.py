"""The lines of a decision, written one a page."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from tests.fixtures_restructurings import AT
from unions.choices import Form, LineKind
from unions.services import restructurings

RURAL = {"bloc": "RESIDENTIAL", "area": "RURAL"}
COLUMNS = ("line", "kind", "unit", "into", "name", "parent", "form", "bloc")


@pytest.fixture
def tree(pac_bo, coc_lung, lam_son, clinic):
    return pac_bo


@pytest.fixture
def document(written, tree):
    return written()


@pytest.fixture
def add(client):
    """Fills in the form of a new line of a kind and sends it."""

    def add(user, document, kind, **data):
        client.force_login(user)
        url = reverse("restructuring-line", args=[document.pk])
        return client.post(f"{url}?viec={kind}", data)

    return add


@pytest.fixture
def read(client):
    def read(user, name, *arguments, **query):
        client.force_login(user)
        return client.get(reverse(name, args=arguments), query)

    return read


def rows(document):
    """The columns that are filled in, row by row."""
    found = document.rows.order_by("position").values(*COLUMNS)
    return [{k: v for k, v in row.items() if v and k != "line"} for row in found]


def messages(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


LINES = {
    "absorb": (
        {"unit_0": "CB-TN-DT", "unit_1": "CB-HA-HV", "into": "cb-hq-th", "name": "A"},
        [
            {"unit": "CB-TN-DT", "into": "CB-HQ-TH", "name": "A"},
            {"unit": "CB-HA-HV", "into": "CB-HQ-TH"},
        ],
    ),
    "unite": (
        {"unit_0": "CB-TN-DT", "unit_1": "CB-HQ-TH", "name": "A", "parent": "CB-HOAAN"},
        [
            {"unit": "CB-TN-DT", "name": "A", "parent": "CB-HOAAN"},
            {"unit": "CB-HQ-TH"},
        ],
    ),
    "move": (
        {"unit_0": "CB-TN-DT", "parent": "CB-HOAAN"},
        [{"unit": "CB-TN-DT", "parent": "CB-HOAAN"}],
    ),
    "rename": (
        {"unit_0": "CB-TN-DT", "name": "A"},
        [{"unit": "CB-TN-DT", "name": "A"}],
    ),
    "change": (
        {"unit_0": "CB-HQ-TTYT", "unit_1": "CB-HQ-TH", "bloc": "ENTERPRISE"},
        [
            {"unit": "CB-HQ-TTYT", "bloc": "ENTERPRISE"},
            {"unit": "CB-HQ-TH", "bloc": "ENTERPRISE"},
        ],
    ),
    "found": (
        {"name": "A", "parent": "CB-HQ-TH", "form": "BRANCH", "bloc": "SCHOOL"},
        [{"name": "A", "parent": "CB-HQ-TH", "form": "BRANCH", "bloc": "SCHOOL"}],
    ),
    "dissolve": (
        {"unit_0": "CB-HQ-TH-PB", "into": "CB-TN-DT-CL"},
        [{"unit": "CB-HQ-TH-PB", "into": "CB-TN-DT-CL"}],
    ),
}


@pytest.mark.parametrize("kind", LINES)
def test_line_is_written(kind, document, an, add):
    data, expected = LINES[kind]

    done = add(an, document, kind, **data)

    assert (
        done.url == f"/admin/unions/restructuring/{document.pk}/change/?trang=1#dong-1"
    )
    assert rows(document) == [{"kind": kind} | row for row in expected]
    assert messages(done)[0].startswith("Đã ghi dòng 1. ")


@pytest.mark.parametrize("kind", LINES)
def test_line_is_shown_as_it_was_written_and_kept_unchanged(
    kind, document, an, add, read, client
):
    add(an, document, kind, **LINES[kind][0])
    before = rows(document)

    form = read(an, "restructuring-line-edit", document.pk, 1).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    client.post(reverse("restructuring-line-edit", args=[document.pk, 1]), sent)

    assert rows(document) == before


def test_every_kind_can_be_chosen(document, an, read):
    page = read(an, "restructuring-line", document.pk)

    assert [kind for kind, _ in page.context["kinds"]] == list(LineKind)
    for kind in LineKind:
        opened = read(an, "restructuring-line", document.pk, viec=kind)
        assert opened.status_code == 200
    assert read(an, "restructuring-line", document.pk, viec="x").status_code == 404


def test_next_line_keeps_the_kind(document, an, add):
    done = add(an, document, "rename", unit_0="CB-TN-DT", name="A", tiep="1")

    assert done.url.endswith("/dong/?viec=rename")


def test_what_is_missing_is_told_beside_its_field(document, an, add):
    refused = add(an, document, "absorb", unit_0="CB-KHONG", into="")

    assert refused.status_code == 400
    assert sorted(refused.context["form"].errors) == ["into", "unit_0"]
    assert 'value="CB-KHONG"' in refused.text
    assert rows(document) == []


@pytest.mark.parametrize(
    ("kind", "data", "field"),
    [
        ("absorb", {"unit_0": "CB-TN-DT", "into": "CB-TN-DT"}, "into"),
        (
            "unite",
            {"unit_0": "CB-TN-DT", "unit_1": "CB-TN-DT", "name": "A"},
            "unit_1",
        ),
        ("unite", {"unit_0": "CB-TN-DT", "name": "A"}, "unit_1"),
        ("change", {"unit_0": "CB-TN-DT"}, "__all__"),
        ("found", {"name": "A", "parent": "CB-HQ-TH"}, "form"),
        ("rename", {"unit_0": "CB-TN-DT", "name": "A" * 201}, "name"),
    ],
)
def test_senseless_line_is_refused(kind, data, field, document, an, add):
    refused = add(an, document, kind, **data)

    assert list(refused.context["form"].errors) == [field]


def test_refusal_of_the_service_stands_above(document, an, add):
    data = LINES["found"][0] | {"code": "có dấu"}

    refused = add(an, document, "found", **data)

    [told] = refused.context["form"].non_field_errors()
    assert told.startswith("Dòng 1, mã đơn vị mới: có dấu không dùng làm mã được")


def test_one_more_unit_without_a_script(document, an, add):
    page = add(an, document, "absorb", unit_0="CB-TN-DT", into="x", them="1")

    form = page.context["form"]
    assert page.status_code == 200
    assert [field.name for field in form.unit_fields] == ["unit_0", "unit_1"]
    assert form.fields["unit_1"].widget.attrs["autofocus"] is True
    assert 'value="CB-TN-DT"' in page.text
    assert rows(document) == []


def test_unit_that_another_line_founds_is_known(document, an, add):
    add(an, document, "found", **LINES["found"][0] | {"code": "CB-MOI"})

    add(an, document, "move", unit_0="CB-HQ-TH-PB", parent="cb-moi")
    assert len(rows(document)) == 1
    add(an, document, "move", unit_0="CB-HQ-TH-PB", parent="CB-MOI")
    add(an, document, "move", unit_0="CB-TN-DT-CL", parent="a")

    assert [row["parent"] for row in rows(document)[1:]] == ["CB-MOI", "CB-MOI"]


def test_what_stands_in_the_way_of_a_line_is_told_at_once(document, an, add):
    done = add(an, document, "absorb", unit_0="CB-HQ-TH", into="CB-HQ-TH-PB")

    assert "không cùng cấp" in messages(done)[1]


def test_units_of_others_are_not_found(open_account, giang, hoa_an, written, tree, add):
    local = open_account("linh", "Nông Mai Linh", "staff", hoa_an, giang)
    document = written(authority=hoa_an)

    refused = add(local, document, "rename", unit_0="CB-HQ-TH", name="A")

    assert list(refused.context["form"].errors) == ["unit_0"]


# Splits


@pytest.fixture
def na_lung(found, truong_ha):
    return found("CB-HQ-TH-NL", Form.BRANCH, "Chi đoàn Nà Lừng", truong_ha, **RURAL)


SPLIT = {
    "unit": "CB-HQ-TH",
    "part_0_into": "CB-HA-HV",
    "part_0_name": "",
    "part_1_into": "",
    "part_1_name": "Đoàn xã Mới",
}


def test_children_are_shown_before_a_unit_is_split(document, na_lung, an, add):
    asked = add(an, document, "split", **SPLIT)

    labels = [field.label for field in asked.context["form"].child_fields]
    assert sorted(labels) == ["Chi đoàn Nà Lừng", "Chi đoàn Pác Bó"]
    assert 'name="da-chia" value="CB-HQ-TH"' in asked.text
    assert rows(document) == []


def test_unit_is_split(document, na_lung, an, add, read, client):
    chosen = {"da-chia": "CB-HQ-TH", "child_CB-HQ-TH-NL": "1", "child_CB-HQ-TH-PB": "0"}
    add(an, document, "split", **SPLIT, **chosen)

    expected = [
        {"kind": "split", "unit": "CB-HQ-TH", "into": "CB-HA-HV"},
        {"kind": "split", "unit": "CB-HQ-TH", "name": "Đoàn xã Mới"},
        {"kind": "split", "unit": "CB-HQ-TH-NL", "name": "Đoàn xã Mới"},
    ]
    assert rows(document) == expected
    form = read(an, "restructuring-line-edit", document.pk, 1).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    url = reverse("restructuring-line-edit", args=[document.pk, 1])
    client.post(url, sent | {"da-chia": form.shown_for})
    assert rows(document) == expected


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"part_1_name": ""}, "__all__"),
        ({"part_0_name": "A"}, "part_0_name"),
        ({"part_0_into": "CB-HQ-TH"}, "part_0_into"),
        ({"part_0_into": "", "part_2_name": "A"}, "child_CB-HQ-TH-PB"),
        ({"unit": ""}, "unit"),
    ],
)
def test_senseless_split_is_refused(data, field, document, an, add):
    refused = add(an, document, "split", **SPLIT | data)

    assert refused.status_code == 400
    assert list(refused.context["form"].errors) == [field]


def test_one_more_part(document, an, add):
    page = add(an, document, "split", **SPLIT, them="1")

    assert len(page.context["form"].parts) == 3


# Order


@pytest.fixture
def three(written, tree, row):
    codes = ["CB-HQ-TH", "CB-TN-DT", "CB-HA-HV"]
    lines = [row(n, "rename", unit=c, name=str(n)) for n, c in enumerate(codes, 1)]
    return written(*lines)


@pytest.mark.parametrize(
    ("act", "number", "left"),
    [("bo", 2, "13"), ("len", 2, "213"), ("xuong", 2, "132"), ("bo", 9, "123")],
)
def test_lines_are_arranged(act, number, left, three, an, client):
    client.force_login(an)

    client.post(reverse("restructuring-lines", args=[three.pk]), {act: number})

    assert [row["name"] for row in rows(three)] == list(left)


@pytest.mark.parametrize("data", [{}, {"bo": "x"}, {"bo": "9" * 30}])
def test_senseless_arrangement_is_not_found(data, three, an, client):
    client.force_login(an)
    answer = client.post(reverse("restructuring-lines", args=[three.pk]), data)

    assert answer.status_code == 404


def test_line_of_many_results_is_left_to_its_file(written, row, tree, an, read):
    document = written(
        row(1, "absorb", unit="CB-HQ-TH", into="CB-HA-HV"),
        row(1, "absorb", unit="CB-TN-DT", into="CB-HQ-TH"),
    )

    answer = read(an, "restructuring-line-edit", document.pk, 1)

    assert "hãy sửa trong tệp" in messages(answer)[0]


# Rights and states

PAGES = {
    "restructuring-line": {},
    "restructuring-line-edit": {"number": 1},
    "restructuring-lines": {},
    "restructuring-sheet": {},
}


@pytest.mark.parametrize("name", PAGES)
def test_rights(name, three, an, dung, chi, open_account, province, giang, client):
    auditor = open_account("tam", "Ma Thị Tâm", "auditor", province, giang)
    url = reverse(name, kwargs={"pk": three.pk} | PAGES[name])
    expected = {chi: 404, dung: 403, auditor: 403}

    for user, status in expected.items():
        client.force_login(user)
        assert client.post(url, {"bo": 1}).status_code == status
    assert len(rows(three)) == 3


@pytest.mark.parametrize("name", PAGES)
def test_locked_document_says_why(name, three, an, client):
    restructurings.submit(restructuring=three, by=an, at=AT)
    client.force_login(an)

    answer = client.post(
        reverse(name, kwargs={"pk": three.pk} | PAGES[name]), {"bo": 1, "name": "A"}
    )

    assert answer.status_code == 302
    assert "không sửa được nữa" in messages(answer)[0]
    assert len(rows(three)) == 3


def test_get_arranges_nothing(three, an, read):
    assert read(an, "restructuring-lines", three.pk, bo=1).status_code == 405


def test_missing_line_is_not_found(three, an, read):
    assert read(an, "restructuring-line-edit", three.pk, 9).status_code == 404
