package org.emcell.knimeapi.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import harness.testnodes.addconst.AddConstNodeFactory;
import harness.testnodes.source.SourceNodeFactory;
import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import org.emcell.knimeapi.workflow.TableSource;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.junit.Test;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.IntValue;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.defaultnodesettings.DialogComponentColumnNameSelection;
import org.knime.core.node.defaultnodesettings.DialogComponentFileChooser;
import org.knime.core.node.defaultnodesettings.SettingsModelString;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.util.DataColumnSpecListCellRenderer;

/** Dialogs work without a display. */
public class DialogTest {

  private static <C extends Component> List<C> find(Container container, Class<C> type) {
    List<C> found = new ArrayList<>();
    for (Component child : container.getComponents()) {
      if (type.isInstance(child)) {
        found.add(type.cast(child));
      } else if (child instanceof Container) {
        found.addAll(find((Container) child, type));
      }
    }
    return found;
  }

  private static WorkflowNode addConstAfter(Workflow workflow, String[] names, DataType[] types) {
    WorkflowNode source = workflow.add(new TableSource(new DataTableSpec(names, types)));
    WorkflowNode node = workflow.add(new AddConstNodeFactory());
    workflow.connect(source, 1, node, 1);
    workflow.configure();
    return node;
  }

  @Test
  public void whatTheUserEntersBecomesTheSettingsOfTheNode() throws Exception {
    try (Workflow workflow = new Workflow()) {
      WorkflowNode node = addConstAfter(workflow, new String[] {"i", "text", "j"}, new DataType[] {
        IntCell.TYPE, StringCell.TYPE, IntCell.TYPE
      });
      NodeDialogPane dialog = node.openDialog();
      List<JComboBox> choices = find(dialog.getPanel(), JComboBox.class);
      List<JTextField> fields = find(dialog.getPanel(), JTextField.class);
      assertEquals("i", choices.get(0).getSelectedItem());
      assertEquals("1000", fields.get(1).getText());

      choices.get(0).setSelectedItem("j");
      choices.get(1).setSelectedItem("replace");
      fields.get(1).setText("-5");
      find(dialog.getPanel(), JCheckBox.class).get(0).setSelected(true);
      node.applyDialog(dialog);

      assertEquals("j", node.settings().getString("column"));
      assertEquals("replace", node.settings().getString("mode"));
      assertEquals(-5, node.settings().getInt("constant"));
      assertTrue(node.settings().getBoolean("fail_on_missing"));
    }
  }

  @Test
  public void onlyColumnsOfTheRightTypeAreOfferedAndTheLastIsPreset() throws Exception {
    try (Workflow workflow = new Workflow()) {
      WorkflowNode node = addConstAfter(workflow, new String[] {"a", "text", "b"}, new DataType[] {
        IntCell.TYPE, StringCell.TYPE, IntCell.TYPE
      });
      NodeDialogPane dialog = node.openDialog();
      JComboBox<?> columns = find(dialog.getPanel(), JComboBox.class).get(0);

      assertEquals(2, columns.getItemCount());
      assertEquals("b", columns.getSelectedItem());
      node.applyDialog(dialog);
      assertEquals("b", node.settings().getString("column"));
    }
  }

  @Test
  public void aColumnThatIsNotThereBecomesTheLastOneWhenTheDialogOpens() throws Exception {
    assertEquals("b", shown("", true, false));
    assertEquals("b", shown("gone", false, false));
    assertEquals("a", shown("a", true, false));
    assertNull(shown("gone", false, true));
  }

  private static String shown(String stored, boolean required, boolean none) throws Exception {
    DataTableSpec table =
        new DataTableSpec(new String[] {"a", "b"}, new DataType[] {IntCell.TYPE, IntCell.TYPE});
    SettingsModelString model = new SettingsModelString("column", stored);
    NodeSettings settings = new NodeSettings("model");
    model.saveSettingsTo(settings);
    new DialogComponentColumnNameSelection(model, "Column", 0, required, none, IntValue.class)
        .loadSettingsFrom(settings, new PortObjectSpec[] {table});
    return model.getStringValue();
  }

  @Test
  public void aFileMayBeLeftEmpty() throws Exception {
    SettingsModelString model = new SettingsModelString("file", "");
    NodeSettings saved = new NodeSettings("model");
    new DialogComponentFileChooser(model, "history").saveSettingsTo(saved);
    assertEquals("", saved.getString("file"));
  }

  @Test
  public void aColumnThatIsNotThereIsMarked() {
    DataColumnSpec gone = DataColumnSpecListCellRenderer.createInvalidSpec("gone");
    DataColumnSpec there = new DataColumnSpecCreator("there", IntCell.TYPE).createSpec();

    assertTrue(DataColumnSpecListCellRenderer.isInvalid(gone));
    assertFalse(DataColumnSpecListCellRenderer.isInvalid(there));
    JLabel label = (JLabel) new DataColumnSpecListCellRenderer()
        .getListCellRendererComponent(new JList<>(), gone, 0, false, false);
    assertEquals("gone", label.getText());
  }

  @Test
  public void withoutASuitableColumnTheDialogDoesNotOpenAndSaysWhy() {
    try (Workflow workflow = new Workflow()) {
      WorkflowNode node =
          addConstAfter(workflow, new String[] {"text"}, new DataType[] {StringCell.TYPE});

      String message =
          assertThrows(NotConfigurableException.class, node::openDialog).getMessage();
      assertTrue(message, message.contains("IntValue"));
    }
  }

  @Test
  public void textThatIsNotANumberIsRefused() throws Exception {
    try (Workflow workflow = new Workflow()) {
      WorkflowNode node =
          addConstAfter(workflow, new String[] {"i"}, new DataType[] {IntCell.TYPE});
      NodeDialogPane dialog = node.openDialog();
      find(dialog.getPanel(), JTextField.class).get(1).setText("many");

      String message = assertThrows(InvalidSettingsException.class, () -> node.applyDialog(dialog))
          .getMessage();
      assertTrue(message, message.contains("Constant") && message.contains("many"));
    }
  }

  @Test
  public void aSpinnerKeepsTheBoundsOfItsSetting() throws Exception {
    try (Workflow workflow = new Workflow()) {
      WorkflowNode node = workflow.add(new SourceNodeFactory());
      NodeDialogPane dialog = node.openDialog();
      JSpinner spinner = find(dialog.getPanel(), JSpinner.class).get(0);

      assertEquals(5, spinner.getValue());
      spinner.setValue(1000);
      assertEquals(null, spinner.getNextValue());
      node.applyDialog(dialog);
      assertEquals(1000, node.settings().getInt("rows"));
    }
  }
}
