"""MATCH: what a person can prove, whose work an advertisement describes, and what to do about it.

matrix      lines of experience on the responsibilities of both roles, with the person's corrections
argument    what lines say for a role, and what a panel would hold against it
gaps        what is missing for a role and level, in order, with ways to close it
scale       one scale from build (-1) to market (1) for everything that speaks for a side
leaning     the posterior of a person's leaning from paired choices, exact on a grid
instrument  which pair to ask next and when to stop; preference: what the answers say
energy      the daily log; goals: the long run; evidence: a person's own lines
week        a working week from an .ics file, in hours per side
verdict     the four voices and how they are weighed; decision: makes one; letter: in words
form        what a person gave for the decision, as one record to keep
simulation  how often the paired choices are right, on simulated people
advert      a job advertisement as facts: duties, requirements, coverage, questions to ask
tenure      years in either role, by titles and dates
promotion   the case for the next level: criteria, evidence, what is missing
switch      a dated plan to change sides
wording     phrases of the content files found in a line
"""
