package org.emcell.knimeapi.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.DataContainer;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.util.DuplicateKeyException;
import org.knime.core.util.UniqueNameGenerator;

/** Types, specs and containers of tables. */
public class DataTypeTest {
  private static final DataTableSpec SPEC = new DataTableSpec(
      new String[] {"a", "b", "c"},
      new DataType[] {IntCell.TYPE, DoubleCell.TYPE, StringCell.TYPE});

  @Test
  public void aColumnOfDoublesTakesIntsButNotTheOtherWayRound() {
    assertTrue(DoubleCell.TYPE.isASuperTypeOf(IntCell.TYPE));
    assertFalse(IntCell.TYPE.isASuperTypeOf(DoubleCell.TYPE));
    assertFalse(StringCell.TYPE.isASuperTypeOf(IntCell.TYPE));
    assertTrue(StringCell.TYPE.isASuperTypeOf(new MissingCell("why").getType()));
  }

  @Test
  public void typesSayAsWhatTheirCellsCanBeRead() {
    assertEquals(IntValue.class, IntCell.TYPE.getPreferredValueClass());
    assertTrue(IntCell.TYPE.isCompatible(DoubleValue.class));
    assertFalse(DoubleCell.TYPE.isCompatible(IntValue.class));
    assertEquals(DoubleCell.TYPE, DataType.getCommonSuperType(IntCell.TYPE, DoubleCell.TYPE));
    assertFalse(
        DataType.getCommonSuperType(StringCell.TYPE, IntCell.TYPE).isCompatible(StringValue.class));
  }

  @Test
  public void missingCellsAreEqualWhateverTheReason() {
    assertEquals(new MissingCell("a"), new MissingCell(null));
    assertNotEquals(new MissingCell("a"), new StringCell("?"));
    assertTrue(DataType.getMissingCell().isMissing());
  }

  @Test
  public void twoColumnsOfTheSameNameAreRefused() {
    DataColumnSpec column = new DataColumnSpecCreator("a ", IntCell.TYPE).createSpec();
    assertEquals("a", column.getName());
    assertThrows(IllegalArgumentException.class, () -> new DataTableSpec(column, column));
    assertEquals("a (#1)", DataTableSpec.getUniqueColumnName(SPEC, "a"));
    UniqueNameGenerator names = new UniqueNameGenerator(SPEC);
    assertEquals(
        List.of("a (#1)", "a (#2)", "d", "d (#1)"),
        List.of(names.newName("a"), names.newName("a"), names.newName("d"), names.newName("d")));
  }

  @Test
  public void aContainerKeepsRowsInOrderAndLearnsTheirBoundsAndValues() {
    DataContainer container = new DataContainer(SPEC);
    container.addRowToTable(row("1", 4, 0.5, "x"));
    container.addRowToTable(
        new DefaultRow("2", new MissingCell("?"), new IntCell(7), new StringCell("y")));
    container.addRowToTable(row("3", -1, 2, "x"));
    assertThrows(IllegalStateException.class, container::getTable);
    container.close();

    DataTableSpec spec = container.getTable().getDataTableSpec();
    assertTrue(spec.equalStructure(SPEC));
    assertNotEquals(spec, SPEC);
    assertEquals(new IntCell(-1), spec.getColumnSpec("a").getDomain().getLowerBound());
    assertEquals(new IntCell(7), spec.getColumnSpec("b").getDomain().getUpperBound());
    assertEquals(2, spec.getColumnSpec("c").getDomain().getValues().size());
    StringBuilder keys = new StringBuilder();
    container.getTable().forEach(row -> keys.append(row.getKey()));
    assertEquals("123", keys.toString());
  }

  @Test
  public void aContainerRefusesRowsThatDoNotFit() {
    DataContainer container = new DataContainer(SPEC);
    container.addRowToTable(row("1", 1, 1, "x"));

    assertEquals(
        "1",
        assertThrows(
                DuplicateKeyException.class, () -> container.addRowToTable(row("1", 1, 1, "x")))
            .getKey());
    assertThrows(
        IllegalArgumentException.class,
        () -> container.addRowToTable(new DefaultRow("2", new IntCell(1))));
    assertThrows(
        IllegalArgumentException.class,
        () -> container.addRowToTable(
            new DefaultRow("2", new DoubleCell(1), new DoubleCell(1), new StringCell("x"))));
    assertThrows(NullPointerException.class, () -> new DefaultRow("2", (DataCell) null));
    container.close();
    assertThrows(IllegalStateException.class, () -> container.addRowToTable(row("3", 1, 1, "x")));
    assertEquals(1, container.size());
  }

  @Test
  public void columnsCanBeRearranged() {
    ColumnRearranger rearranger = new ColumnRearranger(SPEC);
    rearranger.remove("b");
    assertEquals(1, rearranger.indexOf("c"));
    rearranger.keepOnly(1);
    assertEquals(List.of("c"), List.of(rearranger.createSpec().getColumnNames()));
    String message = assertThrows(IllegalArgumentException.class, () -> rearranger.remove("gone"))
        .getMessage();
    assertTrue(message, message.contains("gone") && message.contains("c"));
  }

  private static DataRow row(String key, int a, double b, String c) {
    return new DefaultRow(key, new IntCell(a), new DoubleCell(b), new StringCell(c));
  }
}
