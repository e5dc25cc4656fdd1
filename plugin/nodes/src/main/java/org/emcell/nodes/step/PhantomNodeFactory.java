package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;

/** The node {@link PhantomNodeModel EM Phantom}. */
public final class PhantomNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public PhantomNodeFactory() {
    super(PhantomNodeModel::new, PhantomNodeModel.SETTINGS);
  }
}
