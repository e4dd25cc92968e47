from pydoc_data.topics import topics

import matplotlib.pyplot as plt
import numpy as np
from matplotlib import cbook
