### INSERT helpers/noisy_bits.py
