using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace TicketDsl.Runtime.Tests.Store;

/// <summary>A definition, and the same with one field changed.</summary>
/// <param name="Path">Which field, as <c>Optimizer.Beta1</c> or <c>Network.Parts[].Layer.Name</c>.</param>
/// <param name="Before">The definition.</param>
/// <param name="After">The changed one.</param>
public sealed record DefinitionChange(string Path, ExperimentDefinition Before, ExperimentDefinition After);

/// <summary>Changes each field that a definition has, found by reflection, so that one that is added later is not forgotten.</summary>
internal static class DefinitionChanges
{
    public static IEnumerable<DefinitionChange> Of(ExperimentDefinition experiment)
    {
        foreach (var (path, changed) in Changes("", experiment))
        {
            var after = (ExperimentDefinition)changed!;

            // A network counts its layers when it is made.
            yield return new DefinitionChange(path, experiment, after with { Network = new NetworkDefinition(after.Network.Input, after.Network.Parts) });
        }
    }

    private static IEnumerable<(string Path, object? Changed)> Changes(string path, object value)
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is null || property.GetIndexParameters().Length > 0) continue;
            var inner = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            foreach (var (place, changed) in Values(inner, property.PropertyType, property.GetValue(value)))
                yield return (place, With(value, property, changed));
        }
    }

    private static IEnumerable<(string Path, object? Changed)> Values(string path, Type type, object? value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        switch (value)
        {
            case null:
                yield return (path, type == typeof(string) ? "x" : type == typeof(Step) ? Step.Iterations(3) : type == typeof(double) ? 0.125 : type == typeof(Window) ? new Window(1, 1, 0)
                    : type == typeof(LayerPruning) ? new LayerPruning(Granularity.Weight, Criterion.Random) : type == typeof(Layer) ? Declared.Layers(3, 2)[0]
                    : throw new NotSupportedException($"{path} is null, and nothing says what else a {type.Name} could be."));
                break;
            case int number:
                yield return (path, number + 1);
                break;
            case double number:
                yield return (path, number + 0.0625);
                break;
            case bool flag:
                yield return (path, !flag);
                break;
            case string text:
                yield return (path, text + "x");
                break;
            case Enum choice:
                yield return (path, Enum.GetValues(type).Cast<Enum>().First(other => !other.Equals(choice)));
                break;
            case IEnumerable elements:
                foreach (var change in Elements(path, type, elements)) yield return change;
                break;
            default:
                foreach (var change in Changes(path, value)) yield return change;
                break;
        }
    }

    /// <summary>Each kind of element changed once in its first, and the array without its last.</summary>
    private static IEnumerable<(string Path, object? Changed)> Elements(string path, Type type, IEnumerable elements)
    {
        var (all, element) = (elements.Cast<object>().ToArray(), type.GetGenericArguments()[0]);
        if (all.Length == 0)
        {
            if (element == typeof(string)) yield return (path, Array(["x"]));
            if (element == typeof(int)) yield return (path, Array([1]));
            yield break;
        }

        // Fewer levels or branches are fewer trainings, not other ones.
        if (element != typeof(ScheduleLevel) && element != typeof(BranchDefinition)) yield return (path, Array(all[..^1]));
        for (var i = 0; i < all.Length; i++)
        {
            // All counts of the dense network remain.
            var first = element == typeof(ScheduleLevel) ? 1 : System.Array.FindIndex(all, other => other.GetType() == all[i].GetType());
            if (i != first) continue;
            foreach (var (inner, changed) in Values(path + "[]", element, all[i]))
                yield return (inner, Array([.. all[..i], changed!, .. all[(i + 1)..]]));
        }

        object Array(object[] values)
        {
            var array = System.Array.CreateInstance(element, values.Length);
            values.CopyTo(array, 0);
            return typeof(ImmutableArray).GetMethods().Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }])
                .MakeGenericMethod(element).Invoke(null, [array])!;
        }
    }

    private static object With(object value, PropertyInfo property, object? changed)
    {
        var copy = value.GetType().IsValueType ? value : value.GetType().GetMethod("<Clone>$")!.Invoke(value, null)!;
        property.SetValue(copy, changed);
        return copy;
    }
}
