import os

# fewer start-up messages of TensorFlow's
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

# no warnings that functions are traced often: the checks do so on
# purpose
tf.get_logger().setLevel("ERROR")
