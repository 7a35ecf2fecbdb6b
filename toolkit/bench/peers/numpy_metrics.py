"""usage: python3 numpy_metrics.py [n=1000000] [wall|cpu]    the kernels of MetricsBench in numpy, one thread, a JSON line each"""
import json
import sys
import time

import numpy as np

n = int(float(sys.argv[1])) if len(sys.argv) > 1 else 1_000_000
random = np.random.default_rng(1)
x = np.exp(random.standard_normal(n))
w = random.uniform(0.5, 2, n)
clock = time.process_time if "cpu" in sys.argv[2:] else time.perf_counter
line = 0.6
deciles = np.arange(1, 10) / 10


def gini(xs, ws, below):
    return 2 * np.dot(xs * ws, below - ws / 2) / (below[-1] * np.dot(xs, ws)) - 1


def fgt(x, w):
    poor = x < line
    gap = 1 - x[poor] / line
    weight = w[poor]
    return np.array([weight.sum(), np.dot(weight, gap), np.dot(weight, gap * gap)]) / w.sum()


def one_sort():
    order = np.argsort(x)
    xs, ws = x[order], w[order]
    below = np.cumsum(ws)
    return gini(xs, ws, below), xs[np.searchsorted(below, deciles * below[-1])], fgt(xs, ws)


def theil():
    relative = x / (np.dot(x, w) / w.sum())
    return np.dot(w, relative * np.log(relative)) / w.sum()


def timed(kernel, run):
    start = clock()
    run()
    print(json.dumps({"kernel": kernel, "seconds": clock() - start}), flush=True)


for _ in range(3):
    timed("read", lambda: (x.sum(), np.dot(x, w)))
    timed("fgt012", lambda: fgt(x, w))
    timed("theil", theil)
    timed("gini+fgt012+deciles", one_sort)
