"""The pages that learners get."""
