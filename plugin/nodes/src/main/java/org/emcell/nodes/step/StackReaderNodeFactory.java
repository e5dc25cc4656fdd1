package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;

/** The node {@link StackReaderNodeModel EM Stack Reader}. */
public final class StackReaderNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public StackReaderNodeFactory() {
    super(StackReaderNodeModel::new, StackReaderNodeModel.SETTINGS);
  }
}
