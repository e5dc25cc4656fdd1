package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;
import org.emcell.nodes.view.SliceBrowser;

/** The node {@link CellNodeModel Cell Segmenter}. */
public final class CellNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public CellNodeFactory() {
    super(CellNodeModel::new, CellNodeModel.SETTINGS, SliceBrowser::new);
  }
}
