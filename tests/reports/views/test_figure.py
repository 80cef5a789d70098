import pytest


def test_figure_shows_its_definition(an, client):
    client.force_login(an)

    response = client.get("/bao-cao/so-lieu/branches/")

    assert response.status_code == 200
    assert "không gồm chi đoàn cơ sở" in response.content.decode()


@pytest.mark.parametrize("name", ["nothing", "A.1"])
def test_unknown_figure_is_not_found(an, client, name):
    client.force_login(an)

    assert client.get(f"/bao-cao/so-lieu/{name}/").status_code == 404
