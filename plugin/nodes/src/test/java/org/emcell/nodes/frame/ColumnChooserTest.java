package org.emcell.nodes.frame;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.awt.Component;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.ListCellRenderer;
import javax.swing.border.LineBorder;
import org.emcell.nodes.NodeDescriptionTest;
import org.emcell.nodes.cell.StackImageCell;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.defaultnodesettings.DialogComponent;
import org.knime.core.node.defaultnodesettings.SettingsModelString;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.knime.knip.base.data.labeling.LabelingCell;
import org.knime.knip.base.data.labeling.LabelingValue;

/** What the user sees of columns and what is stored of it, for every setting that chooses one. */
public class ColumnChooserTest {

  private static final Map<Class<?>, DataType> TYPES = Map.of(
      ImgPlusValue.class, StackImageCell.TYPE,
      LabelingValue.class, DataType.getType(LabelingCell.class),
      IntValue.class, IntCell.TYPE,
      DoubleValue.class, DoubleCell.TYPE,
      StringValue.class, StringCell.TYPE);
  private static final Setting<String> NEEDED =
      Setting.column("needed", "Needed", 0, DoubleValue.class, "X", "");
  private static final Setting<String> OPTIONAL =
      Setting.optionalColumn("optional", "Optional", 0, DoubleValue.class, "X", "");
  private static final Setting<String> OF_TWO_TYPES = Setting.column(
      "labels",
      "Labels",
      0,
      List.of(LabelingValue.class, ImgPlusValue.class),
      List.of("Labels", "Cells"),
      List.of(LabelingValue.class),
      "");

  /** A dialog of one setting that is open on a table. */
  private static final class Opened {

    private final DialogComponent component;

    Opened(Setting<?> setting, String stored, DataTableSpec table) throws Exception {
      component = setting.newComponent();
      PortObjectSpec[] ports = new PortObjectSpec[2];
      ports[setting.column().orElseThrow().port()] = table;
      component.loadSettingsFrom(settings(setting, stored), ports);
    }

    JComboBox<?> list() {
      for (Component part : component.getComponentPanel().getComponents()) {
        if (part instanceof JComboBox<?> list) {
          return list;
        }
      }
      throw new AssertionError("no list");
    }

    String shown() {
      return list().getSelectedItem().toString();
    }

    List<String> all() {
      return IntStream.range(0, list().getItemCount())
          .mapToObj(i -> list().getItemAt(i).toString())
          .toList();
    }

    Opened choose(String shown) {
      list().setSelectedIndex(all().indexOf(shown));
      return this;
    }

    /** Presses OK, and returns what is stored then. */
    String confirm() throws Exception {
      NodeSettings saved = new NodeSettings("model");
      component.saveSettingsTo(saved);
      return saved.getString(((SettingsModelString) component.getModel()).getKey());
    }
  }

  private static NodeSettings settings(Setting<?> setting, String stored) {
    NodeSettings settings = new NodeSettings("model");
    SettingsModelString model = (SettingsModelString) setting.newModel();
    model.setStringValue(stored);
    model.saveSettingsTo(settings);
    return settings;
  }

  private static int index(Setting<String> setting, String stored, DataTableSpec table)
      throws InvalidSettingsException {
    Values values = new Values(List.of(setting));
    values.load(settings(setting, stored));
    return values.column(table, setting);
  }

  private static String preset(Setting<?> setting) {
    return ((SettingsModelString) setting.newModel()).getStringValue();
  }

  private static DataTableSpec numbers(String... names) {
    return table(DoubleCell.TYPE, names);
  }

  private static DataTableSpec table(DataType type, String... names) {
    DataType[] types = new DataType[names.length];
    Arrays.fill(types, type);
    return new DataTableSpec(names, types);
  }

  @SuppressWarnings("unchecked")
  private static List<Setting<String>> columnSettings() throws Exception {
    List<Setting<String>> all = new ArrayList<>();
    for (EmNodeFactory factory : NodeDescriptionTest.factories()) {
      factory.settings().stream()
          .filter(setting -> setting.column().isPresent())
          .forEach(setting -> all.add((Setting<String>) setting));
    }
    assertTrue(all.size() + " settings", all.size() > 40);
    return all;
  }

  /** Returns a table with the column of the preset name between others that would fit as well. */
  private static DataTableSpec around(Setting<?> setting) {
    ColumnRule rule = setting.column().orElseThrow();
    return table(type(rule), "First", rule.presets().get(0), "Last");
  }

  private static DataType type(ColumnRule rule) {
    Class<? extends DataValue> type = rule.types().get(0);
    return TYPES.get(type);
  }

  @Test
  public void everyColumnIsPresetByItsNameAndStaysSoWhenTheDialogIsConfirmed() throws Exception {
    for (Setting<String> setting : columnSettings()) {
      Opened dialog = new Opened(setting, preset(setting), around(setting));
      String name = setting.column().orElseThrow().presets().get(0);
      assertEquals(setting.key(), "<automatic: " + name + ">", dialog.shown());
      String stored = dialog.confirm();
      assertEquals(setting.key(), preset(setting), stored);
      assertEquals(setting.key(), 1, index(setting, stored, around(setting)));
    }
  }

  @Test
  public void everyOptionalColumnThatComesLaterIsFoundThoughTheDialogWasConfirmedWithoutIt()
      throws Exception {
    int count = 0;
    for (Setting<String> setting : columnSettings()) {
      ColumnRule rule = setting.column().orElseThrow();
      if (rule.optional()) {
        DataTableSpec without = table(type(rule), "Last");
        String stored = new Opened(setting, preset(setting), without).confirm();
        assertEquals(setting.key(), Values.NONE, index(setting, stored, without));
        assertEquals(setting.key(), 1, index(setting, stored, around(setting)));
        count++;
      }
    }
    assertTrue(count + " settings", count > 10);
  }

  @Test
  public void everyNameThatIsNotInTheTableIsKeptAndRefused() throws Exception {
    for (Setting<String> setting : columnSettings()) {
      Opened dialog = new Opened(setting, "Gone", around(setting));
      assertEquals(setting.key(), "Gone", dialog.shown());
      String stored = dialog.confirm();
      assertEquals(setting.key(), "Gone", stored);
      String message = assertThrows(
              setting.key(),
              InvalidSettingsException.class,
              () -> index(setting, stored, around(setting)))
          .getMessage();
      assertTrue(message, message.contains("\"Gone\"") && message.contains("none of this name"));
    }
  }

  @Test
  public void aColumnThatIsChosenIsStoredByItsName() throws Exception {
    DataTableSpec table = numbers("A", "X", "B");
    assertEquals("A", new Opened(NEEDED, "", table).choose("A").confirm());
    assertEquals("X", new Opened(NEEDED, "", table).choose("X").confirm());
    assertEquals("B", new Opened(OPTIONAL, "X", table).choose("B").confirm());
    assertEquals("", new Opened(NEEDED, "A", table).choose("<automatic: X>").confirm());
  }

  @Test
  public void theListTellsWhatThereIsToChoose() throws Exception {
    DataTableSpec table = new DataTableSpec(
        new String[] {"A", "X", "text"},
        new DataType[] {DoubleCell.TYPE, IntCell.TYPE, StringCell.TYPE});
    assertEquals(List.of("<automatic: X>", "A", "X"), new Opened(NEEDED, "", table).all());
    assertEquals(List.of("<none>", "<automatic: X>", "A"), new Opened(OPTIONAL, "X", table).all());
    assertEquals(
        List.of("<none>", "<automatic: no \"X\">", "A"),
        new Opened(OPTIONAL, "X", numbers("A")).all());
    assertEquals(List.of("<automatic: A>", "A"), new Opened(NEEDED, "", numbers("A")).all());
  }

  @Test
  public void noColumnIsStoredAsAnEmptyTextAndNeverAsNull() throws Exception {
    DataTableSpec table = numbers("A", "X");
    assertEquals("", new Opened(OPTIONAL, "X", table).choose("<none>").confirm());
    Opened again = new Opened(OPTIONAL, "", table);
    assertEquals("<none>", again.shown());
    assertEquals("", again.confirm());
    assertEquals(Values.NONE, index(OPTIONAL, "", table));

    Opened old = new Opened(OPTIONAL, null, table);
    assertEquals("<none>", old.shown());
    assertEquals("", old.confirm());
    assertEquals(Values.NONE, index(OPTIONAL, null, table));
  }

  @Test
  public void columnsOfEitherTypeAreOfferedButOnlyThoseOfTheFirstAreGuessed() throws Exception {
    DataTableSpec table = new DataTableSpec(
        new String[] {"Stack", "Truth", "Number"},
        new DataType[] {StackImageCell.TYPE, DataType.getType(LabelingCell.class), IntCell.TYPE});
    assertEquals(
        List.of("<automatic: Truth>", "Stack", "Truth"), new Opened(OF_TWO_TYPES, "", table).all());
    DataTableSpec images = table(StackImageCell.TYPE, "Stack", "Other");
    assertEquals("<automatic: nothing fits>", new Opened(OF_TWO_TYPES, "", images).shown());
    assertEquals(
        "<automatic: Cells>",
        new Opened(OF_TWO_TYPES, "", table(StackImageCell.TYPE, "Stack", "Cells")).shown());
  }

  @Test
  public void withoutAnyColumnThatFitsTheDialogDoesNotOpenAndSaysWhy() throws Exception {
    DataTableSpec texts = table(StringCell.TYPE, "text");
    String message = assertThrows(
            NotConfigurableException.class, () -> new Opened(NEEDED, "", texts))
        .getMessage();
    assertEquals("Needed: the table at port 1 has no column of numbers.", message);
    message = assertThrows(NotConfigurableException.class, () -> new Opened(NEEDED, "", null))
        .getMessage();
    assertTrue(message, message.contains("no table at port 1"));
    assertEquals("<automatic: no \"X\">", new Opened(OPTIONAL, "X", null).shown());
  }

  @Test
  public void theListFollowsTheSettingAndIsGreyWhenAVariableDrivesIt() throws Exception {
    Opened dialog = new Opened(NEEDED, "", numbers("A", "X"));
    SettingsModelString model = (SettingsModelString) dialog.component.getModel();
    model.setStringValue("A");
    assertEquals("A", dialog.shown());
    model.setStringValue("elsewhere");
    assertEquals("elsewhere", dialog.shown());
    model.setEnabled(false);
    assertEquals(false, dialog.list().isEnabled());
    assertEquals("elsewhere", dialog.confirm());
  }

  @Test
  public void aColumnThatIsNotThereIsShownWithARedBorder() throws Exception {
    DataTableSpec table = numbers("A", "X");
    assertTrue(drawn(new Opened(NEEDED, "Gone", table)).getBorder() instanceof LineBorder);
    assertEquals(Optional.empty(), border(new Opened(NEEDED, "A", table)));
    assertEquals("<automatic: X>", drawn(new Opened(NEEDED, "", table)).getText());
    assertEquals("A", drawn(new Opened(NEEDED, "A", table)).getText());
  }

  private static Optional<Object> border(Opened dialog) {
    return Optional.ofNullable(drawn(dialog).getBorder());
  }

  @SuppressWarnings("unchecked")
  private static JLabel drawn(Opened dialog) {
    JComboBox<Object> list = (JComboBox<Object>) dialog.list();
    ListCellRenderer<Object> renderer = (ListCellRenderer<Object>) list.getRenderer();
    return (JLabel) renderer.getListCellRendererComponent(
        new JList<>(), list.getSelectedItem(), 0, false, false);
  }
}
