"""The best items for one user at a time, from factors: by NumPy's argpartition, or by implicit's topk."""
from measure import TASK, answer, array, measured

import time

import numpy as np
from threadpoolctl import threadpool_limits

rank, limit = TASK["factors"], TASK["limit"]
items = array("item-factors", np.float32).reshape(-1, rank)
queries = array("queries", np.float32).reshape(-1, rank)
history = array("histories", np.int32).reshape(len(queries), -1)
milliseconds, found = [], []


def with_numpy(query, seen):
    scores = items @ query
    scores[seen] = -np.inf
    best = np.argpartition(scores, -limit)[-limit:]
    return best[np.argsort(-scores[best])]


def with_implicit(query, seen):
    from implicit.cpu.topk import topk

    ids, _ = topk(items, query[None, :], limit, filter_items=seen, num_threads=TASK["threads"])
    return ids[0]


one = with_numpy if TASK["with"] == "numpy" else with_implicit


def all_requests():
    for query, seen in zip(queries, history):
        begun = time.perf_counter()
        best = one(query, seen)
        milliseconds.append((time.perf_counter() - begun) * 1000)
        found.append(best[0])


with threadpool_limits(TASK["threads"], "blas"):
    for query, seen in zip(queries[:10], history):
        one(query, seen)
    cost = measured(all_requests)
answer(cost | {"milliseconds": milliseconds, "first": [int(item) for item in found]})
