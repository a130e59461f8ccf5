"""Photographs of CIFAR-10, from the files of its binary version, compressed by gzip or not."""
import gzip
import os

import numpy as np
import torch


def load(folder):
    """(training images, labels): bytes [n, 3, 32, 32], channel after channel, and classes."""
    records = np.concatenate([_records(folder, f"data_batch_{part}.bin") for part in range(1, 6)])
    return torch.from_numpy(records[:, 1:].reshape(-1, 3, 32, 32).copy()), torch.from_numpy(records[:, 0].astype(np.int64))


def _records(folder, name):
    path = os.path.join(folder, name)
    with open(path, "rb") if os.path.exists(path) else gzip.open(path + ".gz") as file:
        return np.frombuffer(file.read(), np.uint8).reshape(-1, 3073)
