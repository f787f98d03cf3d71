"""What chapter 14 measures with: the straight classifier of a well-kept library."""

# --8<-- [start:yardstick]
from sklearn.linear_model import LogisticRegression

from snippets.handwriting import deal, handwriting


def linear_model() -> dict:
    """Scikit-learn's linear classifier on ten deals.

    It gets the pixels from zero to one, and its settings are the library's, except for
    steps enough to arrive. Returns how many it reads right, of those it was
    trained on and of those held out.
    """
    images, labels = handwriting()
    pixels = images.reshape(-1, 64)
    found = {"learnt": [], "held out": []}
    for seed in range(10):
        learn, test = deal(seed)
        model = LogisticRegression(max_iter=1000).fit(pixels[learn], labels[learn])
        for name, heap in (("learnt", learn), ("held out", test)):
            right = model.predict(pixels[heap]) == labels[heap]
            found[name].append(int(right.sum()))
    return found
# --8<-- [end:yardstick]


# --8<-- [start:separable]
def separable() -> int:
    """How many of all digits a linear classifier reads right that may overfit.

    C is how little it is asked to keep its weights small.
    """
    images, labels = handwriting()
    pixels = images.reshape(-1, 64)
    model = LogisticRegression(C=1e6, max_iter=10_000).fit(pixels, labels)
    return int((model.predict(pixels) == labels).sum())
# --8<-- [end:separable]
