package org.knime.core.node;

/**
 * A view of the output of a node.
 *
 * @param <T> the model of the node
 */
public abstract class AbstractNodeView<T extends AbstractNodeView.ViewableModel> {
  private final T model;

  protected AbstractNodeView(T nodeModel) {
    model = nodeModel;
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
