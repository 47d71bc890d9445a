"""Goals for the quarter on their pages: kept as typed, read, refused without losing anything."""

from debrief.journal.models import Person, QuarterGoal

GOAL = {
    "metric": "daily-active-users",
    "baseline": "42,000",
    "target": "+15 %",
    "driver-0-lever": "Launch the new home screen",
    "driver-0-adds": "2,000",
}


def write(client, **changes):
    return client.post("/goals/new/", {**GOAL, **changes})


def test_a_goal_is_kept_and_shown_with_its_tree_and_objections(owner):
    page = owner.client.get(write(owner.client).url).content.decode()
    assert "Daily active users from 42,000 to 48,300" in page
    assert "The levers bring 2,000 of the 6,300" in page
    assert "“Launch the new home screen” says what will be done" in page
    assert "no lever" in page.lower()


def test_changing_a_goal_changes_that_goal(owner):
    here = write(owner.client).url
    owner.client.post(here, {**GOAL, "driver-0-moves": "back the next day from 61 % to 66 %"})
    assert QuarterGoal.objects.count() == 1
    assert "says what will be done" not in owner.client.get(here).content.decode()


def test_an_empty_goal_is_refused_with_what_to_do(owner):
    response = owner.client.post("/goals/new/", {"metric": "", "baseline": "  "})
    assert response.status_code == 422
    assert "There is nothing to read yet" in response.content.decode()
    assert not QuarterGoal.objects.exists()


def test_a_part_that_is_too_long_is_refused_and_what_was_typed_stays(owner):
    long = "word " * 200
    response = write(owner.client, counted=long)
    page = response.content.decode()
    assert response.status_code == 422
    assert "500 are read in one field" in page
    assert 'value="42,000"' in page
    assert not QuarterGoal.objects.exists()


def test_goals_of_the_two_tracks_are_kept_apart(owner):
    write(owner.client)
    assert "from 42,000 to 48,300" in owner.client.get("/goals/").content.decode()
    Person.objects.filter(pk=owner.person.pk).update(track="pmm")
    page = owner.client.get("/goals/").content.decode()
    assert "from 42,000 to 48,300" not in page
    assert "from campaign data" in page


def test_a_goal_is_deleted(owner):
    here = write(owner.client).url
    assert owner.client.post(f"{here}delete").url == "/goals/"
    assert owner.client.get(here).status_code == 404


def test_an_example_that_is_not_there_is_not_found(owner):
    assert owner.client.get("/goals/examples/nothing/").status_code == 404
