"""Every address, by what a candidate does there."""

from __future__ import annotations

from django.urls import path

from debrief.web.views import (
    access,
    adverts,
    agreement,
    attempts,
    decide,
    energy,
    experience,
    home,
    matrix,
    patterns,
    practise,
    roles,
    rules,
    sittings,
    verdict,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("enter/", access.enter, name="enter"),
    path("track/", home.switch_track, name="switch-track"),
    path("roles/", roles.compare, name="roles"),
    path("metrics/", roles.metrics, name="metrics"),
    path("decide/", decide.decide, name="decide"),
    path("decide/pair/", decide.pair, name="pair"),
    path("decide/pair/undo", decide.undo, name="pair-undo"),
    path("decide/runs/<uuid:run_id>/delete", decide.run_delete, name="run-delete"),
    path("decide/goals/", decide.goals, name="goals"),
    path("decide/decision.json", decide.export, name="export-decision"),
    path("decide/delete/", decide.forget, name="forget-decision"),
    path("decide/energy/", energy.energy, name="energy"),
    path("decide/energy/forget", energy.forget, name="forget-energy"),
    path("decide/energy/calendars/", energy.take_calendar, name="calendars"),
    path("decide/energy/calendars/<uuid:calendar_id>/", energy.calendar, name="calendar"),
    path(
        "decide/energy/calendars/<uuid:calendar_id>/titles",
        energy.calendar_title,
        name="calendar-title",
    ),
    path(
        "decide/energy/calendars/<uuid:calendar_id>/delete",
        energy.calendar_delete,
        name="calendar-delete",
    ),
    path("decide/verdict/", verdict.verdict, name="verdict"),
    path("decide/verdict/tryouts", verdict.tryout, name="tryout"),
    path("decide/verdict/letter.pdf", verdict.paper, name="verdict-paper"),
    path("experience/", experience.experience, name="experience"),
    path("experience/corrections/", experience.correct, name="corrections"),
    path(
        "experience/corrections/<uuid:correction_id>/delete",
        experience.take_back,
        name="correction-delete",
    ),
    path("experience/imports/<uuid:import_id>/", experience.import_page, name="import"),
    path("experience/imports/<uuid:import_id>/again", experience.import_again, name="import-again"),
    path(
        "experience/imports/<uuid:import_id>/delete",
        experience.import_delete,
        name="import-delete",
    ),
    path(
        "experience/imports/<uuid:import_id>/original",
        experience.import_original,
        name="import-original",
    ),
    path("experience/resume.json", experience.export, {"form": "json"}, name="export-json"),
    path("experience/resume.md", experience.export, {"form": "md"}, name="export-markdown"),
    path("experience/delete/", experience.forget, name="forget-experience"),
    path("experience/check/", matrix.check, name="check-resume"),
    path("matrix/", matrix.matrix, name="matrix"),
    path("matrix/lines", matrix.place, name="place-line"),
    path("matrix/rewrite", matrix.rewrite, name="rewrite-line"),
    path("matrix/level", matrix.aim, name="aim"),
    path("adverts/", adverts.adverts, name="adverts"),
    path("adverts/compare/", adverts.compare, name="adverts-compared"),
    path("adverts/<uuid:advert_id>/", adverts.advert, name="advert"),
    path("adverts/<uuid:advert_id>/delete", adverts.delete, name="advert-delete"),
    path("practise/", practise.exercises, name="exercises"),
    path("practise/<slug:exercise_id>/", practise.exercise, name="exercise"),
    path("practise/<slug:exercise_id>/sittings/", sittings.start, name="start-sitting"),
    path("sittings/<uuid:sitting_id>/", sittings.sitting, name="sitting"),
    path("sittings/<uuid:sitting_id>/draft", sittings.draft, name="sitting-draft"),
    path("sittings/<uuid:sitting_id>/constraint", sittings.constraint, name="sitting-constraint"),
    path("samples/<slug:exercise_id>/<slug:tier>/", practise.sample, name="sample"),
    path("attempts/", attempts.history, name="attempts"),
    path("attempts/<uuid:attempt_id>/", attempts.attempt, name="attempt"),
    path("attempts/<uuid:attempt_id>/followups/", attempts.followups, name="followups"),
    path("attempts/<uuid:attempt_id>/compare/<uuid:other_id>/", attempts.compare, name="compare"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<slug:rule_id>/", rules.rule, name="rule"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("patterns/", patterns.patterns, name="patterns"),
]

handler400 = "debrief.web.views.refusals.cannot_read"
handler403 = "debrief.web.views.refusals.shut_out"
handler404 = "debrief.web.views.refusals.not_here"
handler500 = "debrief.web.views.refusals.went_wrong"
