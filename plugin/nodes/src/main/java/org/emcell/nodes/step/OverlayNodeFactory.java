package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;

/** The node {@link OverlayNodeModel Cell Overlay}. */
public final class OverlayNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public OverlayNodeFactory() {
    super(OverlayNodeModel::new, OverlayNodeModel.SETTINGS);
  }
}
