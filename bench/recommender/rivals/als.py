"""implicit's alternating least squares on a matrix of likes; exports the item factors, also those after the epochs in `curve`."""
from measure import TASK, answer, csr, export, measured

from implicit.als import AlternatingLeastSquares
from threadpoolctl import threadpool_limits

train = csr("train")
model = AlternatingLeastSquares(
    factors=TASK["factors"],
    alpha=TASK["alpha"],
    regularization=TASK["regularization"],
    iterations=TASK["epochs"],
    use_cg=TASK["solver"] == "cg",
    num_threads=TASK["threads"],
    random_state=1,
)
curve = TASK.get("curve", [])


def after_epoch(epoch, *_):
    if epoch + 1 in curve:
        export(f"item-factors-{epoch + 1}", model.item_factors)


# implicit brings its own threads and asks for a BLAS with one.
with threadpool_limits(1, "blas"):
    cost = measured(lambda: model.fit(train, show_progress=False, callback=after_epoch))
export("item-factors", model.item_factors)
answer(cost)
