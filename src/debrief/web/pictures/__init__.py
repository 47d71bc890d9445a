"""Drawings made on the server: values in, geometry or marked-up words out.

marks.py puts ink on an answer, where overlapping quotes become properly nested elements;
stairs.py draws a level as four small steps, bar.py how the words were spent, tally.py moves made
out of moves expected, slope.py levels before and after, baton.py who owns a step of a launch,
dots.py how well each move is found, intervals.py which way a voice leans and how surely,
days.py what gave energy and what took it, hours.py where a week went.
"""
