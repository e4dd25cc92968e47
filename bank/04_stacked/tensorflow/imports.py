import os

# fewer start-up messages of TensorFlow's
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from pydoc_data.topics import topics

import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf
from matplotlib import cbook

# no warnings that functions are traced often: the checks do so on
# purpose
tf.get_logger().setLevel("ERROR")
