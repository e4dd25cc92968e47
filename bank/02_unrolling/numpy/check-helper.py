# The checks below use these two functions. There is nothing to write here.


### INSERT helpers/fingerprint.py


### INSERT helpers/check.py
