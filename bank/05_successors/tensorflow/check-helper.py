# The checks below use these functions. There is nothing to write here.


### INSERT helpers/fingerprint.py


### INSERT helpers/compare.py


### INSERT helpers/look_first.py


### INSERT helpers/waves.py


### INSERT helpers/what_failed.py
