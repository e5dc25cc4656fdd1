package org.emcell.nodes.step;

import org.emcell.nodes.frame.EmNodeFactory;
import org.emcell.nodes.view.SliceBrowser;

/** The node {@link AssemblerNodeModel Label Assembler}. */
public final class AssemblerNodeFactory extends EmNodeFactory {

  /** Makes the factory that KNIME looks for. */
  public AssemblerNodeFactory() {
    super(AssemblerNodeModel::new, AssemblerNodeModel.SETTINGS, SliceBrowser::new);
  }
}
