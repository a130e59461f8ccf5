"""A whole ladder of LeNet-300-100 on MNIST in PyTorch's eager mode: train, prune, rewind, level after level.

The protocol of Frankle & Carbin 2019, section 2: 55,000 training and 5,000 validation examples, batch 60, Adam 1.2e-3, weights
times mask after each step; validated every 100 iterations, and tested at each new least validation loss and at the end; a round
prunes the smallest 20 % of what is left in both hidden layers and 10 % in the output layer, then rewinds to the initial weights.
Prints the seconds that it took; progress goes to the error stream.
"""
import timing

import argparse
import sys
import time

import torch
from torch.nn import functional as F

import mnist
from masked import MaskedTraining
from networks import Lenet300

BATCH = 60
VALIDATION = 5_000
EVALUATE_EVERY = 100


class Ladder:
    """One replicate's way through all levels."""

    def __init__(self, folder, seed):
        self._images, self._labels, self._test_images, self._test_labels = mnist.load(folder)
        torch.manual_seed(seed)
        shuffled = torch.randperm(len(self._images))
        self._validation, self._training = shuffled[:VALIDATION], shuffled[VALIDATION:]
        self._validation_images, self._validation_labels = self._images[self._validation], self._labels[self._validation]
        self._model = Lenet300()
        self._initial = [parameter.detach().clone() for parameter in self._model.parameters()]
        self._layers = (self._model.Fc1, self._model.Fc2, self._model.Output)
        self._masks = [torch.ones_like(layer.weight) for layer in self._layers]

    def climb(self, levels, iterations):
        for level in range(levels):
            if level > 0:
                self._prune(fractions=(0.2, 0.2, 0.1))
                self._rewind()
            start = time.perf_counter()
            stop, there, end = self._train(iterations)
            remaining = sum(mask.sum().item() for mask in self._masks) / sum(mask.numel() for mask in self._masks)
            print(
                f"level {level}: {100 * remaining:.1f} % remain, early stop {stop}, accuracy {100 * there:.2f} % there, "
                f"{100 * end:.2f} % at the end, {time.perf_counter() - start:.1f} s",
                file=sys.stderr,
            )

    def _train(self, iterations):
        """(iteration of least validation loss, test accuracy there, test accuracy at the end)."""
        masks = [(layer.weight, mask) for layer, mask in zip(self._layers, self._masks)]
        training = MaskedTraining(self._model, torch.optim.Adam(self._model.parameters(), lr=1.2e-3), masks)
        least, stop, there = float("inf"), 0, 0.0
        order, start = self._shuffled(), 0
        for iteration in range(1, iterations + 1):
            if start + BATCH > len(order):
                order, start = self._shuffled(), 0
            rows = order[start : start + BATCH]
            start += BATCH
            training.step(self._images[rows], self._labels[rows])
            if iteration % EVALUATE_EVERY == 0:
                loss = self._validation_loss()
                if loss < least:
                    least, stop, there = loss, iteration, self._test_accuracy()
        return stop, there, self._test_accuracy()

    def _shuffled(self):
        return self._training[torch.randperm(len(self._training))]

    @torch.no_grad()
    def _validation_loss(self):
        return F.cross_entropy(self._model(self._validation_images), self._validation_labels).item()

    @torch.no_grad()
    def _test_accuracy(self):
        return (self._model(self._test_images).argmax(1) == self._test_labels).float().mean().item()

    @torch.no_grad()
    def _prune(self, fractions):
        for layer, mask, fraction in zip(self._layers, self._masks, fractions):
            magnitudes = layer.weight.abs().flatten()
            magnitudes[mask.flatten() == 0] = float("inf")
            smallest = magnitudes.topk(round(fraction * int(mask.sum().item())), largest=False).indices
            mask.view(-1)[smallest] = 0

    @torch.no_grad()
    def _rewind(self):
        for parameter, initial in zip(self._model.parameters(), self._initial):
            parameter.copy_(initial)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, metavar="FOLDER", help="folder of the four published MNIST files")
    parser.add_argument("--levels", type=int, default=21)
    parser.add_argument("--iterations", type=int, default=2000, help="of each level")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    ladder = Ladder(options.data, options.seed)
    start = time.perf_counter()
    ladder.climb(options.levels, options.iterations)
    timing.report("ladder/mnist", "s", [time.perf_counter() - start])


if __name__ == "__main__":
    main()
