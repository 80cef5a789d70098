"""Who may print which paper of a restructuring, and under which name."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from accounts.admin import links
from reports.views import papers
from unions.services import restructurings

AT = datetime(2020, 1, 15, tzinfo=UTC)


@pytest.fixture
def lines(row, small, thong_nong, da_thong, hoa_an):
    """Trường Hà of Hà Quảng and Hồng Việt of Hòa An get a new name; a third is found
    below Hà Quảng."""
    return [
        row(1, "rename", unit="CB-HQ-TH", name="Đoàn xã Trường Hà Mới"),
        row(2, "rename", unit="CB-HA-HV", name="Đoàn xã Hồng Việt Mới"),
        row(
            3,
            "found",
            code="CB-HQ-MOI",
            name="Chi đoàn cơ sở Mới",
            parent="CB-HAQUANG",
            form="BRANCH_UNION",
            bloc="ENTERPRISE",
        ),
    ]


@pytest.fixture
def visit(client):
    """Asks for a paper as a user: visit(an, document, "annex", "pdf")."""

    def visit(user, document, paper, form, *code, **data):
        client.force_login(user)
        url = reverse(f"restructuring-{paper}", args=[document.pk, *code, form])
        return client.get(url, data)

    return visit


ALL = [("annex",), ("notices",), ("notice", "CB-HQ-TH")]


@pytest.mark.parametrize("paper", ALL)
@pytest.mark.parametrize("form", ["html", "pdf"])
def test_staff_print_every_paper_of_a_draft(written, lines, an, visit, paper, form):
    name, *code = paper

    response = visit(an, written(*lines), name, form, *code)

    assert response.status_code == 200
    assert response.content.startswith(b"%PDF-") == (form == "pdf")


@pytest.mark.parametrize("paper", ALL)
def test_secretary_of_a_unit_concerned_waits_until_it_is_approved(
    written, lines, an, dung, binh, visit, paper
):
    document, (name, *code) = written(*lines), paper
    found = [visit(binh, document, name, "html", *code).status_code]
    restructurings.submit(restructuring=document, by=an, at=AT)
    found.append(visit(binh, document, name, "html", *code).status_code)
    restructurings.approve(restructuring=document, by=dung, at=AT)
    found.append(visit(binh, document, name, "html", *code).status_code)

    assert found == [404, 404, 200]


def codes(response):
    return [row["notice"].to.code for row in response.context["rows"]]


def test_secretary_reads_the_notices_of_the_own_district(
    approved, lines, an, binh, chi, visit
):
    document = approved(*lines)

    def seen(user):
        return codes(visit(user, document, "notices", "html"))

    ours = ["CB-HAQUANG", "CB-HQ-MOI", "CB-HQ-TH"]
    theirs = ["CB-HOAAN", "CB-HA-HV"]
    assert (seen(binh), seen(chi)) == (ours, theirs)
    assert sorted(seen(an)) == sorted(ours + theirs)


def test_notice_to_another_district_is_not_found(approved, lines, binh, chi, visit):
    document = approved(*lines)

    def status(user, code):
        return visit(user, document, "notice", "pdf", code).status_code

    assert (status(binh, "CB-HQ-TH"), status(binh, "CB-HA-HV")) == (200, 404)
    assert (status(chi, "CB-HQ-TH"), status(chi, "CB-HA-HV")) == (404, 200)


@pytest.mark.parametrize("code", ["CB", "CB-HQ-TH-PB", "XX"])
def test_unit_that_is_not_concerned_has_no_notice(written, lines, an, visit, code):
    assert visit(an, written(*lines), "notice", "pdf", code).status_code == 404


@pytest.mark.parametrize("paper", ALL)
def test_stranger_finds_nothing(approved, row, small, nobody, chi, visit, paper):
    document = approved(row(1, "rename", unit="CB-HQ-TH", name="Đoàn xã Trường Hà 1"))
    name, *code = paper

    for user in (nobody, chi):
        assert visit(user, document, name, "pdf", *code).status_code == 404


@pytest.mark.parametrize("paper", ALL)
def test_reader_without_the_right_is_refused(written, lines, an, visit, paper):
    document, (name, *code) = written(*lines), paper
    an.groups.clear()

    assert visit(an, document, name, "pdf", *code).status_code == 403


@pytest.mark.parametrize("paper", ALL)
def test_unknown_form_is_not_found(written, lines, an, visit, paper):
    name, *code = paper

    assert visit(an, written(*lines), name, "odt", *code).status_code == 404


def test_posting_is_refused(written, lines, an, client):
    client.force_login(an)
    url = reverse("restructuring-annex", args=[written(*lines).pk, "pdf"])

    assert client.post(url).status_code == 405


@pytest.mark.parametrize(
    ("paper", "name"),
    [
        (("annex",), "phu-luc-864-nq-tdtn.pdf"),
        (("notices",), "thong-bao-864-nq-tdtn.pdf"),
        (("notice", "CB-HQ-TH"), "thong-bao-864-nq-tdtn-cb-hq-th.pdf"),
    ],
)
def test_file_has_a_plain_name(written, lines, an, visit, paper, name):
    paper, *code = paper

    response = visit(an, written(*lines), paper, "pdf", *code)

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("part", ["0", "2", "x", "²", "-1", "99999999", ""])
@pytest.mark.parametrize("paper", ["annex", "notices"])
def test_part_that_there_is_not_is_not_found(written, lines, an, visit, paper, part):
    response = visit(an, written(*lines), paper, "pdf", phan=part)

    assert response.status_code == 404


def test_many_notices_are_printed_in_parts(written, lines, an, visit, monkeypatch):
    monkeypatch.setattr(papers, "MOST_NOTICES", 3)
    document = written(*lines)
    page = visit(an, document, "notices", "html")

    answers = [visit(an, document, "notices", "pdf", phan=n) for n in (1, 2, 3)]

    assert [a.status_code for a in answers] == [200, 200, 404]
    assert answers[1]["Content-Disposition"] == (
        'attachment; filename="thong-bao-864-nq-tdtn-2.pdf"'
    )
    assert [f["label"] for f in page.context["files"]] == [
        "Tải PDF, phần 1/2",
        "Tải PDF, phần 2/2",
    ]


def test_document_without_lines_has_no_notices(written, small, an, visit):
    document = written()

    assert visit(an, document, "annex", "html").status_code == 200
    assert codes(visit(an, document, "notices", "html")) == []
    assert visit(an, document, "notices", "pdf").status_code == 404


def test_papers_are_offered_where_the_document_is_read(written, lines, an, nobody):
    nobody.groups.clear()
    document = written(*lines)
    base = f"/sap-xep/{document.pk}"

    assert links.links_for(an, document) == [
        {"label": "Phụ lục", "url": f"{base}/phu-luc.html"},
        {"label": "Phụ lục (PDF)", "url": f"{base}/phu-luc.pdf"},
        {"label": "Thông báo", "url": f"{base}/thong-bao.html"},
    ]
    assert links.links_for(nobody, document) == []


def test_document_without_lines_offers_no_papers(written, small, an):
    assert links.links_for(an, written()) == []
