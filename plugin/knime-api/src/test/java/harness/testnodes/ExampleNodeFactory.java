package harness.testnodes;

import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeView;

/** A node with a dialog and without views. */
public abstract class ExampleNodeFactory extends NodeFactory<NodeModel> {

  @Override
  protected int getNrNodeViews() {
    return 0;
  }

  @Override
  public NodeView<NodeModel> createNodeView(int viewIndex, NodeModel nodeModel) {
    return null;
  }

  @Override
  protected boolean hasDialog() {
    return true;
  }

  @Override
  protected abstract NodeDialogPane createNodeDialogPane();
}
