"""Conv-2 in PyTorch's eager mode: 3x32x32 images, batch 60, Adam 2e-4, random masks of 20 %.

Cases: default and channels-last, the two memory formats.
"""
import timing

import torch

from masked import images_step
from networks import Conv2


def microseconds(channels_last):
    torch.manual_seed(0)
    model = Conv2()
    if channels_last:
        model = model.to(memory_format=torch.channels_last)
    step = images_step(model, torch.optim.Adam(model.parameters(), lr=2e-4), 0.2, batch=60, shape=(3, 32, 32), channels_last=channels_last)
    return [1e6 * seconds for seconds in timing.segments(step, iterations=5, count=7, warm_up=3)]


if __name__ == "__main__":
    timing.main("conv2", "us", {"default": lambda: microseconds(False), "channels-last": lambda: microseconds(True)}, __doc__)
