namespace TicketDsl;

/// <summary>How bytes of an image become inputs of the network. The papers do not state it; a result says which ran.</summary>
public enum InputScaling
{
    /// <summary>Byte / 255, so that inputs lie in [0, 1].</summary>
    Unit,

    /// <summary>Each image divided by its own Euclidean norm (the public code of Frankle &amp; Carbin 2019).</summary>
    UnitNorm,

    /// <summary>
    /// (byte / 255 − mean) / standard deviation of the training set; MNIST .1307 / .3081, Fashion-MNIST .2860 / .3530 (open_lth);
    /// CIFAR-10 a channel: red .4914 / .2470, green .4822 / .2435, blue .4465 / .2616.
    /// </summary>
    Standardize,
}
