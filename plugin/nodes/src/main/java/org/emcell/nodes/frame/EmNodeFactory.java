package org.emcell.nodes.frame;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeView;
import org.knime.core.node.defaultnodesettings.DefaultNodeSettingsPane;

/** Makes a node of this project: its model, a dialog that follows from its settings, and perhaps a view. */
public abstract class EmNodeFactory extends NodeFactory<EmNodeModel> {

  private final Supplier<EmNodeModel> model;
  private final List<Setting<?>> settings;
  private final Optional<Function<EmNodeModel, NodeView<EmNodeModel>>> view;

  /**
   * @param model makes the model
   * @param settings in the order of the dialog
   */
  protected EmNodeFactory(Supplier<EmNodeModel> model, List<Setting<?>> settings) {
    this(model, settings, Optional.empty());
  }

  /**
   * @param model makes the model
   * @param settings in the order of the dialog
   * @param view makes the view of a model
   */
  protected EmNodeFactory(
      Supplier<EmNodeModel> model,
      List<Setting<?>> settings,
      Function<EmNodeModel, NodeView<EmNodeModel>> view) {
    this(model, settings, Optional.of(view));
  }

  private EmNodeFactory(
      Supplier<EmNodeModel> model,
      List<Setting<?>> settings,
      Optional<Function<EmNodeModel, NodeView<EmNodeModel>>> view) {
    this.model = model;
    this.settings = settings;
    this.view = view;
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
    return view.isPresent() ? 1 : 0;
  }

  @Override
  public final NodeView<EmNodeModel> createNodeView(int viewIndex, EmNodeModel nodeModel) {
    return view.filter(any -> viewIndex == 0)
        .map(maker -> maker.apply(nodeModel))
        .orElseThrow(() -> new IndexOutOfBoundsException(
            "The node has no view " + viewIndex + ", it has " + getNrNodeViews() + "."));
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
