package harness.testnodes.addconst;

import java.io.File;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IntValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.SingleCellFactory;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.defaultnodesettings.SettingsModel;
import org.knime.core.node.defaultnodesettings.SettingsModelBoolean;
import org.knime.core.node.defaultnodesettings.SettingsModelInteger;
import org.knime.core.node.defaultnodesettings.SettingsModelString;
import org.knime.core.node.streamable.simple.SimpleStreamableFunctionNodeModel;
import org.knime.core.util.UniqueNameGenerator;

final class AddConstNodeModel extends SimpleStreamableFunctionNodeModel {
  private final SettingsModelString column;
  private final SettingsModelString mode;
  private final SettingsModelInteger constant;
  private final SettingsModelBoolean failOnMissing;
  private final List<SettingsModel> settings;

  AddConstNodeModel(
      SettingsModelString column,
      SettingsModelString mode,
      SettingsModelString modelFile,
      SettingsModelInteger constant,
      SettingsModelBoolean failOnMissing) {
    this.column = column;
    this.mode = mode;
    this.constant = constant;
    this.failOnMissing = failOnMissing;
    settings = List.of(column, mode, modelFile, constant, failOnMissing);
  }

  @Override
  protected ColumnRearranger createColumnRearranger(DataTableSpec spec)
      throws InvalidSettingsException {
    int index = spec.findColumnIndex(column.getStringValue());
    if (index < 0) {
      throw new InvalidSettingsException("No column \"" + column.getStringValue() + "\"");
    }
    boolean append = mode.getStringValue().equals("append");
    String name = append ? new UniqueNameGenerator(spec).newName("sum") : column.getStringValue();
    SingleCellFactory factory =
        new SingleCellFactory(true, new DataColumnSpecCreator(name, IntCell.TYPE).createSpec()) {
          @Override
          public DataCell getCell(DataRow row) {
            DataCell cell = row.getCell(index);
            if (cell.isMissing() && failOnMissing.getBooleanValue()) {
              throw new IllegalArgumentException("Missing value in row " + row.getKey());
            }
            return cell.isMissing()
                ? new MissingCell("nothing to add to")
                : new IntCell(((IntValue) cell).getIntValue() + constant.getIntValue());
          }
        };
    ColumnRearranger rearranger = new ColumnRearranger(spec);
    if (append) {
      rearranger.append(factory);
    } else {
      rearranger.replace(factory, name);
    }
    return rearranger;
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
  }

  @Override
  protected void loadValidatedSettingsFrom(NodeSettingsRO source) throws InvalidSettingsException {
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
