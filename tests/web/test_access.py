"""Who gets in, and what is refused before a page is shown."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from debrief.journal.models import Person

PAGES = ("home", "roles", "metrics", "exercises", "attempts", "rules", "patterns")


def enter(client, token):
    return client.get(reverse("enter"), {"token": token})


def test_the_token_of_this_start_opens_a_session_and_leaves_the_address(db):
    client = Client()
    response = enter(client, settings.ENTRY_TOKEN)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.get("/").status_code == 200
    assert Person.objects.get().is_local


def test_entering_twice_leads_to_the_same_person(db):
    for _ in range(2):
        enter(Client(), settings.ENTRY_TOKEN)
    assert Person.objects.count() == 1


@pytest.mark.parametrize("token", ["", "x", "Ω", "x" * 10_000])
def test_a_wrong_token_opens_nothing(db, token):
    client = Client()
    response = enter(client, token)
    assert response.status_code == 403
    assert not client.cookies
    assert not Person.objects.exists()


def test_an_old_address_still_works_for_somebody_who_is_inside(owner):
    assert enter(owner.client, "of an earlier start")["Location"] == "/"


@pytest.mark.parametrize("name", PAGES)
def test_without_a_session_every_page_says_how_to_get_in(cast, name):
    response = cast.outsider.client.get(reverse(name))
    assert response.status_code == 403
    assert "debrief serve" in response.text


def test_nothing_can_be_posted_without_a_session(cast, exercise):
    client = cast.outsider.client
    assert client.post(reverse("start-sitting", args=[exercise.id])).status_code == 403
    assert client.post(reverse("switch-track"), {"track": "pmm"}).status_code == 403


def test_the_cookies_are_out_of_reach_of_scripts_and_of_other_sites(db):
    client = Client()
    enter(client, settings.ENTRY_TOKEN)
    client.get("/")
    for name in ("debrief_session", "debrief_csrf"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Strict"
    assert client.cookies["debrief_session"]["max-age"] == 30 * 24 * 3600


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_requests_that_began_on_another_site_are_refused(owner, site, method):
    response = getattr(owner.client, method)("/", headers={"Sec-Fetch-Site": site})
    assert response.status_code == 403
    assert "another web site" in response.text


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_own_pages_and_typed_addresses_are_answered(owner, site):
    assert owner.client.get("/", headers={"Sec-Fetch-Site": site}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.7"])
def test_another_host_name_is_refused(owner, host):
    assert owner.client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765"])
def test_the_names_of_this_machine_are_answered(owner, host):
    assert owner.client.get("/", headers={"Host": host}).status_code == 200


def test_a_form_without_its_proof_of_origin_changes_nothing(owner):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(owner.person)
    response = strict.post(reverse("switch-track"), {"track": "pmm"})
    assert response.status_code == 403
    assert "nothing was changed" in response.text
    owner.person.refresh_from_db()
    assert owner.person.track == "pm"


@pytest.mark.parametrize("name", PAGES)
def test_every_page_forbids_what_it_does_not_need(owner, name):
    response = owner.client.get(reverse(name))
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "camera=()" in response["Permissions-Policy"]
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "private" in response["Cache-Control"]


def test_no_page_carries_an_inline_script_style_or_handler(owner, exercise):
    for address in [*(reverse(name) for name in PAGES), reverse("exercise", args=[exercise.id])]:
        html = owner.client.get(address).text.lower()
        assert " style=" not in html, address
        assert "<style" not in html, address
        assert "<script>" not in html, address
        assert " onclick=" not in html, address


def test_an_unknown_address_is_a_plain_404(owner):
    response = owner.client.get("/nothing/here/")
    assert response.status_code == 404
    assert "nothing at this address" in response.text


def test_a_body_too_large_is_refused_in_words(owner):
    response = owner.client.post(reverse("switch-track"), {"track": "x" * 600_000})
    assert response.status_code == 400
    assert "drafts saved before are kept" in response.text


def test_a_mistake_of_ours_is_said_without_touching_the_database(rf, django_assert_num_queries):
    from debrief.web.views.refusals import went_wrong

    response = went_wrong(rf.get("/"))
    assert response.status_code == 500
    assert b"Drafts saved before are kept" in response.content
