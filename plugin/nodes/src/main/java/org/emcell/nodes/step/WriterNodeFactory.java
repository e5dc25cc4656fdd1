package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;

/** The node {@link WriterNodeModel EM Label Writer}. */
public final class WriterNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public WriterNodeFactory() {
    super(WriterNodeModel::new, WriterNodeModel.SETTINGS);
  }
}
