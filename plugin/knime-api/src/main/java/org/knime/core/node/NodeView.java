package org.knime.core.node;

import java.awt.Component;

/**
 * A view of the output of a node, with Swing. The stand-in opens no window: opening only calls {@link #onOpen}.
 *
 * @param <T> the model of the node
 */
public abstract class NodeView<T extends NodeModel> extends AbstractNodeView<T> {
  private Component component;

  protected NodeView(T nodeModel) {
    super(nodeModel);
  }

  protected T getNodeModel() {
    return getViewableModel();
  }

  protected abstract void onOpen();

  protected abstract void onClose();

  @Override
  protected void callOpenView(String title) {
    onOpen();
    modelChanged();
  }

  @Override
  public final void callCloseView() {
    onClose();
  }

  protected final Component getComponent() {
    return component;
  }

  protected final void setComponent(Component newComponent) {
    component = newComponent;
  }
}
