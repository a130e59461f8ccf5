"""Times training steps on one thread and prints a line a case: name<TAB>unit<TAB>median<TAB>min.

Import this before torch: the number of BLAS threads is read when torch loads its libraries.
"""
import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

import argparse
import statistics
import time

import torch

torch.set_num_threads(1)


def segments(step, iterations, count, warm_up):
    """Seconds a step takes: one value for each of `count` segments of `iterations` steps, after `warm_up` steps that are not counted."""
    for _ in range(warm_up):
        step()
    seconds = []
    for _ in range(count):
        start = time.perf_counter()
        for _ in range(iterations):
            step()
        seconds.append((time.perf_counter() - start) / iterations)
    return seconds


def report(name, unit, values):
    """Prints the line that a benchmark reads."""
    print(f"{name}\t{unit}\t{statistics.median(values):.6g}\t{min(values):.6g}", flush=True)


def main(workload, unit, cases, description):
    """The command line of a peer: measures the cases that it names, or all of them.

    `cases` maps a case's name to a function without arguments that gives values in `unit`.
    """
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"of {', '.join(cases)}; all if none is given")
    names = parser.parse_args().cases or list(cases)
    unknown = [name for name in names if name not in cases]
    if unknown:
        parser.error(f"there is no case {unknown[0]}; there are {', '.join(cases)}")
    for name in names:
        report(f"{workload}/{name}", unit, cases[name]())
