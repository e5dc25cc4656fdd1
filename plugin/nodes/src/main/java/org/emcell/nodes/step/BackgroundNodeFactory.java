package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;

/** The node {@link BackgroundNodeModel Resin Background}. */
public final class BackgroundNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public BackgroundNodeFactory() {
    super(BackgroundNodeModel::new, BackgroundNodeModel.SETTINGS);
  }
}
