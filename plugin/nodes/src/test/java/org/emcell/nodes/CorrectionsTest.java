package org.emcell.nodes;

import static org.emcell.nodes.PhantomChain.column;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.segment.CellLabels;
import org.emcell.knimeapi.workflow.TableSource;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.LabelVolumeBuilder;
import org.emcell.nodes.cell.Masks;
import org.emcell.nodes.frame.EmNodeFactory;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.step.AssemblerNodeFactory;
import org.emcell.nodes.step.CellNodeFactory;
import org.emcell.nodes.step.CropperNodeFactory;
import org.emcell.nodes.step.DetectorNodeFactory;
import org.emcell.nodes.step.LinkerNodeFactory;
import org.emcell.nodes.step.NucleusNodeFactory;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IntValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.WorkflowCreationHelper;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;

/** Corrections as a table: drop, merge and split at the Label Assembler, add at the Cell ROI Cropper. */
public class CorrectionsTest {

  private static final List<String> PLACE =
      List.of("x_px", "y_px", "z_px", "to_x_px", "to_y_px", "to_z_px");

  @Rule
  public final TemporaryFolder temporary = new TemporaryFolder();

  private Workflow workflow;

  @Before
  public void open() throws IOException {
    workflow = new Workflow(temporary.newFolder("workflow").toPath());
  }

  /** Three balls as cells 1, 2 and 3, each in a region of its own; the first two touch. */
  private static final class Balls extends EmNodeFactory {

    static final Size STACK = new Size(80, 40, 30);
    static final VoxelSize VOXEL = new VoxelSize(500, 500, 500);

    Balls() {
      super(Model::new, List.of());
    }

    private static final class Model extends EmNodeModel {

      private static final DataTableSpec SPEC = Columns.table(
          List.of(Columns.labeling("Labels"), Columns.image(Columns.STACK)),
          List.of(Columns.column(Columns.CELL_ID, IntCell.TYPE)),
          Columns.columns(Columns.OFFSET, IntCell.TYPE));

      Model() {
        super(0, 1, List.of());
      }

      @Override
      protected DataTableSpec[] specs(DataTableSpec[] in) {
        return new DataTableSpec[] {SPEC};
      }

      @Override
      protected BufferedDataTable[] run(BufferedDataTable[] in, Work work) throws Exception {
        BufferedDataContainer table = work.table(SPEC);
        DataCell stack = Masks.bytes(
            "balls",
            STACK,
            VOXEL,
            z -> new byte[STACK.slicePixels()],
            work.exec(),
            work.progress());
        double[][] balls = {{15, 11, 5}, {33, 9, 4}, {70, 6, 0}};
        for (int k = 0; k < balls.length; k++) {
          int left = (int) Math.max(0, balls[k][0] - 14);
          Size size = new Size(Math.min(28, STACK.width() - left), 40, 30);
          LabelVolumeBuilder<?> labels = LabelVolumeBuilder.ofCell(size);
          for (int z = 0; z < size.depth(); z++) {
            byte[] slice = new byte[size.slicePixels()];
            for (int i = 0; i < slice.length; i++) {
              double distance = Math.hypot(
                  Math.hypot(left + i % size.width() - balls[k][0], i / size.width() - 20), z - 15);
              slice[i] = distance < balls[k][2]
                  ? CellLabels.NUCLEUS
                  : distance < balls[k][1] ? CellLabels.CELL : CellLabels.OUTSIDE;
            }
            labels.set(z, slice);
          }
          List<DataCell> row = new ArrayList<>();
          row.add(labels.cell("ball " + k, VOXEL, work.exec()));
          row.add(stack);
          row.addAll(Columns.ints(k + 1, left, 0, 0));
          table.addRowToTable(new DefaultRow("Row" + k, row));
        }
        return new BufferedDataTable[] {closed(table)};
      }
    }
  }

  /** A correction; places are missing for those that need none. */
  private static DataRow correction(
      String key, String action, Integer id, Integer other, double... at) {
    List<DataCell> cells = new ArrayList<>();
    cells.add(new StringCell(action));
    cells.add(id == null ? new MissingCell("none") : new IntCell(id));
    cells.add(other == null ? new MissingCell("none") : new IntCell(other));
    for (int k = 0; k < PLACE.size(); k++) {
      cells.add(k < at.length ? new DoubleCell(at[k]) : new MissingCell("none"));
    }
    return new DefaultRow(key, cells);
  }

  private static TableSource corrections(DataRow... rows) {
    List<DataColumnSpec> columns = new ArrayList<>();
    columns.add(Columns.column("action", StringCell.TYPE));
    columns.addAll(Columns.columns(List.of("cell_id", "other_cell_id"), IntCell.TYPE));
    columns.addAll(Columns.columns(PLACE, DoubleCell.TYPE));
    return new TableSource(
        new DataTableSpec(columns.toArray(DataColumnSpec[]::new)), List.of(rows));
  }

  private WorkflowNode assembler(DataRow... rows) {
    WorkflowNode node = workflow.add(new AssemblerNodeFactory());
    workflow.connect(workflow.add(new Balls()), 1, node, 1);
    if (rows.length > 0) {
      workflow.connect(workflow.add(corrections(rows)), 1, node, 2);
    }
    return node;
  }

  private void run() {
    assertTrue(workflow.report(), workflow.execute());
  }

  /** Returns the number of voxels of each cell. */
  private static Map<Integer, Integer> voxels(WorkflowNode assembler) {
    CellLabelVolume volume =
        CellLabelVolume.of(column(assembler.table(1), "Labels").get(0), Optional.empty());
    Map<Integer, Integer> voxels = new TreeMap<>();
    for (int z = 0; z < volume.depth(); z++) {
      for (int id : volume.slice(z, "cell")) {
        voxels.merge(id, 1, Integer::sum);
      }
    }
    voxels.remove(0);
    return voxels;
  }

  private static List<String> outcome(WorkflowNode assembler, String name) {
    return column(assembler.table(2), name).stream()
        .map(cell -> cell.isMissing() ? "" : cell.toString())
        .toList();
  }

  @Test
  public void withoutCorrectionsAllCellsAreThereAndNothingWasCorrected() {
    WorkflowNode plain = assembler();
    run();
    assertEquals(List.of(1, 2, 3), List.copyOf(voxels(plain).keySet()));
    assertEquals(0, plain.table(2).size());
  }

  @Test
  public void aDroppedCellIsGoneAndAMergedOneHasTheVoxelsOfBoth() {
    WorkflowNode plain = assembler();
    WorkflowNode corrected =
        assembler(correction("debris", "drop", 3, null), correction("one", "merge", 2, 1));
    run();
    Map<Integer, Integer> before = voxels(plain);
    assertEquals(Map.of(2, before.get(1) + before.get(2)), voxels(corrected));
    assertEquals(List.of("row \"debris\"", "row \"one\""), outcome(corrected, "place"));
    assertEquals(List.of("true", "true"), outcome(corrected, "applied"));
    assertEquals(List.of("", "2"), outcome(corrected, "result_id"));
  }

  @Test
  public void aCellThatIsSplitGivesTwoWithItsVoxelsOfWhichLaterRowsMayNameTheNew() {
    WorkflowNode plain = assembler();
    WorkflowNode split = assembler(correction("a", "split", 1, null, 9, 20, 15, 21, 20, 15));
    WorkflowNode dropped = assembler(
        correction("a", "split", 1, null, 9, 20, 15, 21, 20, 15), correction("b", "drop", 4, null));
    run();
    Map<Integer, Integer> parts = voxels(split);
    assertEquals(List.of(1, 2, 3, 4), List.copyOf(parts.keySet()));
    assertEquals((int) voxels(plain).get(1), parts.get(1) + parts.get(4));
    assertTrue(parts.toString(), parts.get(1) > 1000 && parts.get(4) > 1000);
    assertEquals(List.of("1"), outcome(split, "result_id"));
    assertEquals(List.of("4"), outcome(split, "new_id"));
    assertEquals(List.of(1, 2, 3), List.copyOf(voxels(dropped).keySet()));
  }

  @Test
  public void imagesAreCorrectedAsLabelingsAreButNotWhenTheyAreKept() throws Exception {
    NodeContext.pushContext(WorkflowManager.ROOT.createAndAddProject(
        "test",
        new WorkflowCreationHelper(WorkflowContextV2.forTemporaryWorkflow(
            temporary.getRoot().toPath().resolve("workflow"), null))));
    try {
      WorkflowNode node = assembler(correction("a", "merge", 1, 2));
      node.set("output", "images");
      run();
      CellLabelVolume volume = CellLabelVolume.of(
          column(node.table(1), "Cells").get(0),
          Optional.of(column(node.table(1), "Nuclei").get(0)));
      assertEquals(1, volume.slice(15, "cell")[20 * 80 + 33]);
      assertEquals(1, volume.slice(15, "nucleus")[20 * 80 + 33]);
      node.reset();
      node.set("if_exists", "keep");
      assertFalse(workflow.execute());
      assertTrue(node.report(), node.message().getMessage().contains("images that are kept"));
    } finally {
      NodeContext.removeLastContext();
    }
  }

  @Test
  public void aRowThatCannotBeDoneIsNamed() {
    WorkflowNode node = assembler(correction("x", "drop", 9, null));
    assertFalse(workflow.execute());
    assertTrue(
        node.report(),
        node.message().getMessage().contains("Corrections, row \"x\": there is no cell 9."));
  }

  @Test
  public void anAddedCellThatTheCropperDoesNotKnowIsRefused() {
    WorkflowNode node = assembler(correction("new", "add", null, null, 60, 20, 15));
    assertFalse(workflow.execute());
    assertTrue(node.report(), node.message().getMessage().contains("crops the cells"));
  }

  @Test
  public void aTableWithOtherColumnsIsRefusedBeforeExecution() {
    WorkflowNode node = assembler();
    WorkflowNode cells = workflow.add(new Balls());
    workflow.connect(cells, 1, node, 2);
    workflow.configure();
    assertTrue(node.report(), node.report().contains("there is no column 'labels'"));
  }

  @Test
  public void aCellThatIsAddedIsCroppedSegmentedAndAssembledUnderANewNumber() throws Exception {
    try (PhantomChain chain = new PhantomChain(temporary.newFolder("chain").toPath())) {
      WorkflowNode cells =
          chain.add(new LinkerNodeFactory(), chain.add(new DetectorNodeFactory(), chain.phantom));
      cells.set("minimum_extent", 2000.0);
      chain.run();
      double[] at = {
        PhantomChain.number(cells.table(1), "X"),
        PhantomChain.number(cells.table(1), "Y"),
        PhantomChain.number(cells.table(1), "Z")
      };
      int last = (int) cells.table(1).size();
      WorkflowNode fix = chain.workflow.add(corrections(
          correction("gone", "drop", 1, null), correction("again", "add", null, null, at)));
      WorkflowNode cropper = chain.add(new CropperNodeFactory(), cells);
      cropper.set("keep_near_side", true);
      chain.workflow.connect(fix, 1, cropper, 2);
      WorkflowNode labels =
          chain.add(new CellNodeFactory(), chain.add(new NucleusNodeFactory(), cropper));
      WorkflowNode assembler = chain.add(new AssemblerNodeFactory(), labels);
      chain.workflow.connect(fix, 1, assembler, 2);
      chain.run();
      assertEquals(last + 1, cropper.table(1).size());
      List<DataCell> ids = column(cropper.table(1), "Cell ID");
      assertEquals(last + 1, ((IntValue) ids.get(last)).getIntValue());
      assertEquals(
          "row \"again\"", column(cropper.table(1), "Correction").get(last).toString());
      assertTrue(column(cropper.table(1), "Correction").get(0).isMissing());
      Map<Integer, Integer> voxels = voxels(assembler);
      assertFalse(voxels.toString(), voxels.containsKey(1));
      assertTrue(voxels.toString(), voxels.get(last + 1) > 10_000);
      assertEquals(List.of("true", "true"), outcome(assembler, "applied"));
      assertEquals(List.of("", Integer.toString(last + 1)), outcome(assembler, "new_id"));
    }
  }
}
