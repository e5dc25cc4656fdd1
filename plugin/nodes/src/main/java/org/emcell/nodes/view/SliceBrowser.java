package org.emcell.nodes.view;

import java.util.Optional;
import org.emcell.nodes.frame.EmNodeModel;
import org.knime.core.node.NodeView;

/** The view that browses the slices of a node's images with the outlines of the cells. */
public final class SliceBrowser extends NodeView<EmNodeModel> {

  private final SliceBrowserPanel panel;

  /**
   * @param model a {@link SliceShowing}
   */
  public SliceBrowser(EmNodeModel model) {
    super(model);
    panel = new SliceBrowserPanel(m_nodeContext);
    setComponent(panel);
  }

  @Override
  protected void modelChanged() {
    panel.show(getNodeModel() instanceof SliceShowing model ? model.shown() : Optional.empty());
  }

  SliceBrowserPanel panel() {
    return panel;
  }

  @Override
  protected void onOpen() {}

  @Override
  protected void onClose() {
    panel.close();
  }
}
