package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;

/** The node {@link ReportNodeModel EM Cell Report}. */
public final class ReportNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public ReportNodeFactory() {
    super(ReportNodeModel::new, ReportNodeModel.SETTINGS);
  }
}
