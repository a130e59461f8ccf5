"""The networks that peers train. Parameters are named as exported arrays are: Fc1.weight, Fc1.bias and so on."""
from torch import nn
from torch.nn import functional as F


class Lenet300(nn.Module):
    """LeNet-300-100: 784-300-100-10, ReLU."""

    def __init__(self):
        super().__init__()
        self.Fc1 = nn.Linear(784, 300)
        self.Fc2 = nn.Linear(300, 100)
        self.Output = nn.Linear(100, 10)
        for layer in (self.Fc1, self.Fc2, self.Output):
            nn.init.xavier_normal_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, x):
        return self.Output(F.relu(self.Fc2(F.relu(self.Fc1(x)))))


class Lenet5(nn.Module):
    """The convolutional LeNet of 1x28x28 images: conv 3x3 to 6 and to 16 channels, each pooled, then 400-120-84-10."""

    def __init__(self):
        super().__init__()
        self.Conv1 = nn.Conv2d(1, 6, 3)
        self.Conv2 = nn.Conv2d(6, 16, 3)
        self.Fc1 = nn.Linear(400, 120)
        self.Fc2 = nn.Linear(120, 84)
        self.Output = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.Conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.Conv2(x)), 2)
        return self.Output(F.relu(self.Fc2(F.relu(self.Fc1(x.flatten(1))))))


class Conv2(nn.Module):
    """Conv-2 of 3x32x32 images (Frankle & Carbin 2019, figure 2): two 3x3 convolutions of 64 channels, pooled, then 256-256-10."""

    def __init__(self):
        super().__init__()
        self.Conv1 = nn.Conv2d(3, 64, 3, padding=1)
        self.Conv2 = nn.Conv2d(64, 64, 3, padding=1)
        self.Fc1 = nn.Linear(64 * 16 * 16, 256)
        self.Fc2 = nn.Linear(256, 256)
        self.Output = nn.Linear(256, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.Conv2(F.relu(self.Conv1(x)))), 2)
        return self.Output(F.relu(self.Fc2(F.relu(self.Fc1(x.flatten(1))))))


class ResidualBlock(nn.Module):
    """Two 3x3 convolutions with batch norm beside a shortcut, which is a 1x1 convolution where the shape changes."""

    def __init__(self, inputs, channels, stride):
        super().__init__()
        self.Conv1 = nn.Conv2d(inputs, channels, 3, stride, padding=1, bias=False)
        self.Bn1 = nn.BatchNorm2d(channels)
        self.Conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.Bn2 = nn.BatchNorm2d(channels)
        self.Shortcut = nn.Sequential()
        if stride != 1 or inputs != channels:
            self.Shortcut = nn.Sequential(nn.Conv2d(inputs, channels, 1, stride, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        residual = self.Bn2(self.Conv2(F.relu(self.Bn1(self.Conv1(x)))))
        return F.relu(residual + self.Shortcut(x))


class ResNet20(nn.Module):
    """ResNet-20 of 3x32x32 images: a convolution, three stages of three blocks with 16, 32 and 64 channels, average pooling, 64-10."""

    def __init__(self):
        super().__init__()
        self.Conv1 = nn.Conv2d(3, 16, 3, padding=1, bias=False)
        self.Bn1 = nn.BatchNorm2d(16)
        self.Stage1 = self._stage(16, 16, stride=1)
        self.Stage2 = self._stage(16, 32, stride=2)
        self.Stage3 = self._stage(32, 64, stride=2)
        self.Output = nn.Linear(64, 10)

    @staticmethod
    def _stage(inputs, channels, stride):
        first = ResidualBlock(inputs, channels, stride)
        return nn.Sequential(first, ResidualBlock(channels, channels, 1), ResidualBlock(channels, channels, 1))

    def forward(self, x):
        x = F.relu(self.Bn1(self.Conv1(x)))
        x = self.Stage3(self.Stage2(self.Stage1(x)))
        return self.Output(F.avg_pool2d(x, 8).flatten(1))
