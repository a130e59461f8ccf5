"""Trains a network in PyTorch from exported weights, masks and batches, and compares its losses with those of another program.

Reads FOLDER/weights.npz, FOLDER/batches.npz and the masks that are named, as `ticket export` writes them, and a file with a loss a
line: the mean over each batch before the step. Prints a line: name, "relative", the largest relative difference, its iteration, how
many iterations come before the first difference above what is allowed, and how many come before PyTorch in single precision differs
as much from itself in double, and from itself without oneDNN, of as many as are run again. Once a ReLU's input is so near 0 that rounding decides its sign, two right programs part for good.
"""
import timing

import argparse
import os

import numpy as np
import torch

import cifar10
import mnist
from masked import MaskedTraining
from networks import Conv2, Lenet5, Lenet300


def lenet(folder):
    """(model, its optimizer's constructor, inputs, labels) of LeNet-300-100 as its experiment declares them."""
    inputs, labels, _, _ = mnist.load(folder)
    return Lenet300(), lambda parameters: torch.optim.Adam(parameters, lr=1.2e-3), inputs, labels


def lenet5(folder):
    """The same of the convolutional LeNet."""
    inputs, labels, _, _ = mnist.load(folder)
    return Lenet5(), lambda parameters: torch.optim.SGD(parameters, lr=0.01), inputs.reshape(-1, 1, 28, 28), labels


def conv2(folder):
    """The same of Conv-2."""
    inputs, labels = cifar10.load(folder)
    return Conv2(), lambda parameters: torch.optim.Adam(parameters, lr=2e-4), inputs, labels


def conv2_sgd(folder):
    """Conv-2 without what makes a whole step of a gradient that is 0 but for rounding."""
    model, _, inputs, labels = conv2(folder)
    return model, lambda parameters: torch.optim.SGD(parameters, lr=0.01), inputs, labels


NETWORKS = {"lenet": lenet, "lenet5": lenet5, "conv2-sgd": conv2_sgd, "conv2": conv2}


def losses(network, folder, masks, data, precision, iterations=None):
    """The loss on each exported batch, or on the first of them, before the step that it makes."""
    model, optimizer, inputs, labels = NETWORKS[network](data)
    model.load_state_dict({name: torch.from_numpy(array) for name, array in arrays(folder, "weights.npz").items()})
    model = model.to(precision)
    parameters = dict(model.named_parameters())
    masked = [(parameters[name], torch.from_numpy(mask).to(precision)) for name, mask in arrays(folder, masks).items()]
    training = MaskedTraining(model, optimizer(model.parameters()), masked)
    batches = torch.from_numpy(arrays(folder, "batches.npz")["batches"][:iterations]).long()
    return np.array([training.step(scaled(inputs[rows]).to(precision), labels[rows]).item() for rows in batches])


def scaled(images):
    """Bytes as numbers from 0 to 1, rounded to single precision as the other program has them."""
    return images.float() / 255 if images.dtype == torch.uint8 else images


def arrays(folder, file):
    with np.load(os.path.join(folder, file)) as archive:
        return {name: archive[name] for name in archive.files}


def relative(values, reference):
    """Differences, infinite where a value is no number."""
    difference = np.abs(values - reference) / np.abs(reference)
    return np.where(np.isfinite(difference), difference, np.inf)


def within(differences, allowed):
    """How many come before the first that is too large."""
    above = np.nonzero(differences > allowed)[0]
    return above[0] if len(above) else len(differences)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", choices=NETWORKS)
    parser.add_argument("folder", help="what was exported")
    parser.add_argument("--masks", default="masks.npz", help="file in the folder")
    parser.add_argument("--losses", required=True, metavar="FILE", help="the other program's, a line an iteration")
    parser.add_argument("--data", required=True, metavar="FOLDER", help="folder of the published files of the data set")
    parser.add_argument("--allowed", type=float, default=1e-4, help="largest relative difference")
    parser.add_argument("--again", type=int, metavar="N", help="iterations that are run again in both ways; all if it is not given")
    options = parser.parse_args()
    theirs = np.loadtxt(options.losses, ndmin=1)
    single = losses(options.network, options.folder, options.masks, options.data, torch.float32)
    double = losses(options.network, options.folder, options.masks, options.data, torch.float64, options.again)
    with torch.backends.mkldnn.flags(enabled=False):
        plain = losses(options.network, options.folder, options.masks, options.data, torch.float32, options.again)
    if len(single) != len(theirs):
        parser.error(f"{options.losses} has {len(theirs)} losses for {len(single)} batches")
    difference = relative(theirs, single)
    worst = int(difference.argmax())
    itself = [within(relative(single[: len(again)], again), options.allowed) for again in (double, plain)]
    print(f"{options.network}\trelative\t{difference[worst]:.6g}\t{worst}\t{within(difference, options.allowed)}\t{itself[0]}\t{itself[1]}")


if __name__ == "__main__":
    main()
