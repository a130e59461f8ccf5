using System.Globalization;
using System.Runtime.CompilerServices;

namespace TicketDsl.Generators.CSharp;

/// <summary>A name for an object that no other object has, for as long as it lives and after.</summary>
internal static class ObjectIdentity
{
    private static readonly ConditionalWeakTable<object, string> Names = new();
    private static long _last;

    public static string Of(object it) => Names.GetValue(it, static _ => Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture));
}
