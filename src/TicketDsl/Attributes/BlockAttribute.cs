namespace TicketDsl;

/// <summary>
/// Declares a block: a part of networks that other declarations use as a layer. The record's positional parameters are its layers, or
/// other blocks, in order: <c>[Block] public partial record BasicBlock([Conv, BatchNorm, Relu] Layer Conv1, [Conv, BatchNorm] Layer Conv2);</c>
/// is used as <c>[Repeat(3), Residual, Channels(16)] BasicBlock Stage1</c>, whose layers are <c>Stage1.Block1.Conv1</c> and so on.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute;
