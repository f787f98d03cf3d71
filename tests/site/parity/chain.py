"""What `chain.js` has to give: layers in a row, of one unit each, with every bend."""

from snippets.chain import BENDS, chain


def rows() -> dict:
    """Runs by name: the bend, the first sum, the weight and how many layers; what comes of it."""
    runs = {}
    for name in BENDS:
        for z, weight, layers in ((0.0, 1.0, 10), (1.5, 0.75, 4), (-2.25, 2.0, 7), (6.0, 1.0, 1)):
            sums, heard = chain(name, z, weight, layers)
            runs[f"{name} {layers}"] = {
                "row": "relu" if name == "ReLU" else name,
                "z": z,
                "weight": weight,
                "layers": layers,
                "sums": sums.tolist(),
                "heard": heard.tolist(),
            }
    return runs
