"""One module per group of pages.

A view loads, lets `journal` act, and hands over to a presenter.
"""
