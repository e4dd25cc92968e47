# The checks below use these functions. There is nothing to write here.


### INSERT helpers/fingerprint.py


### INSERT helpers/check.py


### INSERT helpers/look_first.py


### INSERT helpers/check_again.py


### INSERT helpers/check_one_row.py


### INSERT helpers/call.py


### INSERT helpers/waves.py
