package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;

/** The node {@link LinkerNodeModel Cell Linker}. */
public final class LinkerNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public LinkerNodeFactory() {
    super(LinkerNodeModel::new, LinkerNodeModel.SETTINGS);
  }
}
