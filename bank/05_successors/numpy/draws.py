# The hidden tests get their random numbers from here. There is nothing to write here.


### INSERT helpers/fresh_numpy.py
