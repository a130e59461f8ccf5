using System.Collections.Immutable;

namespace TicketDsl.Benchmarks.Workloads;

/// <summary>A script of tests/peers.</summary>
/// <param name="Script">Its file name.</param>
/// <param name="Arguments">What is given to it. Where that makes it measure several ways of doing the same, the fastest counts.</param>
internal sealed record Peer(string Script, params ImmutableArray<string> Arguments);
