package org.knime.core.node;

import java.io.InputStream;
import java.net.URL;
import org.w3c.dom.Element;

/**
 * Makes the model, dialog and views of a node, and describes it by the XML file beside it that has its simple name.
 *
 * @param <T> the model of the node
 */
public abstract class NodeFactory<T extends NodeModel> {
  private DescriptionFile description;

  protected NodeFactory() {}

  public abstract T createNodeModel();

  protected abstract int getNrNodeViews();

  public abstract NodeView<T> createNodeView(int viewIndex, T nodeModel);

  protected abstract boolean hasDialog();

  protected abstract NodeDialogPane createNodeDialogPane();

  /** Returns the XML description; null if there is none. */
  protected InputStream getPropertiesInputStream() {
    Class<?> owner = getClass();
    InputStream found = owner.getResourceAsStream(owner.getSimpleName() + ".xml");
    while (found == null && owner.getSuperclass() != NodeFactory.class) {
      owner = owner.getSuperclass();
      found = owner.getResourceAsStream(owner.getSimpleName() + ".xml");
    }
    return found;
  }

  private synchronized DescriptionFile description() {
    if (description == null) {
      description = DescriptionFile.read(getClass().getName(), getPropertiesInputStream());
    }
    return description;
  }

  public Element getXMLDescription() {
    return description().root();
  }

  public final String getNodeName() {
    return description().text("name");
  }

  public String getInportName(int index) {
    return description().port("inPort", index).getAttribute("name");
  }

  public String getOutportName(int index) {
    return description().port("outPort", index).getAttribute("name");
  }

  public final String getInportDescription(int index) {
    return description().port("inPort", index).getTextContent().trim();
  }

  public final String getOutportDescription(int index) {
    return description().port("outPort", index).getTextContent().trim();
  }

  protected final String getNodeViewName(int index) {
    return description().port("view", index).getAttribute("name");
  }

  protected final String getViewDescription(int index) {
    return description().port("view", index).getTextContent().trim();
  }

  /** Returns the icon that the description names, relative to the factory; null if there is no such file. */
  public URL getIcon() {
    return getClass().getResource(description().root().getAttribute("icon"));
  }

  public NodeType getType() {
    return NodeType.valueOf(description().root().getAttribute("type"));
  }

  /** The role of a node in a workflow, which gives it its colour. */
  public enum NodeType {
    Source,
    Sink,
    Learner,
    Predictor,
    Manipulator,
    Visualizer,
    Widget,
    Meta,
    LoopStart,
    LoopEnd,
    ScopeStart,
    ScopeEnd,
    QuickForm,
    Configuration,
    Other,
    Missing,
    Unknown,
    Subnode,
    VirtualIn,
    VirtualOut,
    Container
  }
}
