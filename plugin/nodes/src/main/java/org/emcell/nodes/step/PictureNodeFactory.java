package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;

/** The node {@link PictureNodeModel Cell Picture}. */
public final class PictureNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public PictureNodeFactory() {
    super(PictureNodeModel::new, PictureNodeModel.SETTINGS);
  }
}
