package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;

/** The node {@link ScorerNodeModel Segmentation Scorer}. */
public final class ScorerNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public ScorerNodeFactory() {
    super(ScorerNodeModel::new, ScorerNodeModel.SETTINGS);
  }
}
