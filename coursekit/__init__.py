"""What the chapters, the tests and the commands of the course share.

The chapters and the exercises write their own equations; `lstm.py` has a fast copy of them for long experiments.
"""
