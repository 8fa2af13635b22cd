"""Surprise's SVD++ with its default settings; exports biases and factors, the implicit part added to the user's."""
from measure import TASK, answer, array, csr, export, measured

import numpy as np
from surprise import SVDpp, Trainset

train = csr("train")
by_user, by_item = {}, {}
for user in range(TASK["users"]):
    row = slice(train.indptr[user], train.indptr[user + 1])
    by_user[user] = [(int(i), float(r)) for i, r in zip(train.indices[row], train.data[row])]
    for item, rating in by_user[user]:
        by_item.setdefault(item, []).append((user, rating))
for item in range(TASK["items"]):
    by_item.setdefault(item, [])
known = {i: i for i in range(max(TASK["users"], TASK["items"]))}
trainset = Trainset(by_user, by_item, TASK["users"], TASK["items"], train.nnz, (1, 5), known, known)

# Caching the ratings is the faster of its two ways.
model = SVDpp(random_state=1, cache_ratings=True, n_epochs=TASK["epochs"])
cost = measured(lambda: model.fit(trainset))
users = model.pu.copy()
for user in range(TASK["users"]):
    rated = train.indices[train.indptr[user] : train.indptr[user + 1]]
    if len(rated):
        users[user] += model.yj[rated].sum(axis=0) / np.sqrt(len(rated))
export("user-bias", model.bu)
export("item-bias", model.bi)
export("user-factors", users)
export("item-factors", model.qi)
answer(cost | {"mean": float(trainset.global_mean), "factors": model.n_factors})
