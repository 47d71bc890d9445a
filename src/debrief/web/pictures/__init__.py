"""Drawings made on the server: values in, geometry or marked-up words out.

    marks.py      ink on an answer: overlapping quotes become properly nested elements
    stairs.py     a level as four small steps
    bar.py        how the words of an answer were spent
    baton.py      who owns which step of a launch
    slope.py      competency levels before and after
    tally.py      moves made out of moves expected
"""
