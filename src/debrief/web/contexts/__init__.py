"""Typed page contexts: what a template may read.

Every page gets two variables: `shell` (contexts/shell.py, from a context processor) and `page`
(one of the `...Page` values here, built by a view). Templates read attributes and nothing else.

    shell.py       the frame: track, navigation
    home.py        HomePage
    roles.py       RolesPage, MetricsPage, RulesPage, RuleCard
    practise.py    ExerciseList, ExercisePage, SittingPage, Margin, Constraint, SamplePage
    attempts.py    AttemptPage, FollowupsPage, History, ComparePage
    agreement.py   AgreementPage
    debriefs.py    DebriefView and its parts
"""
