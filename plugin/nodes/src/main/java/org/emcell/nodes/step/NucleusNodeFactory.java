package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;

/** The node {@link NucleusNodeModel Nucleus Segmenter}. */
public final class NucleusNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public NucleusNodeFactory() {
    super(NucleusNodeModel::new, NucleusNodeModel.SETTINGS);
  }
}
