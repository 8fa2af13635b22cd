"""LightFM on likes with item features; exports what the features of each user and item add up to, biases last."""
from measure import TASK, answer, array, csr, export, measured

import numpy as np
import scipy.sparse
from lightfm import LightFM

train = csr("train").tocoo()
# The features of an item and one of its own, scaled to add up to 1, as lightfm.data.Dataset does.
given = scipy.sparse.csr_matrix(
    (array("features.value", np.float32), array("features.column", np.int32), array("features.start", np.int32)),
    shape=(TASK["items"], TASK["features"]),
)
features = scipy.sparse.hstack([scipy.sparse.identity(TASK["items"], dtype=np.float32), given]).tocsr()
features = scipy.sparse.diags(1 / np.asarray(features.sum(axis=1)).ravel()).dot(features).astype(np.float32).tocsr()
model = LightFM(no_components=TASK["factors"], loss=TASK["loss"], learning_rate=0.05, max_sampled=10, random_state=1)
cost = measured(lambda: model.fit(train, item_features=features, epochs=TASK["epochs"], num_threads=TASK["threads"]))
_, users = model.get_user_representations()
biases, items = model.get_item_representations(features)
export("user-factors", np.hstack([users, np.ones((len(users), 1))]))
export("item-factors", np.hstack([items, biases[:, None]]))
answer(cost)
