"""What the chapters, the tests and the commands of the course share. No RNN or LSTM equation lives here."""
