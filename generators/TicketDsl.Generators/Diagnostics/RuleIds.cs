using System.Globalization;

namespace TicketDsl.Generators.Diagnostics;

/// <summary>
/// Identifiers of the rules: TKT1xx the declaration, TKT2xx the network, TKT3xx training and schedule, TKT4xx YAML, TKT5xx variants.
/// A number is never given to another rule.
/// </summary>
/// <remarks>This file is compiled into the code fixes too.</remarks>
internal static class RuleIds
{
    public const string NotAPartialRecord = "TKT101";
    public const string NotConstructible = "TKT102";
    public const string InvalidExperimentName = "TKT103";
    public const string DuplicateExperiment = "TKT104";
    public const string InvalidNamespace = "TKT105";
    public const string UnknownWord = "TKT106";
    public const string TooFewReplicates = "TKT107";

    public const string NoLayers = "TKT201";
    public const string NotALayer = "TKT202";
    public const string NoLayerKind = "TKT203";
    public const string InvalidLayerName = "TKT204";
    public const string ReservedLayerName = "TKT205";
    public const string DuplicateLayerName = "TKT206";
    public const string TooFewUnits = "TKT207";
    public const string WrongOutputs = "TKT208";
    public const string NetworkTooLarge = "TKT209";
    public const string SeveralLayerKinds = "TKT210";
    public const string WindowOutOfRange = "TKT211";
    public const string NoOutput = "TKT212";
    public const string ImageNeeded = "TKT213";
    public const string UselessLayerSetting = "TKT214";
    public const string SeveralActivations = "TKT215";
    public const string DropoutOutOfRange = "TKT216";
    public const string OutputActivation = "TKT217";
    public const string MissingFilters = "TKT218";
    public const string NotABlock = "TKT220";
    public const string EmptyBlock = "TKT221";
    public const string UnknownBlock = "TKT222";
    public const string RecursiveBlock = "TKT223";
    public const string ResidualMismatch = "TKT224";
    public const string ResidualActivation = "TKT225";
    public const string NothingToNormalize = "TKT226";

    public const string MissingTraining = "TKT301";
    public const string InvalidStep = "TKT302";
    public const string StepsOutOfRange = "TKT303";
    public const string EvaluateEveryOutOfRange = "TKT304";
    public const string BatchOutOfRange = "TKT305";
    public const string ValidationOutOfRange = "TKT306";
    public const string MissingOptimizer = "TKT307";
    public const string SeveralOptimizers = "TKT308";
    public const string LearningRateOutOfRange = "TKT309";
    public const string DecayOutOfRange = "TKT310";
    public const string EpsilonOutOfRange = "TKT311";
    public const string StandardDeviationOutOfRange = "TKT312";
    public const string WeightDecayOutOfRange = "TKT313";
    public const string NesterovWithoutMomentum = "TKT314";
    public const string SeveralDecays = "TKT315";
    public const string DecayFactorOutOfRange = "TKT316";
    public const string MilestoneOutOfRange = "TKT317";
    public const string WarmUpOutOfRange = "TKT318";
    public const string LimitOutOfRange = "TKT319";
    public const string SeveralPrunings = "TKT320";
    public const string FractionOutOfRange = "TKT321";
    public const string PrunedUnitsOutOfRange = "TKT322";
    public const string FractionOrUnits = "TKT323";
    public const string RoundsOutOfRange = "TKT324";
    public const string NotAscending = "TKT325";
    public const string CriterionAgainstGranularity = "TKT326";
    public const string UnitsNeedUnitGranularity = "TKT327";
    public const string RewindTooLate = "TKT328";
    public const string LayerCollapse = "TKT329";
    public const string UselessLayerFraction = "TKT330";
    public const string NoHiddenUnits = "TKT331";
    public const string NothingPruned = "TKT332";
    public const string TooFewBranchReplicates = "TKT333";
    public const string BranchWithoutPruning = "TKT334";
    public const string DuplicateBranch = "TKT335";
    public const string FullOutputFraction = "TKT336";
    public const string UnitsNeedLinearLayers = "TKT337";
    public const string OneShotRounds = "TKT338";
    public const string AdamMomentum = "TKT339";
    public const string EvaluationWithoutValidation = "TKT340";
    public const string CropOutOfRange = "TKT341";
    public const string AugmentationWithoutImages = "TKT342";
    public const string Disconnected = "TKT343";
    public const string DensityNotReached = "TKT344";
    public const string BranchLevelOutOfRange = "TKT350";
    public const string BranchLevelsNotAscending = "TKT351";
    public const string DeviationsOutOfRange = "TKT352";
    public const string UselessControl = "TKT353";
    public const string UselessRewind = "TKT354";
    public const string UselessNotPruned = "TKT355";
    public const string ScopeAgainstGranularity = "TKT356";
    public const string DensityOutOfRange = "TKT357";
    public const string DensitiesNotDescending = "TKT358";
    public const string NoDensities = "TKT359";
    public const string DensityBelowReserve = "TKT360";
    public const string SaturatedLayers = "TKT361";
    public const string UselessLayerPruning = "TKT362";
    public const string InvalidPattern = "TKT363";
    public const string PatternAgainstLayers = "TKT364";
    public const string PatternAgainstPruning = "TKT365";
    public const string PatternAgainstRounds = "TKT366";
    public const string PatternsNotNested = "TKT367";

    public const string YamlSyntax = "TKT401";
    public const string YamlEmpty = "TKT402";
    public const string YamlSeveralDocuments = "TKT403";
    public const string YamlTooDeep = "TKT404";
    public const string YamlTooLarge = "TKT405";
    public const string YamlUnknownKey = "TKT406";
    public const string YamlDuplicateKey = "TKT407";
    public const string YamlWrongType = "TKT408";
    public const string YamlMissingKey = "TKT409";
    public const string YamlAlias = "TKT410";
    public const string YamlEncoding = "TKT411";

    public const string UnknownBase = "TKT501";
    public const string CircularBase = "TKT502";
    public const string MissingSetting = "TKT503";
    public const string UnknownSetting = "TKT504";
    public const string WrongSettingValue = "TKT505";
    public const string SetTwice = "TKT506";
    public const string UnchangedVariant = "TKT507";
    public const string NothingToLeaveOut = "TKT508";
    public const string EmptySweep = "TKT509";
    public const string TooManyPoints = "TKT510";
    public const string SamePointTwice = "TKT511";

    public const string UnknownRow = "TKT520";
    public const string TableLevelOutOfRange = "TKT521";
    public const string RowWithoutControl = "TKT522";
    public const string EmptyTable = "TKT523";
    public const string DuplicateTable = "TKT524";
    public const string ReducedOutOfRange = "TKT525";
    public const string ColumnAgainstRows = "TKT526";
    public const string InvalidTableName = "TKT527";
    public const string DuplicateRow = "TKT528";
    public const string NotATableType = "TKT529";

    /// <summary>Where a rule is explained: its section in the file that is packed beside the generator.</summary>
    public static string HelpLink(string id) => "DIAGNOSTICS.md#" + id.ToLower(CultureInfo.InvariantCulture);
}
