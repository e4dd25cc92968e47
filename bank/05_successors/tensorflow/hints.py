# Stuck? hint("NAME") helps, a step more each time. There is nothing to write here.
HINTS = "### HINTS"


### INSERT helpers/hint.py
