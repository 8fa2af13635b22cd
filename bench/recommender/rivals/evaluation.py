"""Full-ranking evaluation of given factors: by implicit, or by NumPy with the metrics written out."""
from measure import TASK, answer, array, csr, measured

import numpy as np
from threadpoolctl import threadpool_limits

train, held_out = csr("train"), csr("heldOut")
rank = TASK["factors"]
users = array("user-factors", np.float32).reshape(-1, rank)
items = array("item-factors", np.float32).reshape(-1, rank)
cut_offs = TASK["ks"]
found = {}


def with_implicit():
    from implicit.als import AlternatingLeastSquares
    from implicit.evaluation import ranking_metrics_at_k

    model = AlternatingLeastSquares(factors=rank, num_threads=TASK["threads"])
    model.user_factors, model.item_factors = users, items
    for k in cut_offs:
        metrics = ranking_metrics_at_k(model, train, held_out, K=k, show_progress=False, num_threads=TASK["threads"])
        found[f"ndcg@{k}"] = float(metrics["ndcg"])


def with_numpy():
    deepest = max(cut_offs)
    scores = users @ items.T
    rows = np.repeat(np.arange(train.shape[0]), np.diff(train.indptr))
    scores[rows, train.indices] = -np.inf
    best = np.argpartition(-scores, deepest, axis=1)[:, :deepest]
    order = np.argsort(-np.take_along_axis(scores, best, axis=1), axis=1)
    best = np.take_along_axis(best, order, axis=1)
    wanted = np.zeros(train.shape, dtype=bool)
    wanted[np.repeat(np.arange(train.shape[0]), np.diff(held_out.indptr)), held_out.indices] = True
    hit = np.take_along_axis(wanted, best, axis=1)
    totals = np.diff(held_out.indptr)
    gain = 1 / np.log2(np.arange(2, deepest + 2))
    ideal = np.concatenate([[0], np.cumsum(gain)])
    asked = totals > 0
    for k in cut_offs:
        hits, capped = hit[asked, :k], np.minimum(totals[asked], k)
        count = hits.sum(axis=1)
        precision_at = np.cumsum(hits, axis=1) / np.arange(1, k + 1)
        first = np.where(count > 0, hits.argmax(axis=1) + 1, np.inf)
        per_user = {
            "precision": count / k,
            "recall": count / totals[asked],
            "cappedRecall": count / capped,
            "hitRate": count > 0,
            "ndcg": (hits * gain[:k]).sum(axis=1) / ideal[capped],
            "map": (precision_at * hits).sum(axis=1) / capped,
            "mrr": 1 / first,
        }
        found.update({f"{name}@{k}": float(values.mean()) for name, values in per_user.items()})


blas = TASK["threads"] if TASK["with"] == "numpy" else 1
with threadpool_limits(blas, "blas"):
    cost = measured(with_numpy if TASK["with"] == "numpy" else with_implicit)
answer(cost | {"metrics": found})
