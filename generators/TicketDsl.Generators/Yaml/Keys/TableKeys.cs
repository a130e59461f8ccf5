namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of a file that declares a table.</summary>
internal static class TableKeys
{
    public static readonly YamlKey Table = new(
        "table", new NameType("^[a-z][a-z0-9-]*$"), "lenet-sizes",
        "Name of the table on the command line and of its files: small letters, digits and hyphens.", IsRequired: true);

    public static readonly YamlKey Title = new("title", new TextType(), "LeNet of three sizes", "One line above the table. Its name if left out.");

    public static readonly YamlKey Study = new(
        "study", new TextType(), "lenet", "A name that prints it together with others, whose experiments run once for all of them. Its own name if left out.");

    public static readonly YamlKey Source = new("source", new TextType(), "Frankle & Carbin 2019, figure 1.", "Paper and place of what is published of it.");

    public static readonly YamlKey Protocol = new("protocol", new TextType(), "50,000 iterations (stated).", "What is run, and how far the paper states it.");

    public static readonly YamlKey Experiment = new("experiment", LayerKeys.Name, "LenetMnist", "An experiment of this project; a sweep gives a row for each of its points.", IsRequired: true);

    public static readonly YamlKey Control = new("control", WordType.Of<Control>(), "reinitialize", "Which of its controls. Its tickets if left out.");

    public static readonly YamlKey Name = new("name", new TextType(), "ticket", "What the row is called. The experiment's name, and the control's, if left out.");

    public static readonly IReadOnlyList<YamlKey> Row = [Experiment, Control, Name];

    public static readonly YamlKey Rows = new(
        "rows", new ListType(new EitherType(LayerKeys.Name, new MapType(Row)), IsEmptyAllowed: false), "[ LenetMnist, { experiment: LenetMnist, control: reinitialize } ]",
        "What has a row at each level: experiments, or controls of them.", IsRequired: true);

    public static readonly YamlKey Levels = new(
        "levels", new ListType(new WholeNumberType(AtLeast: 0), IsEmptyAllowed: true), "[ 0, 7 ]", "The levels it shows. All if left out.");

    public static readonly YamlKey Columns = new(
        "columns", new ListType(WordType.Of<Column>(), IsEmptyAllowed: false), "[ early-stop, test-accuracy ]", "The numbers it shows of each row.", IsRequired: true);

    public static readonly YamlKey Steps = new("steps", new StepType(), "3000it", "Length of a training.");

    public static readonly YamlKey Rounds = new("rounds", new WholeNumberType(AtLeast: 1), "10", "Pruned levels.");

    public static readonly YamlKey Replicates = new("replicates", new WholeNumberType(AtLeast: 1), "3", "Repetitions.");

    public static readonly YamlKey Controls = new("controls", new WholeNumberType(AtLeast: 1), "1", "Runs of each control for each ticket.");

    public static readonly YamlKey ControlLevels = new(
        "control-levels", new ListType(new WholeNumberType(AtLeast: 0), IsEmptyAllowed: true), "[ 3, 9 ]", "The only levels that controls run at. All that they are declared at if left out.");

    public static readonly IReadOnlyList<YamlKey> Shortened = [Steps, Rounds, Replicates, Controls, ControlLevels];

    public static readonly YamlKey Reduced = new(
        "reduced", new MapType(Shortened), "{ steps: 3000it, replicates: 3 }",
        "What its experiments are shortened to unless the full protocol is asked for. Always the full protocol if left out.");

    public static readonly IReadOnlyList<YamlKey> All = [Table, ExperimentKeys.Namespace, Title, Study, Source, Protocol, Rows, Levels, Columns, Reduced];
}
