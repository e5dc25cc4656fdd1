package harness.testnodes.addconst;

import harness.testnodes.ExampleNodeFactory;
import org.knime.core.data.IntValue;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeModel;
import org.knime.core.node.defaultnodesettings.DefaultNodeSettingsPane;
import org.knime.core.node.defaultnodesettings.DialogComponentBoolean;
import org.knime.core.node.defaultnodesettings.DialogComponentColumnNameSelection;
import org.knime.core.node.defaultnodesettings.DialogComponentNumberEdit;
import org.knime.core.node.defaultnodesettings.DialogComponentString;
import org.knime.core.node.defaultnodesettings.DialogComponentStringSelection;
import org.knime.core.node.defaultnodesettings.SettingsModelBoolean;
import org.knime.core.node.defaultnodesettings.SettingsModelInteger;
import org.knime.core.node.defaultnodesettings.SettingsModelString;

/** A node that appends the sum of a column and a constant, row by row. */
public class AddConstNodeFactory extends ExampleNodeFactory {

  static SettingsModelString column() {
    return new SettingsModelString("column", "i");
  }

  static SettingsModelString mode() {
    return new SettingsModelString("mode", "append");
  }

  static SettingsModelString modelFile() {
    return new SettingsModelString("model_file", "");
  }

  static SettingsModelInteger constant() {
    return new SettingsModelInteger("constant", 1000);
  }

  static SettingsModelBoolean failOnMissing() {
    return new SettingsModelBoolean("fail_on_missing", false);
  }

  @Override
  public NodeModel createNodeModel() {
    return new AddConstNodeModel(column(), mode(), modelFile(), constant(), failOnMissing());
  }

  @Override
  protected NodeDialogPane createNodeDialogPane() {
    DefaultNodeSettingsPane pane = new DefaultNodeSettingsPane();
    pane.addDialogComponent(
        new DialogComponentColumnNameSelection(column(), "Column", 0, IntValue.class));
    pane.createNewGroup("More");
    pane.addDialogComponent(
        new DialogComponentStringSelection(mode(), "Mode", "append", "replace"));
    pane.addDialogComponent(new DialogComponentString(modelFile(), "Model"));
    pane.setHorizontalPlacement(true);
    pane.addDialogComponent(new DialogComponentNumberEdit(constant(), "Constant"));
    pane.addDialogComponent(new DialogComponentBoolean(failOnMissing(), "Fail on missing"));
    return pane;
  }
}
