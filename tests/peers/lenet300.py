"""LeNet-300-100 in PyTorch's eager mode: batch 60, Adam 1.2e-3, 55,000 images with 19 % pixels that are not 0.

A case is the share of weights that remains under random masks, in per cent. Masks save PyTorch nothing: the cases cost the same.
"""
import timing

import functools

import torch

import mnist
from masked import MaskedTraining, random_masks
from networks import Lenet300

IMAGES = 55_000
BATCH = 60


@functools.cache
def images():
    return mnist.look_alike(IMAGES)


def step_under(percent):
    torch.manual_seed(1)
    model = Lenet300()
    optimizer = torch.optim.Adam(model.parameters(), lr=1.2e-3)
    training = MaskedTraining(model, optimizer, random_masks(model, percent / 100))
    inputs, labels = images()
    start = 0

    def step():
        nonlocal start
        if start + BATCH > IMAGES:
            start = 0
        training.step(inputs[start : start + BATCH], labels[start : start + BATCH])
        start += BATCH

    return step


def microseconds(percent):
    return [1e6 * seconds for seconds in timing.segments(step_under(percent), iterations=300, count=7, warm_up=200)]


if __name__ == "__main__":
    cases = {name: (lambda percent=float(name): microseconds(percent)) for name in ("100", "51", "21", "8.6", "3.6", "1.8")}
    timing.main("lenet300", "us", cases, __doc__)
