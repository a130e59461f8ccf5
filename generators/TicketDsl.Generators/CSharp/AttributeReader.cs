using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.CSharp;

/// <summary>Reads one attribute: the values of its arguments and where they stand.</summary>
internal sealed class AttributeReader
{
    private readonly AttributeData _data;
    private readonly AttributeSyntax _syntax;

    private AttributeReader(AttributeData data, AttributeSyntax syntax)
    {
        _data = data;
        _syntax = syntax;
    }

    /// <summary>The attribute's name without its suffix, for example <c>IterativePruning</c>.</summary>
    public string Name => Shorten(_data.AttributeClass!.Name);

    /// <summary>Where the attribute stands.</summary>
    public LocationSpec Location => LocationSpec.Of(_syntax);

    /// <summary>
    /// Whether the compiler reports an error in it: what can not be bound has no constructor, an argument of the wrong
    /// type has an error for a value, and an argument that no property takes has none.
    /// </summary>
    public bool IsBroken =>
        _data.AttributeConstructor is null
        || _data.ConstructorArguments.Any(IsError)
        || _data.NamedArguments.Any(static argument => IsError(argument.Value))
        || NamedSyntax().Any(name => _data.NamedArguments.All(argument => argument.Key != name));

    /// <summary>The project's own attributes on a symbol, in the order in which they stand.</summary>
    public static IReadOnlyList<AttributeReader> On(ISymbol symbol, CancellationToken cancellation) =>
        symbol.GetAttributes()
            .Where(static data => data.AttributeClass is { ContainingNamespace: { Name: "TicketDsl", ContainingNamespace.IsGlobalNamespace: true } })
            .Select(data => (data, syntax: data.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax))
            .Where(static pair => pair.syntax is not null)
            .Select(static pair => new AttributeReader(pair.data, pair.syntax!))
            .ToArray();

    /// <summary>The constructor's argument of that position, where it was given and is a <typeparamref name="T"/>.</summary>
    public Argument<T>? Positional<T>(int position)
    {
        var parameters = _data.AttributeConstructor?.Parameters;
        if (parameters is null || position >= _data.ConstructorArguments.Length) return null;
        var name = parameters.Value[position].Name;
        var arguments = Arguments().Where(static argument => argument.NameEquals is null).ToArray();
        var syntax = Array.Find(arguments, argument => argument.NameColon?.Name.Identifier.ValueText == name)
            ?? (position < arguments.Length && arguments[position].NameColon is null ? arguments[position] : null);
        return Read<T>(_data.ConstructorArguments[position], syntax?.Expression);
    }

    /// <summary>The property's argument, where it was given and is a <typeparamref name="T"/>.</summary>
    public Argument<T>? Named<T>(string name)
    {
        var argument = _data.NamedArguments.FirstOrDefault(argument => argument.Key == name);
        return argument.Key is null ? null : Read<T>(argument.Value, NamedExpression(name));
    }

    /// <summary>The elements of the property's array, where it was given.</summary>
    public IReadOnlyList<Argument<T>> NamedList<T>(string name)
    {
        var argument = _data.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value;
        return Elements<T>(argument, ElementsOf(NamedExpression(name)) ?? [], NamedExpression(name));
    }

    /// <summary>The elements of the constructor's last argument, one after the other or as an array.</summary>
    public IReadOnlyList<Argument<T>> PositionalList<T>(int position)
    {
        if (position >= _data.ConstructorArguments.Length) return [];
        var rest = Arguments().Where(static argument => argument.NameEquals is null).Skip(position).Select(static argument => argument.Expression).ToArray();
        var elements = rest.Length == 1 && ElementsOf(rest[0]) is { } array ? array : rest;
        return Elements<T>(_data.ConstructorArguments[position], elements, rest.FirstOrDefault());
    }

    /// <summary>Where the property's argument stands, or else the attribute.</summary>
    public LocationSpec LocationOf(string name) =>
        NamedExpression(name) is { } expression ? LocationSpec.Of(expression) : Location;

    private static SyntaxNode[]? ElementsOf(ExpressionSyntax? array) => array switch
    {
        CollectionExpressionSyntax collection => collection.Elements.ToArray<SyntaxNode>(),
        ImplicitArrayCreationExpressionSyntax implied => implied.Initializer.Expressions.ToArray<SyntaxNode>(),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.ToArray<SyntaxNode>(),
        _ => null,
    };

    private Argument<T>[] Elements<T>(TypedConstant array, SyntaxNode[] elements, SyntaxNode? whole) =>
        array.Kind != TypedConstantKind.Array || array.IsNull ? [] : array.Values
            .Select((value, i) => Read<T>(value, i < elements.Length ? elements[i] : whole))
            .OfType<Argument<T>>()
            .ToArray();

    private static string Shorten(string name) =>
        name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;

    private Argument<T>? Read<T>(TypedConstant constant, SyntaxNode? syntax)
    {
        var location = syntax is null ? Location : LocationSpec.Of(syntax);
        if (constant.Kind == TypedConstantKind.Array) return null;
        return constant.Value is T value ? new Argument<T>(value, location)
            : constant.IsNull && default(T) is null ? new Argument<T>(default!, location)
            : null;
    }

    private static bool IsError(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || (constant.Kind == TypedConstantKind.Array && !constant.IsNull && constant.Values.Any(IsError));

    private IEnumerable<AttributeArgumentSyntax> Arguments() => _syntax.ArgumentList?.Arguments.AsEnumerable() ?? [];

    private IEnumerable<string> NamedSyntax() => Arguments()
        .Where(static argument => argument.NameEquals is not null)
        .Select(static argument => argument.NameEquals!.Name.Identifier.ValueText);

    private ExpressionSyntax? NamedExpression(string name) => Arguments()
        .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.Expression;
}

/// <summary>An attribute's argument.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record Argument<T>(T Value, LocationSpec Location);
