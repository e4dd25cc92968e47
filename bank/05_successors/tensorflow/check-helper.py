# The checks below use these functions. There is nothing to write here.


### INSERT helpers/fingerprint.py


### INSERT helpers/compare.py


### INSERT helpers/look_first.py


### INSERT helpers/waves.py


def what_failed(error):
    """The line of an error that says what is wrong; Keras puts one on where it happened above it."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()] or [""]
    said = [line for line in lines if "encountered" not in line.lower() and not line.startswith("\x1b")]
    return f"{type(error).__name__}: {(said or lines)[0][:200]}"
