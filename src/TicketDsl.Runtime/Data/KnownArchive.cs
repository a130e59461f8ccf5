namespace TicketDsl.Runtime.Data;

/// <summary>A published tar file, compressed by gzip, that holds a data set's files.</summary>
/// <param name="Address">Where it is published.</param>
/// <param name="Sha256">Of the archive, lower-case hexadecimal.</param>
/// <param name="Folder">The folder that its files are in.</param>
public sealed record KnownArchive(Uri Address, string Sha256, string Folder);
