package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;

/** The node {@link MeasurerNodeModel Cell Measurer}. */
public final class MeasurerNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public MeasurerNodeFactory() {
    super(MeasurerNodeModel::new, MeasurerNodeModel.SETTINGS);
  }
}
