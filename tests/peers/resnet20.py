"""ResNet-20 in PyTorch's eager mode: 3x32x32 images, batch 128, SGD 0.1 with momentum 0.9 and weight decay 1e-4, random masks of 20 %.

Cases: default and channels-last, the two memory formats.
"""
import timing

import torch

from masked import images_step
from networks import ResNet20


def microseconds(channels_last):
    torch.manual_seed(0)
    model = ResNet20()
    if channels_last:
        model = model.to(memory_format=torch.channels_last)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-4)
    step = images_step(model, optimizer, 0.2, batch=128, shape=(3, 32, 32), channels_last=channels_last)
    return [1e6 * seconds for seconds in timing.segments(step, iterations=3, count=5, warm_up=2)]


if __name__ == "__main__":
    timing.main("resnet20", "us", {"default": lambda: microseconds(False), "channels-last": lambda: microseconds(True)}, __doc__)
