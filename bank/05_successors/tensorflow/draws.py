# The hidden tests, and some checks, get their random numbers from here. There is nothing to write here.


### INSERT helpers/fresh_tensorflow.py


### INSERT helpers/probe.py
