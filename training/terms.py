"""Settle the weights of words and pairs of words: `python -m training.terms`.

A step of `make model`, of the training lines alone: logistic regression from tf-idf to the
responsibility that a line shows. The vocabulary goes beside the encoder, the arrays beside the
heads.
"""

from __future__ import annotations

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from debrief.critique.learned import HERE
from debrief.critique.terms import terms_of
from training import corpus
from training.fit import EVERY_RESPONSIBILITY

SEEN = 3
"""In how many lines a term must stand."""


def main() -> None:
    """Write terms.txt, and put three arrays into heads.npz."""
    lines = corpus.lines("train")
    known = TfidfVectorizer(analyzer=terms_of, sublinear_tf=True, min_df=SEEN)
    rows = known.fit_transform([line["text"] for line in lines])
    truth = [EVERY_RESPONSIBILITY.index(line["responsibility"]) for line in lines]
    fitted = LogisticRegression(C=10, max_iter=400, class_weight="balanced").fit(rows, truth)
    if list(fitted.classes_) != list(range(len(EVERY_RESPONSIBILITY))):
        raise ValueError("some responsibility has no line to learn from")
    with np.load(HERE / "heads.npz") as stored:
        arrays = {name: stored[name] for name in stored}
    arrays["terms.idf"] = known.idf_.astype(np.float16)
    arrays["terms.weight"] = fitted.coef_.T.astype(np.float16)
    arrays["terms.bias"] = fitted.intercept_.astype(np.float16)
    np.savez_compressed(HERE / "heads.npz", **arrays)
    terms = "\n".join(known.get_feature_names_out())
    (HERE / "terms.txt").write_text(terms, encoding="utf-8")
    print(f"{len(known.idf_)} terms of {len(lines)} lines")


if __name__ == "__main__":
    main()
