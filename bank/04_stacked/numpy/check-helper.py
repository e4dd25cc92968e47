# The checks below use these functions. There is nothing to write here.


### INSERT helpers/call.py


### INSERT helpers/fingerprint.py


### INSERT helpers/check.py
