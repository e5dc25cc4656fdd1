package org.emcell.nodes;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.emcell.knimeapi.workflow.NodeState;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.frame.EmNodeFactory;
import org.emcell.nodes.step.AssemblerNodeFactory;
import org.emcell.nodes.step.BackgroundNodeFactory;
import org.emcell.nodes.step.CellNodeFactory;
import org.emcell.nodes.step.CropperNodeFactory;
import org.emcell.nodes.step.DetectorNodeFactory;
import org.emcell.nodes.step.LinkerNodeFactory;
import org.emcell.nodes.step.MeasurerNodeFactory;
import org.emcell.nodes.step.MeshNodeFactory;
import org.emcell.nodes.step.NucleusNodeFactory;
import org.emcell.nodes.step.OverlayNodeFactory;
import org.emcell.nodes.step.PictureNodeFactory;
import org.emcell.nodes.step.ReportNodeFactory;
import org.emcell.nodes.step.ScorerNodeFactory;
import org.emcell.nodes.step.StackReaderNodeFactory;
import org.emcell.nodes.step.WriterNodeFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;

/** Who opens a dialog and presses OK without a change has changed nothing. */
public class DialogsTest {

  @Rule
  public final TemporaryFolder folder = new TemporaryFolder();

  /** Adds the nodes one behind another, and returns the last. */
  private static WorkflowNode line(
      PhantomChain chain, WorkflowNode first, EmNodeFactory... factories) {
    WorkflowNode last = first;
    for (EmNodeFactory factory : factories) {
      last = chain.add(factory, last);
    }
    return last;
  }

  /** Connects nodes as the test workflows do. */
  private static void connectAll(PhantomChain chain) {
    WorkflowNode cells = line(
        chain,
        chain.phantom,
        new DetectorNodeFactory(),
        new LinkerNodeFactory(),
        new CropperNodeFactory(),
        new NucleusNodeFactory(),
        new CellNodeFactory());
    line(chain, cells, new AssemblerNodeFactory(), new MeasurerNodeFactory());
    WorkflowNode images = chain.add(new AssemblerNodeFactory(), cells);
    images.set("output", "images");
    chain.add(new MeasurerNodeFactory(), images);
    chain.add(new MeshNodeFactory(), images);
    chain.add(new OverlayNodeFactory(), images);
    chain.add(new PictureNodeFactory(), images);
    chain.add(new ReportNodeFactory(), images);
    chain.add(new WriterNodeFactory(), images);
    WorkflowNode scorer = chain.add(new ScorerNodeFactory(), images);
    chain.workflow.connect(chain.phantom, 1, scorer, 2);
    chain.add(new BackgroundNodeFactory(), chain.phantom);
    chain.add(new MeasurerNodeFactory(), chain.phantom);
    chain.add(new WriterNodeFactory(), chain.phantom);
    WorkflowNode reader = chain.workflow.add(new StackReaderNodeFactory());
    reader.set("source", "roi.tif");
    line(chain, reader, new NucleusNodeFactory(), new CellNodeFactory(), new MeasurerNodeFactory());
  }

  @Test
  public void aDialogThatIsConfirmedUnchangedKeepsEverySetting() throws Exception {
    try (PhantomChain chain = new PhantomChain(folder.getRoot().toPath())) {
      connectAll(chain);
      chain.workflow.configure();
      List<String> changes = new ArrayList<>();
      Set<Class<?>> kinds = new HashSet<>();
      for (WorkflowNode node : chain.workflow.nodes()) {
        assertEquals(chain.workflow.report(), NodeState.CONFIGURED, node.state());
        NodeSettingsRO before = node.settings();
        node.applyDialog(node.openDialog());
        changes.addAll(changes(node, before));
        kinds.add(node.model().getClass());
      }
      assertEquals(16, kinds.size());
      assertTrue(String.join("\n", changes), changes.isEmpty());
    }
  }

  private static List<String> changes(WorkflowNode node, NodeSettingsRO before) {
    NodeSettings after = (NodeSettings) node.settings();
    assertEquals(before.keySet(), after.keySet());
    List<String> changes = new ArrayList<>();
    for (String key : before.keySet()) {
      if (!((NodeSettings) before).getEntry(key).isIdentical(after.getEntry(key))) {
        changes.add(
            node + " " + key + ": " + ((NodeSettings) before).getEntry(key).toStringValue() + " -> "
                + after.getEntry(key).toStringValue());
      }
    }
    return changes;
  }
}
