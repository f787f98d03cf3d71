"""What chapter 14 measures with: the straight classifier of a well-kept library."""

# --8<-- [start:yardstick]
from sklearn.linear_model import LogisticRegression

from snippets.handwriting import FORMS, handwriting, leave_out


def linear_model() -> str:
    """Scikit-learn's linear classifier: its answer to each digit, in the order of the file.

    It is trained on the other forms and gets the pixels from zero to one. Its settings
    are the library's, except for steps enough to arrive.
    """
    images, labels = handwriting()
    pixels, answers = images.reshape(-1, 64), labels.copy()
    for form in range(len(FORMS)):
        learn, test = leave_out(form)
        model = LogisticRegression(max_iter=1000).fit(pixels[learn], labels[learn])
        answers[test] = model.predict(pixels[test])
    return "".join(map(str, answers))
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
