"""Run the benchmarks: `make bench`, or `make bench ARGS="critique shell"` for some of them."""

import importlib
import sys

SECTIONS = {
    "critique": "One answer, in one process, on one core",
    "throughput": "Many answers, as whole processes, beside other prose linters",
    "content": "All content, and searching it",
    "imports": "Reading a résumé's file, with the child process that parses it",
    "matrix": "Placing 200 lines of experience",
    "shell": "Starting the shell",
    "decision": "The paired choices, on simulated people",
    "pages": "Pages over HTTP, with 10 and with 10,000 stored attempts",
}


def main() -> None:
    wanted = sys.argv[1:] or list(SECTIONS)
    for name in wanted:
        if name not in SECTIONS:
            sys.exit(f"There is no section {name!r}. Known: {', '.join(SECTIONS)}.")
    for name in wanted:
        print(f"\n{SECTIONS[name]}\n{'-' * len(SECTIONS[name])}", flush=True)
        importlib.import_module(f"benchmarks.{name}").run()


if __name__ == "__main__":
    main()
