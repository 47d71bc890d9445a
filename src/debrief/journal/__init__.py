"""MEMORY: the only room with tables. Every row has an owner.

models     Person, Sitting, Attempt, Reply; a module per kind of thing
ownership  the only place that fetches a row by its id for a person
actions    the verbs: start_sitting, save_draft, record_attempt ...; a module per kind of thing
seals      what a mock loop keeps shut until its panel has met
originals  files as they were handed over; recordings: sound that grows while somebody speaks
past       what a person has done, read for lists and for the picker
"""
