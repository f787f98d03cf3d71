"""The colours of the figures, by day and by night (after Okabe and Ito).

The pages take theirs from here as well: `pebble` is what their styles call `--fig-pebble`.
"""

LIGHT = {
    "ink": "#22252b",
    "paper": "#fffefb",
    "grid": "#e3e0da",
    "pebble": "#0072b2",
    "thorn": "#c44f00",
    "line": "#007a5a",
    "second": "#a8478a",
}
DARK = {
    "ink": "#dfe2e8",
    "paper": "#191c22",
    "grid": "#343a45",
    "pebble": "#5cb6ec",
    "thorn": "#f29a55",
    "line": "#45c89c",
    "second": "#e39ac6",
}
