"""The colours of the figures, by day and by night (after Okabe and Ito).

The pages take theirs from here as well: `circle` is what their styles call `--fig-circle`.
"""

LIGHT = {
    "ink": "#22252b",
    "paper": "#fffefb",
    "grid": "#e3e0da",
    "circle": "#0072b2",
    "triangle": "#c44f00",
    "line": "#007a5a",
    "second": "#a8478a",
}
DARK = {
    "ink": "#dfe2e8",
    "paper": "#191c22",
    "grid": "#343a45",
    "circle": "#5cb6ec",
    "triangle": "#f29a55",
    "line": "#45c89c",
    "second": "#e39ac6",
}
