using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.CSharp;

/// <summary>Finds attributes that the compiler does not know and that were meant to be ours: what they would have said is not missing.</summary>
internal static class MisspeltAttributes
{
    /// <summary>The names of our attributes as they are written; a test holds them to the attributes.</summary>
    public static readonly string[] Known =
    [
        "Adam", "Augmentation", "AveragePool", "BatchNorm", "Block", "Branch", "Channels", "Conv", "CosineDecay", "Dropout", "Experiment", "Extends", "Flatten",
        "GlobalAveragePool", "Initialization", "IterativePruning", "Linear", "MaxPool", "NotPruned", "OneShotPruning", "Prune", "PruningFraction", "RandomPruning",
        "Reduced", "Relu", "Repeat", "Residual", "Row", "Set", "Sgd", "Sigmoid", "StepDecay", "Stride", "Sweep", "Table", "Tanh", "Training", "WarmUp",
    ];

    /// <summary>Whether the symbol has one. An attribute of quite another name may be known to the compiler once other generators have run.</summary>
    public static bool On(ISymbol symbol, CancellationToken cancellation) => symbol.GetAttributes().Any(data =>
        data.AttributeClass is IErrorTypeSymbol
        && data.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax attribute
        && Spelling.Nearest(AttributeNames.Simple(attribute.Name), Known) is not null);
}
