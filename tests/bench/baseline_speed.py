"""Speed of the baseline engine on a folder of articles, one core.

Run: python tests/bench/baseline_speed.py --data DIR [--rounds 20]

DIR holds one article a `.txt` file. The first round loads the word lists and is shown apart.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from summarise.article import Article
from summarise.baseline.engine import draft_article


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    texts = [path.read_text("utf-8") for path in sorted(options.data.glob("*.txt"))]
    if not texts:
        raise SystemExit(f"{options.data} holds no .txt files")
    began = time.process_time()
    articles = [Article.from_text(text) for text in texts]
    read = time.process_time() - began
    began = time.process_time()
    for article in articles:
        draft_article(article)
    cold = time.process_time() - began
    began = time.process_time()
    for _ in range(options.rounds):
        for text in texts:
            Article.from_text(text)
    reading = time.process_time() - began
    began = time.process_time()
    for _ in range(options.rounds):
        for article in articles:
            draft_article(article)
    drafting = time.process_time() - began
    count = options.rounds * len(texts)
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{len(texts)} articles of {words:.0f} words on average, CPU time")
    print(f"first round: reading {read * 1e3:.0f} ms, drafting {cold * 1e3:.0f} ms")
    print(f"then: Article.from_text {reading / count * 1e3:.1f} ms an article")
    print(f"      draft_article     {drafting / count * 1e3:.1f} ms an article")
    print(f"      together          {count / (reading + drafting):.0f} articles a second")


if __name__ == "__main__":
    main()
