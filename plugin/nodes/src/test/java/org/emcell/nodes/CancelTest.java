package org.emcell.nodes;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.emcell.knimeapi.workflow.NodeState;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.step.AssemblerNodeFactory;
import org.emcell.nodes.step.BackgroundNodeFactory;
import org.emcell.nodes.step.CellNodeFactory;
import org.emcell.nodes.step.CropperNodeFactory;
import org.emcell.nodes.step.DetectorNodeFactory;
import org.emcell.nodes.step.LinkerNodeFactory;
import org.emcell.nodes.step.MeasurerNodeFactory;
import org.emcell.nodes.step.NucleusNodeFactory;
import org.emcell.nodes.step.ScorerNodeFactory;
import org.emcell.nodes.step.WriterNodeFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Every node that works on pixels reports and can be cancelled. */
public class CancelTest {

  @Rule
  public final TemporaryFolder temporary = new TemporaryFolder();

  @Test
  public void everyNodeStopsAtItsFirstReportAndRunsAgain() throws Exception {
    Path folder = temporary.newFolder("workflow").toPath();
    try (PhantomChain chain = new PhantomChain(folder)) {
      chain.phantom.set("width", 80);
      chain.phantom.set("height", 80);
      chain.phantom.set("voxel_x", 160.0);
      chain.phantom.set("voxel_y", 160.0);
      WorkflowNode resin = chain.add(new BackgroundNodeFactory(), chain.phantom);
      WorkflowNode detector = chain.add(new DetectorNodeFactory(), chain.phantom);
      WorkflowNode linker = chain.add(new LinkerNodeFactory(), detector);
      linker.set("minimum_extent", 2000.0);
      linker.set("edge_margin", 1000.0);
      WorkflowNode cropper = chain.add(new CropperNodeFactory(), linker);
      cropper.set("folder", "rois");
      WorkflowNode nucleus = chain.add(new NucleusNodeFactory(), cropper);
      WorkflowNode cell = chain.add(new CellNodeFactory(), nucleus);
      WorkflowNode assembler = chain.add(new AssemblerNodeFactory(), cell);
      WorkflowNode images = chain.add(new AssemblerNodeFactory(), cell);
      images.set("output", "images");
      images.set("if_exists", "overwrite");
      WorkflowNode scorer = chain.add(new ScorerNodeFactory(), assembler);
      chain.workflow.connect(chain.phantom, 1, scorer, 2);
      WorkflowNode measurer = chain.add(new MeasurerNodeFactory(), images);
      WorkflowNode writer = chain.add(new WriterNodeFactory(), assembler);
      writer.set("if_exists", "overwrite");
      Map<String, WorkflowNode> nodes = new LinkedHashMap<>();
      nodes.put("phantom", chain.phantom);
      nodes.put("resin", resin);
      nodes.put("detector", detector);
      nodes.put("cropper", cropper);
      nodes.put("nucleus", nucleus);
      nodes.put("cell", cell);
      nodes.put("assembler", assembler);
      nodes.put("images", images);
      nodes.put("scorer", scorer);
      nodes.put("measurer", measurer);
      nodes.put("writer", writer);
      for (Map.Entry<String, WorkflowNode> entry : nodes.entrySet()) {
        WorkflowNode node = entry.getValue();
        node.reset();
        AtomicLong reports = new AtomicLong();
        node.onProgress(event -> {
          if (reports.getAndIncrement() == 0) {
            node.cancel();
          }
        });
        assertFalse(entry.getKey() + " goes on", chain.workflow.execute());
        assertEquals(entry.getKey(), NodeState.CONFIGURED, node.state());
        assertEquals(entry.getKey(), "Execution canceled", node.message().getMessage());
        assertTrue(entry.getKey() + " reports", reports.get() > 0);
      }
      chain.run();
    }
  }
}
