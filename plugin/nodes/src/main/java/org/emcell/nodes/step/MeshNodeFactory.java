package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;

/** The node {@link MeshNodeModel Cell Mesh}. */
public final class MeshNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public MeshNodeFactory() {
    super(MeshNodeModel::new, MeshNodeModel.SETTINGS);
  }
}
