"""1000 networks 2-10-1 on the four points of XOR at once, at PyTorch's best: a tensor element a replicate, gradients by hand.

The replicate index is last, so that every operation is elementwise over 1000 values; this beats autograd and batched matrix
products. Times are nanoseconds an iteration of one replicate. Cases: adam and sgd, both with weights times mask after the step.
"""
import timing

import torch

REPLICATES = 1000
HIDDEN = 10
LABELS = torch.tensor([0.0, 1.0, 1.0, 0.0]).view(4, 1)


def views(flat):
    """(weights in [2, hidden], biases in [hidden], weights out [hidden], bias out [1]) of flat parameters, each with replicates last."""
    return flat[: 2 * HIDDEN].view(2, HIDDEN, REPLICATES), flat[2 * HIDDEN : 3 * HIDDEN], flat[3 * HIDDEN : 4 * HIDDEN], flat[4 * HIDDEN :]


def gradient(parameters, into):
    """The gradient of the mean cross-entropy over the points (0,0), (0,1), (1,0), (1,1)."""
    weights_in, biases_in, weights_out, bias_out = views(parameters)
    into_weights_in, into_biases_in, into_weights_out, into_bias_out = views(into)
    # Inputs are 0 and 1, so the hidden sums are sums of weights.
    at_01 = biases_in + weights_in[1]
    at_10 = biases_in + weights_in[0]
    at_11 = at_10 + weights_in[1]
    hidden = torch.stack((biases_in, at_01, at_10, at_11)).relu_()
    error = (((hidden * weights_out).sum(1) + bias_out).sigmoid() - LABELS) * 0.25
    into_bias_out.copy_(error.sum(0, keepdim=True))
    into_weights_out.copy_((hidden * error[:, None]).sum(0))
    hidden_error = (hidden > 0).float() * error[:, None] * weights_out
    into_biases_in.copy_(hidden_error.sum(0))
    into_weights_in[0].copy_(hidden_error[2] + hidden_error[3])
    into_weights_in[1].copy_(hidden_error[1] + hidden_error[3])


def adam_step():
    parameters, masks, slope = start()
    first, second = torch.zeros_like(parameters), torch.zeros_like(parameters)
    iteration = 0

    def step():
        nonlocal iteration
        iteration += 1
        gradient(parameters, slope)
        first.mul_(0.9).add_(slope, alpha=0.1)
        second.mul_(0.999).addcmul_(slope, slope, value=0.001)
        root = (second / (1 - 0.999**iteration)).sqrt_().add_(1e-8)
        parameters.addcdiv_(first, root, value=-0.005 / (1 - 0.9**iteration))
        parameters.mul_(masks)

    return step


def sgd_step():
    parameters, masks, slope = start()

    def step():
        gradient(parameters, slope)
        parameters.add_(slope, alpha=-0.5)
        parameters.mul_(masks)

    return step


def start():
    torch.manual_seed(0)
    parameters = torch.zeros(4 * HIDDEN + 1, REPLICATES)
    weights_in, _, weights_out, _ = views(parameters)
    weights_in.normal_(std=0.1)
    weights_out.normal_(std=0.1)
    return parameters, torch.ones_like(parameters), torch.zeros_like(parameters)


def nanoseconds(make_step):
    with torch.inference_mode():
        return [1e9 * seconds / REPLICATES for seconds in timing.segments(make_step(), iterations=300, count=7, warm_up=200)]


if __name__ == "__main__":
    timing.main("xor", "ns", {"adam": lambda: nanoseconds(adam_step), "sgd": lambda: nanoseconds(sgd_step)}, __doc__)
