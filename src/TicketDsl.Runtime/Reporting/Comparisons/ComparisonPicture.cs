namespace TicketDsl.Runtime.Reporting.Comparisons;

/// <summary>A picture of what ran, written beside a table.</summary>
/// <param name="Name">Its file's name without ending.</param>
/// <param name="Draw">The SVG, from the first replicate; null where what it is of did not run.</param>
public sealed record ComparisonPicture(string Name, Func<ComparedReplicate, string?> Draw);
