import pytest

LIST = "/admin/unions/unit/"


@pytest.fixture
def see(client):
    def see(user, url):
        client.force_login(user)
        return client.get(url)

    return see


def test_list_without_a_rule_is_whole(records, an, see):
    assert see(an, LIST).context["cl"].result_count == 8


def test_rule_keeps_its_offenders_and_says_what_to_do(records, an, see):
    page = see(an, f"{LIST}?kiem-tra=units_closed_otherwise")

    assert list(page.context["cl"].result_list) == []
    assert "Ngày kết thúc của đơn vị phải là" in page.content.decode()


@pytest.mark.parametrize("rule_id", ["khong-co", "", "members_past_age", "1' OR"])
def test_unknown_rule_is_put_aside(records, an, see, rule_id):
    """Also one of another list."""
    response = see(an, f"{LIST}?kiem-tra={rule_id}")

    assert (response.status_code, response.url) == (302, f"{LIST}?e=1")
    assert see(an, response.url).status_code == 200


def test_list_that_no_rule_speaks_of_has_no_such_filter(records, an, see):
    assert see(an, "/admin/cadres/post/?kiem-tra=khong-co").status_code == 200


def test_rule_goes_with_search_and_filters(records, an, see):
    url = f"{LIST}?kiem-tra=units_without_secretary&q=pac+bo&level=BRANCH"

    assert see(an, url).context["cl"].result_count == 0
