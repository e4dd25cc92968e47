"""What the chapters, the tests and the commands of the course share.

`built/` has what the learner writes in the exercises; `lstm_variants.py` has a fast cell for long experiments, whose
parts can be taken out.
"""
