namespace TicketDsl;

/// <summary>The data sets an experiment can be declared on; their sizes are in <see cref="DatasetFacts"/>.</summary>
public enum Dataset
{
    /// <summary>The four points of exclusive or, one output unit; training and test set are the same four.</summary>
    Xor,

    /// <summary>Handwritten digits, 28×28 grey: 60,000 training and 10,000 test examples, 10 classes (LeCun, Cortes, Burges).</summary>
    Mnist,

    /// <summary>Clothing, 28×28 grey: 60,000 training and 10,000 test examples, 10 classes (Xiao, Rasul, Vollgraf 2017).</summary>
    FashionMnist,

    /// <summary>Photographs, 32×32 in red, green and blue: 50,000 training and 10,000 test examples, 10 classes (Krizhevsky 2009).</summary>
    Cifar10,
}
