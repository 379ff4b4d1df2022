"""Tables (CSV, TSV, XLSX) to a case file, by a mapping file that somebody wrote and confirmed.

What flows where: `reading` opens a file and gives tables of typed cells, each with its place, and knows no records; `mapping`
says which column becomes which key, and knows no formats; `mapper` makes drafts of records of the two; `gathering` gives
them ids and joins what says the same; `result` has the checks of today say what is wrong, told at the cell it came from.
"""
