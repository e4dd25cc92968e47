# The checks below use these functions. There is nothing to write here.


### INSERT helpers/example.py


### INSERT helpers/call.py


### INSERT helpers/check_dtype.py


### INSERT helpers/check_one_row.py


### INSERT helpers/fingerprint.py


### INSERT helpers/check.py


### INSERT helpers/look_first.py
