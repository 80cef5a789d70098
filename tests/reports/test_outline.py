from django.template.loader import get_template

from reports.outline import OUTLINE, Section, annexes, numbered


def walk(sections):
    for section in sections:
        yield section
        yield from walk(section.children)


def test_numbers_follow_the_form_of_union_documents():
    paths = [section.path for section in walk(numbered())]

    assert paths[:8] == ["A", "A.1", "A.2", "A.3", "A.3.1", "A.3.2", "A.3.3", "A.3.4"]
    assert paths[8:15] == ["B", "B.I", "B.I.1", "B.I.2", "B.I.3", "B.I.3.1", "B.I.3.2"]
    assert paths[-4:] == ["C", "C.1", "C.2", "C.3"]


def test_printed_number_leaves_the_letters_out():
    numbers = {section.path: section.number for section in walk(numbered())}

    assert numbers["B.II.4.1"] == "4.1"
    assert numbers["B.II"] == "II"
    assert numbers["A.3.4"] == "3.4"


def test_no_number_is_left_out_when_a_section_is_added():
    outline = (Section("Một"), Section("Hai"), Section("Ba"))

    assert [section.number for section in numbered(outline)] == ["A", "B", "C"]


def test_every_section_without_children_has_a_template_that_loads():
    leaves = [section for section in walk(OUTLINE) if not section.children]

    for leaf in leaves:
        assert get_template(leaf.template).template.name == leaf.template


def test_annexes_are_numbered_where_there_are_several(province, clinic, pac_bo):
    def told(scope):
        return [(annex.number, annex.title) for annex in annexes(scope)]

    assert told(province) == [
        ("Phụ lục 1", "Biến động tổ chức Đoàn"),
        ("Phụ lục 2", "Giải thích số liệu"),
    ]
    assert told(clinic) == told(pac_bo) == [("Phụ lục", "Giải thích số liệu")]
