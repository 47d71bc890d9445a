"""MATCH: what a person can prove, whose work an advertisement describes, and what to do about it.

matrix      lines of experience on the responsibilities of both roles, with the person's corrections
gaps        what is missing for a role and level, in order, with ways to close it
advert      a job advertisement as facts: duties, requirements, coverage, questions to ask
promotion   the case for the next level: criteria, evidence, what is missing
switch      a dated plan to change sides
"""
