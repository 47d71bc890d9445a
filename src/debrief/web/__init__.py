"""PAGES: the journal and the handbook as a web site for one person on their own machine.

conf        Django's settings, made from debrief.settings
machine     what this machine provides: a private folder, a secret, a time zone
server      serve(): from a data folder to a listening server
defence     middleware: entry by token only, no requests from other web sites
assets      static addresses that change with their content
urls, views/           what a candidate does there
contexts/, presenters/ typed values for the templates, and what fills them
templates/, static/, templatetags/, pictures/   how it looks
"""
