package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;

/** The node {@link DetectorNodeModel Cell Detector}. */
public final class DetectorNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public DetectorNodeFactory() {
    super(DetectorNodeModel::new, DetectorNodeModel.SETTINGS);
  }
}
