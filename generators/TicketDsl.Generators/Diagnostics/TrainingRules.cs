using Microsoft.CodeAnalysis;

namespace TicketDsl.Generators.Diagnostics;

/// <summary>The rules of training, optimizer, learning rate and initialization.</summary>
internal static class TrainingRules
{
    private const string Category = "TicketDsl.Training";

    public static readonly DiagnosticDescriptor MissingTraining = new(
        RuleIds.MissingTraining, "Training is missing",
        "Experiment '{0}' must say how long to train; add {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.MissingTraining), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor InvalidStep = new(
        RuleIds.InvalidStep, "Step can not be read",
        "'{0}' is not a step for {1}; write digits and a unit: '500it' for iterations, '2ep' for epochs",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.InvalidStep), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor StepsOutOfRange = new(
        RuleIds.StepsOutOfRange, "Training length is out of range",
        "Training length {0} must be at least 1 and at most 2147483647 iterations; write for example '5000it'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.StepsOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor EvaluateEveryOutOfRange = new(
        RuleIds.EvaluateEveryOutOfRange, "Distance of validations is out of range",
        "Validation every {0} must be at least 1 iteration and at most the training length of {1}; write for example '{2}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.EvaluateEveryOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor BatchOutOfRange = new(
        RuleIds.BatchOutOfRange, "Batch size is out of range",
        "Batch size {0} must be between 0 (all examples) and the {1} examples that are left to train on; write for example {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.BatchOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ValidationOutOfRange = new(
        RuleIds.ValidationOutOfRange, "Validation set is out of range",
        "Validation size {0} must be between 0 (none) and {1}, which leaves one example to train on; write for example {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.ValidationOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MissingOptimizer = new(
        RuleIds.MissingOptimizer, "Optimizer is missing",
        "Experiment '{0}' must say what updates its weights; add {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.MissingOptimizer), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SeveralOptimizers = new(
        RuleIds.SeveralOptimizers, "Experiment has several optimizers",
        "Experiment '{0}' must have one optimizer, but '{1}' stands beside '{2}'; remove one of them",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.SeveralOptimizers), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor LearningRateOutOfRange = new(
        RuleIds.LearningRateOutOfRange, "Learning rate is out of range",
        "Learning rate {0} must be finite and above 0; write for example 0.001",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.LearningRateOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DecayOutOfRange = new(
        RuleIds.DecayOutOfRange, "Decay is out of range",
        "{0} {1} must be at least 0 and below 1; write for example {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.DecayOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor EpsilonOutOfRange = new(
        RuleIds.EpsilonOutOfRange, "Epsilon is out of range",
        "Epsilon {0} must be finite and above 0; write for example 1e-8",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.EpsilonOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor StandardDeviationOutOfRange = new(
        RuleIds.StandardDeviationOutOfRange, "Standard deviation is out of range",
        "Standard deviation {0} {1}; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.StandardDeviationOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor WeightDecayOutOfRange = new(
        RuleIds.WeightDecayOutOfRange, "Weight decay is out of range",
        "Weight decay {0} must be finite and at least 0; write for example 0.0001",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.WeightDecayOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NesterovWithoutMomentum = new(
        RuleIds.NesterovWithoutMomentum, "Nesterov's step has no momentum",
        "Nesterov's step needs momentum, which is 0; add '{0}' or remove Nesterov",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NesterovWithoutMomentum), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SeveralDecays = new(
        RuleIds.SeveralDecays, "Learning rate falls in several ways",
        "The learning rate of '{0}' must fall one way, but '{1}' stands beside '{2}'; remove one of them",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.SeveralDecays), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DecayFactorOutOfRange = new(
        RuleIds.DecayFactorOutOfRange, "Decay factor is out of range",
        "Factor {0} of the step decay must lie between 0 and 1; write 0.1 to go on at a tenth of the learning rate",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.DecayFactorOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MilestoneOutOfRange = new(
        RuleIds.MilestoneOutOfRange, "Milestone is out of range",
        "{0} must {1}; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.MilestoneOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor WarmUpOutOfRange = new(
        RuleIds.WarmUpOutOfRange, "Warm-up is out of range",
        "Warm-up of {0} must be at least 1 iteration and shorter than {1}; write for example '{2}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.WarmUpOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor LimitOutOfRange = new(
        RuleIds.LimitOutOfRange, "Limit is out of range",
        "Limit {0} {1}; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.LimitOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor AdamMomentum = new(
        RuleIds.AdamMomentum, "Adam has a momentum",
        "'{0}' is not for Adam, whose first moment decays by beta1 instead; write '{1}', or train with {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.AdamMomentum), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor EvaluationWithoutValidation = new(
        RuleIds.EvaluationWithoutValidation, "Evaluations have nothing to validate on",
        "Evaluations every {0} find no early-stop iteration, since no examples are set apart for validation; add '{1}', or remove '{2}'",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.EvaluationWithoutValidation));
}
