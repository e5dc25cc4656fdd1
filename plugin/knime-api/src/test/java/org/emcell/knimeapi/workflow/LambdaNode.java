package org.emcell.knimeapi.workflow;

import harness.testnodes.ExampleNodeFactory;
import harness.testnodes.ExampleNodeModel;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeModel;
import org.knime.core.node.defaultnodesettings.SettingsModel;

/** A node with one output table whose behaviour a test states. */
class LambdaNode extends ExampleNodeFactory {
  private final int inPorts;
  private final Configure configure;
  private final Execute execute;
  private final SettingsModel[] settings;

  LambdaNode(int inPorts, Configure configure, Execute execute, SettingsModel... settings) {
    this.inPorts = inPorts;
    this.configure = configure;
    this.execute = execute;
    this.settings = settings;
  }

  /** Computes the output spec. */
  interface Configure {
    DataTableSpec apply(DataTableSpec[] in, Model model) throws InvalidSettingsException;
  }

  /** Makes the output table. */
  interface Execute {
    BufferedDataTable apply(BufferedDataTable[] in, ExecutionContext exec, Model model)
        throws Exception;
  }

  @Override
  public NodeModel createNodeModel() {
    return new Model(inPorts, configure, execute, settings);
  }

  @Override
  protected NodeDialogPane createNodeDialogPane() {
    return null;
  }

  /** A model that lets a test warn and push variables. */
  static final class Model extends ExampleNodeModel {
    private final Configure configure;
    private final Execute execute;
    private int resets;

    Model(int inPorts, Configure configure, Execute execute, SettingsModel... settings) {
      super(inPorts, 1, settings);
      this.configure = configure;
      this.execute = execute;
    }

    int resets() {
      return resets;
    }

    void warn(String message) {
      setWarningMessage(message);
    }

    void push(String name, int value) {
      pushFlowVariableInt(name, value);
    }

    @Override
    protected DataTableSpec[] configure(DataTableSpec[] inSpecs) throws InvalidSettingsException {
      return new DataTableSpec[] {configure.apply(inSpecs, this)};
    }

    @Override
    protected BufferedDataTable[] execute(BufferedDataTable[] inData, ExecutionContext exec)
        throws Exception {
      return new BufferedDataTable[] {execute.apply(inData, exec, this)};
    }

    @Override
    protected void reset() {
      resets++;
    }
  }
}
