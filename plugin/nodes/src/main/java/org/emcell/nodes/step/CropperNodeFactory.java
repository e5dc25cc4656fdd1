package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;

/** The node {@link CropperNodeModel Cell ROI Cropper}. */
public final class CropperNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public CropperNodeFactory() {
    super(CropperNodeModel::new, CropperNodeModel.SETTINGS);
  }
}
