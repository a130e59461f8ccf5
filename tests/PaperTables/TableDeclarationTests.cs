
namespace PaperTables;

public sealed class TableDeclarationTests
{
    [Test]
    public void Every_table_can_be_filled_by_the_full_and_by_the_reduced_form_of_its_study() =>
        Assert.Multiple(() =>
        {
            foreach (var table in FilledTables.All) Assert.That(table.Check, Throws.Nothing, table.Name);
        });
}
