package org.knime.base.node.io.tablecreator;

import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeView;

/** KNIME's node Table Creator: a table that is typed in and stands in the settings. The stand-in has no dialog. */
public class TableCreator2NodeFactory extends NodeFactory<TableCreator2NodeModel> {

  @Override
  public TableCreator2NodeModel createNodeModel() {
    return new TableCreator2NodeModel();
  }

  @Override
  protected int getNrNodeViews() {
    return 0;
  }

  @Override
  public NodeView<TableCreator2NodeModel> createNodeView(
      int viewIndex, TableCreator2NodeModel nodeModel) {
    return null;
  }

  @Override
  protected boolean hasDialog() {
    return false;
  }

  @Override
  protected NodeDialogPane createNodeDialogPane() {
    return null;
  }
}
