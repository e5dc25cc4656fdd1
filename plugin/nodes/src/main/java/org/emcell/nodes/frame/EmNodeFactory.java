package org.emcell.nodes.frame;

import java.util.List;
import java.util.function.Supplier;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeView;
import org.knime.core.node.defaultnodesettings.DefaultNodeSettingsPane;

/** Makes a node of this project: its model, and a dialog that follows from its settings. */
public abstract class EmNodeFactory extends NodeFactory<EmNodeModel> {

  private final Supplier<EmNodeModel> model;
  private final List<Setting<?>> settings;

  /**
   * @param model makes the model
   * @param settings in the order of the dialog
   */
  protected EmNodeFactory(Supplier<EmNodeModel> model, List<Setting<?>> settings) {
    this.model = model;
    this.settings = settings;
  }

  /** Returns the settings in the order of the dialog. */
  public final List<Setting<?>> settings() {
    return settings;
  }

  @Override
  public final EmNodeModel createNodeModel() {
    return model.get();
  }

  @Override
  protected final int getNrNodeViews() {
    return 0;
  }

  @Override
  public final NodeView<EmNodeModel> createNodeView(int viewIndex, EmNodeModel nodeModel) {
    throw new IndexOutOfBoundsException("The node has no views, asked for view " + viewIndex + ".");
  }

  @Override
  protected final boolean hasDialog() {
    return true;
  }

  @Override
  protected final NodeDialogPane createNodeDialogPane() {
    DefaultNodeSettingsPane dialog = new DefaultNodeSettingsPane();
    settings.forEach(setting -> dialog.addDialogComponent(setting.newComponent()));
    return dialog;
  }
}
