"""Images as the LeNet-300-100 peers take them: real MNIST, or random images that are as sparse."""
import gzip
import os

import numpy as np
import torch


def load(folder):
    """(training images, labels, test images, labels) from the four published files; images [n, 784] in [0, 1]."""
    return (
        _images(folder, "train-images-idx3-ubyte.gz"),
        _labels(folder, "train-labels-idx1-ubyte.gz"),
        _images(folder, "t10k-images-idx3-ubyte.gz"),
        _labels(folder, "t10k-labels-idx1-ubyte.gz"),
    )


def look_alike(count, seed=0):
    """Images [count, 784] with 19 % of the pixels not 0, more towards the middle and none at the rim, and random labels."""
    generator = torch.Generator().manual_seed(seed)
    place = torch.arange(28.0)
    row, column = torch.meshgrid(place, place, indexing="ij")
    from_middle = torch.maximum((row - 13.5).abs(), (column - 13.5).abs()) / 13.5
    lit = (1.3 - 1.5 * from_middle**2).clamp(min=0)
    lit *= 0.19 / lit.mean()
    images = torch.rand(count, 784, generator=generator)
    # One draw serves for both: below its probability a pixel is lit, and where in that range says how brightly.
    brightness = images / lit.flatten().clamp(min=1e-9)
    images = torch.where(brightness < 1, brightness, torch.zeros(()))
    return images, torch.randint(0, 10, (count,), generator=generator)


def _images(folder, name):
    return torch.from_numpy(_bytes(folder, name, header=16).reshape(-1, 784)).float() / 255


def _labels(folder, name):
    return torch.from_numpy(_bytes(folder, name, header=8)).long()


def _bytes(folder, name, header):
    with gzip.open(os.path.join(folder, name)) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header).copy()
