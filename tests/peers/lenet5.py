"""The convolutional LeNet in PyTorch's eager mode: 1x28x28 images, batch 32, SGD 0.01, random masks of 20 %.

Cases: mkldnn (as installed) and plain (without mkldnn, which is the faster one for so small a network).
"""
import timing

import torch

from masked import images_step
from networks import Lenet5


def microseconds(mkldnn):
    torch.manual_seed(0)
    model = Lenet5()
    step = images_step(model, torch.optim.SGD(model.parameters(), lr=0.01), density=0.2, batch=32, shape=(1, 28, 28))
    with torch.backends.mkldnn.flags(enabled=mkldnn):
        return [1e6 * seconds for seconds in timing.segments(step, iterations=200, count=7, warm_up=50)]


if __name__ == "__main__":
    timing.main("lenet5", "us", {"mkldnn": lambda: microseconds(True), "plain": lambda: microseconds(False)}, __doc__)
