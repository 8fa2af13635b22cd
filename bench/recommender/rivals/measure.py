"""Shared by the rival programs: the task, its arrays, and what a piece of work costs."""
import json
import os
import resource
import sys
import time

import numpy as np

TASK = json.loads(sys.argv[1])


def array(name, dtype):
    """A raw little-endian array of the task's folder."""
    return np.fromfile(os.path.join(TASK["folder"], name), dtype=dtype)


def export(name, values):
    np.ascontiguousarray(values, dtype=np.float32).tofile(os.path.join(TASK["folder"], name))


def csr(name):
    """The matrix that the other side wrote as `name`.start, .column and .value."""
    import scipy.sparse

    start = array(name + ".start", np.int32)
    shape = (TASK["users"], TASK["items"])
    return scipy.sparse.csr_matrix((array(name + ".value", np.float32), array(name + ".column", np.int32), start), shape=shape)


def peak_bytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def resident_bytes():
    """What is resident now where the system says so, else the peak so far."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return peak_bytes()


def measured(work, **more):
    """Runs the work once and prints what it took, as one line of JSON."""
    before, cpu, wall = resident_bytes(), time.process_time(), time.perf_counter()
    work()
    cost = {"seconds": time.perf_counter() - wall, "cpuSeconds": time.process_time() - cpu}
    cost |= {"baseBytes": before, "peakBytes": peak_bytes()}
    return cost | more


def answer(result):
    print(json.dumps(result), flush=True)
