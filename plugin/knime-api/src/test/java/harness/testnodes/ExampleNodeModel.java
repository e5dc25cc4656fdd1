package harness.testnodes;

import java.io.File;
import java.util.List;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.defaultnodesettings.SettingsModel;
import org.knime.core.node.port.PortType;

/** A node whose settings are settings models. It fails if it is given settings that it has not validated. */
public abstract class ExampleNodeModel extends NodeModel {
  private final List<SettingsModel> settings;
  private NodeSettingsRO validated;

  protected ExampleNodeModel(int inPorts, int outPorts, SettingsModel... settings) {
    super(inPorts, outPorts);
    this.settings = List.of(settings);
  }

  protected ExampleNodeModel(PortType[] inPorts, PortType[] outPorts, SettingsModel... settings) {
    super(inPorts, outPorts);
    this.settings = List.of(settings);
  }

  @Override
  protected void saveSettingsTo(NodeSettingsWO target) {
    settings.forEach(model -> model.saveSettingsTo(target));
  }

  @Override
  protected void validateSettings(NodeSettingsRO source) throws InvalidSettingsException {
    for (SettingsModel model : settings) {
      model.validateSettings(source);
    }
    validated = source;
  }

  @Override
  protected void loadValidatedSettingsFrom(NodeSettingsRO source) throws InvalidSettingsException {
    if (validated != source) {
      throw new IllegalStateException("These settings were not validated");
    }
    for (SettingsModel model : settings) {
      model.loadSettingsFrom(source);
    }
  }

  @Override
  protected void reset() {}

  @Override
  protected void loadInternals(File folder, ExecutionMonitor exec) {}

  @Override
  protected void saveInternals(File folder, ExecutionMonitor exec) {}
}
