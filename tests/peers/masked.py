"""The training step that counts as the peer: PyTorch's eager mode, weights times mask after every optimizer step."""
import torch
from torch.nn import functional as F


def random_masks(model, density, seed=2):
    """A random mask of that density for every weight of two dimensions or more; biases and batch norm have none."""
    generator = torch.Generator().manual_seed(seed)
    return [
        (weight, (torch.rand(weight.shape, generator=generator) < density).to(weight.dtype))
        for weight in model.parameters()
        if weight.dim() > 1
    ]


def apply_masks(masks):
    """Sets masked weights to 0."""
    for weight, mask in masks:
        weight.data *= mask


class MaskedTraining:
    """Trains a model under masks, a batch a step."""

    def __init__(self, model, optimizer, masks):
        self._model = model
        self._optimizer = optimizer
        self._masks = masks
        apply_masks(masks)

    def step(self, inputs, labels):
        """One iteration; gives the loss on the batch before it."""
        self._optimizer.zero_grad()
        loss = F.cross_entropy(self._model(inputs), labels)
        loss.backward()
        self._optimizer.step()
        apply_masks(self._masks)
        return loss


def images_step(model, optimizer, density, batch, shape, channels_last=False):
    """A step over eight fixed batches of random images: a function without arguments, for timing convolutional networks.

    Images of one channel have 19 % pixels that are not 0, as MNIST has; others have none that are.
    """
    generator = torch.Generator().manual_seed(3)
    inputs = torch.randn(8, batch, *shape, generator=generator)
    if shape[0] == 1:
        inputs = inputs.abs() * (torch.rand(inputs.shape, generator=generator) < 0.19)
    labels = torch.randint(0, 10, (8, batch), generator=generator)
    training = MaskedTraining(model, optimizer, random_masks(model, density))
    iteration = 0

    def step():
        nonlocal iteration
        images = inputs[iteration % 8]
        if channels_last:
            images = images.contiguous(memory_format=torch.channels_last)
        training.step(images, labels[iteration % 8])
        iteration += 1

    return step
