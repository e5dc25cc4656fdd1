package org.knime.core.node;

import org.knime.core.node.workflow.NodeContext;

/**
 * A view of the output of a node.
 *
 * @param <T> the model of the node
 */
public abstract class AbstractNodeView<T extends AbstractNodeView.ViewableModel> {
  protected final NodeContext m_nodeContext;
  private final T model;

  protected AbstractNodeView(T nodeModel) {
    model = nodeModel;
    m_nodeContext = NodeContext.getContext();
    if (nodeModel instanceof NodeModel) {
      ((NodeModel) nodeModel).registerView(this);
    }
  }

  protected final T getViewableModel() {
    return model;
  }

  protected abstract void modelChanged();

  protected void updateModel(Object argument) {}

  protected abstract void callOpenView(String title);

  protected abstract void callCloseView();

  /** A model that views can show. */
  public interface ViewableModel {}
}
