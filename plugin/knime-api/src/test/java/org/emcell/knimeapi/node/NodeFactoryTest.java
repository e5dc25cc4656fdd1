package org.emcell.knimeapi.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import harness.testnodes.addconst.AddConstNodeFactory;
import harness.testnodes.source.SourceNodeFactory;
import org.junit.Test;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;

/** A factory describes its node by the XML file beside it. */
public class NodeFactoryTest {

  @Test
  public void theDescriptionIsReadFromTheFileBesideTheFactory() {
    SourceNodeFactory factory = new SourceNodeFactory();

    assertEquals("Harness Source", new Node(factory).getName());
    assertEquals(NodeFactory.NodeType.Source, factory.getType());
    assertEquals("Rows", factory.getOutportName(0));
    assertEquals("What was made.", factory.getOutportDescription(0));
    assertEquals("knimeNode", factory.getXMLDescription().getTagName());
    assertNull("there is no such file", factory.getIcon());
  }

  @Test
  public void whatTheDescriptionLacksIsNamed() {
    String port = assertThrows(
            IllegalStateException.class, () -> new SourceNodeFactory().getOutportName(1))
        .getMessage();
    assertTrue(port, port.contains("outPort") && port.contains("index 1"));
    String file = assertThrows(
            IllegalStateException.class, () -> new AddConstNodeFactory().getNodeName())
        .getMessage();
    assertTrue(file, file.contains("AddConstNodeFactory"));
  }

  @Test
  public void portsAreCountedFromOneBehindThatOfTheFlowVariables() {
    Node node = new Node(new AddConstNodeFactory());

    assertEquals(2, node.getNrInPorts());
    assertTrue(node.getInputType(0).isOptional());
    assertEquals("BufferedDataTable", node.getOutputType(1).getName());
  }
}
