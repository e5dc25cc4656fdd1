package org.emcell.workflows;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.measure.CellMeasurements;
import org.emcell.core.measure.MeasurementTable;
import org.emcell.core.phantom.CellFieldPhantom;
import org.emcell.core.phantom.PhantomSettings;
import org.emcell.core.phantom.PhantomWriter;
import org.emcell.core.pipeline.Pipeline;
import org.emcell.core.pipeline.RunSettings;
import org.emcell.core.pipeline.SingleCell;
import org.emcell.core.pipeline.correction.CorrectionFile;
import org.emcell.core.segment.CellDetector;
import org.emcell.core.segment.CellLinker;
import org.emcell.core.segment.CellTrack;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Detection;
import org.emcell.core.segment.NucleusMask;
import org.emcell.core.segment.NucleusSegmenter;
import org.emcell.core.segment.Roi;
import org.emcell.core.segment.RoiCropper;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.node.workflow.WorkflowCreationHelper;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;
import org.knime.knip.base.data.img.ImgPlusValue;

/** Every workflow runs, and gives what the engine gives for the same data. */
public class WorkflowsTest {

  @ClassRule
  public static final TemporaryFolder FOLDER = new TemporaryFolder();

  private static final Map<String, Workflow> EXECUTED = new TreeMap<>();

  /** Images read their slices from the folder of the workflow, which KNIME knows by the thread. */
  private static void enter(String name) {
    NodeContext.pushContext(WorkflowManager.ROOT.createAndAddProject(
        name,
        new WorkflowCreationHelper(WorkflowContextV2.forTemporaryWorkflow(folder(name), null))));
  }

  @After
  public void leave() {
    while (NodeContext.getContext() != null) {
      NodeContext.removeLastContext();
    }
  }

  @AfterClass
  public static void close() {
    EXECUTED.values().forEach(Workflow::close);
    EXECUTED.clear();
  }

  @Test
  public void everyWorkflowIsExecutedAndWarnsOnlyOfCellsWithoutNucleus() throws Exception {
    for (WorkflowDraft draft : TestWorkflows.all()) {
      // That one is executed by a test of its own, which counts bytes.
      if (!draft.name().equals(WholeStackBytesTest.NAME)) {
        assertWarnsOnlyOfCellsWithoutNucleus(executed(draft.name()));
      }
    }
  }

  static void assertWarnsOnlyOfCellsWithoutNucleus(Workflow workflow) {
    for (WorkflowNode node : workflow.nodes()) {
      boolean cutCell = node.message().getMessage().startsWith("No nucleus was found: ");
      assertTrue(workflow.report(), cutCell || node.message().equals(NodeMessage.NONE));
    }
  }

  @Test
  public void aPhantomIsReadBackSliceBySliceAsItWasMade() throws Exception {
    BufferedDataTable stacks = executed("em-phantom").node("EM Phantom").table(1);
    try (SliceStack made = phantomOf("em-phantom")) {
      assertSameSlices(made, image(onlyRow(stacks), stacks, "Stack"));
    }
  }

  @Test
  public void aStackOfTheWorkflowIsRead() throws Exception {
    BufferedDataTable stacks =
        executed("em-stack-reader").node("EM Stack Reader").table(1);
    try (SliceStack stack = StackOpener.open(folder("em-stack-reader").resolve("data/stack.tif"))) {
      assertSameSlices(stack, image(onlyRow(stacks), stacks, "Stack"));
    }
  }

  @Test
  public void detectionsAndCellsAreThoseOfTheEngine() throws Exception {
    Workflow workflow = executed("cell-roi-cropper");
    try (SliceStack stack = phantomOf("cell-roi-cropper")) {
      List<Detection> detections = detect(stack);
      List<List<Double>> expected = new ArrayList<>();
      detections.forEach(d -> expected.add(List.of((double) d.slice(), d.x(), d.y(), d.height())));
      assertEquals(
          expected,
          numbers(workflow.node("Cell Detector").table(1), "Slice", "X", "Y", "Height (um)"));

      List<CellTrack> cells = link(detections, stack);
      List<List<Double>> expectedCells = new ArrayList<>();
      cells.forEach(
          c -> expectedCells.add(List.of((double) c.id(), c.x(), c.y(), c.z(), c.radius())));
      assertEquals(
          expectedCells,
          numbers(workflow.node("Cell Linker").table(1), "Cell ID", "X", "Y", "Z", "Radius (um)"));

      RoiCropper cropper = new RoiCropper(RoiCropper.Settings.DEFAULT);
      BufferedDataTable rois = workflow.node("Cell ROI Cropper").table(1);
      int next = 0;
      for (DataRow row : rois) {
        Roi roi = cropper.place(cells.get(next++), new BinnedStack(stack, 1, 1));
        RandomAccessibleInterval<? extends RealType<?>> image = image(row, rois, "ROI");
        assertArrayEquals(
            new long[] {roi.size().width(), roi.size().height(), roi.size().depth()},
            Intervals.dimensionsAsLongArray(image));
        assertEquals(
            List.of((double) roi.x(), (double) roi.y(), (double) roi.z()),
            List.of(
                number(row, rois, "Offset X"),
                number(row, rois, "Offset Y"),
                number(row, rois, "Offset Z")));
        assertArrayEquals(
            Samples.floats(Samples.crop(stack.read(roi.z() + 3), rectangle(roi))),
            values(Views.hyperSlice(image, 2, 3)),
            0);
      }
      assertEquals(cells.size(), next);
    }
  }

  @Test
  public void theNucleusOfACropIsThatOfTheEngine() throws Exception {
    BufferedDataTable table =
        executed("nucleus-segmenter").node("Nucleus Segmenter").table(1);
    RandomAccessibleInterval<? extends RealType<?>> mask = image(onlyRow(table), table, "Nucleus");
    try (SliceStack roi = StackOpener.open(folder("nucleus-segmenter").resolve("data/roi.tif"))) {
      NucleusMask expected = NucleusSegmenter.of(NucleusSegmenter.Settings.DEFAULT)
          .segment(roi, roi.requireVoxelSize(), middle(roi), Workers.single(), Progress.none());
      int voxels = 0;
      for (int z = 0; z < roi.slices(); z++) {
        boolean[] slice = expected.slice(z);
        float[] found = values(Views.hyperSlice(mask, 2, z));
        for (int i = 0; i < slice.length; i++) {
          assertEquals("slice " + z + ", pixel " + i, slice[i], found[i] > 0);
          voxels += slice[i] ? 1 : 0;
        }
      }
      assertTrue("a nucleus of " + voxels + " voxels", voxels > 1000);
    }
  }

  @Test
  public void theMeasuresOfACropAreThoseOfTheEngine() throws Exception {
    BufferedDataTable table = executed("segment-one-roi").node("Cell Measurer").table(1);
    try (SliceStack roi = StackOpener.open(folder("segment-one-roi").resolve("data/roi.tif"))) {
      CellMeasurements expected = new SingleCell(RunSettings.DEFAULT)
          .run(
              roi,
              middle(roi),
              FOLDER.newFolder("one-roi").toPath(),
              Workers.single(),
              Progress.none())
          .orElseThrow();
      assertEquals(
          MeasurementTable.row(expected), texts(onlyRow(table), table, MeasurementTable.columns()));
    }
  }

  @Test
  public void theDemoGivesTheNumbersOfTheCommandLine() throws Exception {
    BufferedDataTable table = executed("demo").node("Cell Measurer").table(1);
    Path out = FOLDER.newFolder("run").toPath();
    PhantomWriter.write(
        CellFieldPhantom.of(demo()), out.resolve("phantom"), Workers.single(), Progress.none());
    try (SliceStack stack = StackOpener.open(out.resolve("phantom").resolve(PhantomWriter.STACK))) {
      new Pipeline(RunSettings.DEFAULT, Workers.single(), 1L << 30)
          .run(stack, out.resolve("result"), true, Progress.none());
    }
    List<String> found = measurements(table);
    assertEquals(Files.readAllLines(out.resolve("result/measurements.csv")), found);
    assertTrue(found.toString(), found.size() > 1);
  }

  @Test
  public void correctionsGiveTheNumbersOfTheCommandLine() throws Exception {
    Workflow workflow = executed("corrections");
    Path out = FOLDER.newFolder("corrected-run").toPath();
    Path file = out.resolve("fix.csv");
    BufferedDataTable corrections = workflow.node("Table Creator").table(1);
    List<String> lines = new ArrayList<>();
    List<String> columns = List.of(corrections.getDataTableSpec().getColumnNames());
    lines.add(String.join(",", columns));
    for (DataRow row : corrections) {
      lines.add(String.join(",", texts(row, corrections, columns)));
    }
    Files.write(file, lines);
    try (SliceStack stack = phantomOf("corrections")) {
      new Pipeline(RunSettings.DEFAULT, Workers.single(), 1L << 30)
          .run(
              stack,
              CorrectionFile.read(file, stack.requireVoxelSize()),
              out.resolve("result"),
              true,
              Progress.none());
    }
    assertEquals(
        Files.readAllLines(out.resolve("result/measurements.csv")),
        measurements(workflow.node("Cell Measurer").table(1)));
    BufferedDataTable outcome = workflow.node("Label Assembler").table(2);
    List<String> applied = new ArrayList<>();
    for (DataRow row : outcome) {
      applied.addAll(texts(row, outcome, List.of("action", "applied")));
    }
    assertEquals(List.of("add", "true", "split", "true", "merge", "true", "drop", "true"), applied);
  }

  @Test
  public void leftOverRegionsAreGivenAsTheCommandLineGivesThem() throws Exception {
    Workflow workflow = executed("left-overs");
    Path out = FOLDER.newFolder("left-over-run").toPath();
    try (SliceStack stack = phantomOf("left-overs")) {
      new Pipeline(RunSettings.DEFAULT.withLeftOvers(true), Workers.single(), 1L << 30)
          .run(stack, out.resolve("result"), true, Progress.none());
    }
    assertEquals(
        Files.readAllLines(out.resolve("result/measurements.csv")),
        measurements(workflow.node("Cell Measurer").table(1)));
    List<List<Double>> given =
        numbers(workflow.node("Label Assembler").table(3), "Cell ID", "given_left_over_um3");
    BufferedDataTable reports = workflow.node("EM Cell Report").table(1);
    String page =
        Files.readString(Path.of(cell(onlyRow(reports), reports, "Report path").toString()));
    for (List<Double> cell : given) {
      assertTrue(cell + " on the page", page.contains("\"given_left_over_um3\":" + cell.get(1)));
    }
    List<String> lines = Files.readAllLines(out.resolve("result/cells.csv"));
    assertEquals(
        lines.stream()
            .skip(1)
            .map(line -> line.substring(line.lastIndexOf(',') + 1))
            .toList(),
        given.stream()
            .map(cell -> String.format(Locale.ROOT, "%.3f", cell.get(1)))
            .toList());
    assertEquals(4, given.size());
  }

  @Test
  public void theTruthComparedWithItselfIsPerfect() throws Exception {
    BufferedDataTable scores =
        executed("segmentation-scorer").node("Segmentation Scorer").table(1);
    for (List<Double> row : numbers(scores, "AC", "JI", "Dice", "Precision", "Recall")) {
      assertEquals(List.of(1.0, 1.0, 1.0, 1.0, 1.0), row);
    }
    assertEquals(2, scores.size());
  }

  @Test
  public void theSegmentedCellIsCloseToTheTruth() throws Exception {
    BufferedDataTable scores =
        executed("score-against-truth").node("Segmentation Scorer").table(1);
    List<List<Double>> jaccard = numbers(scores, "JI");
    assertTrue(
        "Jaccard index of cell and nucleus " + jaccard,
        jaccard.get(0).get(0) > 0.6 && jaccard.get(1).get(0) > 0.5);
  }

  /** Returns a table of measurements as the engine writes it. */
  private static List<String> measurements(BufferedDataTable table) {
    List<String> lines = new ArrayList<>(List.of(String.join(",", MeasurementTable.columns())));
    for (DataRow row : table) {
      lines.add(String.join(",", texts(row, table, MeasurementTable.columns())));
    }
    return lines;
  }

  private static List<String> texts(DataRow row, BufferedDataTable table, List<String> columns) {
    return columns.stream()
        .map(column -> cell(row, table, column))
        .map(cell -> cell.isMissing() ? "" : text(cell))
        .toList();
  }

  /** Returns a cell as the engine writes it into its tables. */
  private static String text(DataCell cell) {
    return cell instanceof DoubleCell number
        ? BigDecimal.valueOf(number.getDoubleValue()).stripTrailingZeros().toPlainString()
        : cell.toString();
  }

  private static FinalInterval rectangle(Roi roi) {
    return FinalInterval.createMinSize(
        roi.x(), roi.y(), roi.size().width(), roi.size().height());
  }

  private static Centre middle(SliceStack roi) {
    return Centre.of(new Size(roi.width(), roi.height(), roi.slices()));
  }

  private static List<Detection> detect(SliceStack stack) {
    return new CellDetector(CellDetector.Settings.DEFAULT)
        .detect(stack, stack.requireVoxelSize(), Workers.single(), Progress.none());
  }

  private static List<CellTrack> link(List<Detection> detections, SliceStack stack) {
    List<Integer> probes = new CellDetector(CellDetector.Settings.DEFAULT)
        .probes(stack.slices(), stack.requireVoxelSize());
    return new CellLinker(CellLinker.Settings.DEFAULT)
        .link(
            detections,
            new CellLinker.Frame(
                stack.width(), stack.height(), stack.slices(), stack.requireVoxelSize(), probes),
            Progress.none());
  }

  // --- what is executed

  private static Path folder(String name) {
    return FOLDER.getRoot().toPath().resolve(name);
  }

  /** Loads a copy of a workflow and executes it, once for all tests. */
  private static synchronized Workflow executed(String name) throws IOException {
    if (!EXECUTED.containsKey(name)) {
      copy(WorkflowFilesTest.FOLDER.resolve(name), folder(name));
      Workflow workflow = Workflow.load(folder(name));
      if (name.equals("demo")) {
        set(workflow.node("EM Phantom"), demo());
        workflow.setVariable(new FlowVariable("seed", (int) demo().seed()));
      }
      EXECUTED.put(name, workflow);
      assertTrue(name + "\n" + workflow.report(), execute(workflow));
    }
    enter(name);
    return EXECUTED.get(name);
  }

  private static boolean execute(Workflow workflow) {
    boolean done = workflow.execute();
    workflow.nodes().stream()
        .map(WorkflowNode::failure)
        .filter(f -> f != null)
        .forEach(Throwable::printStackTrace);
    return done;
  }

  /**
   * The specimen of the demo. At its own size it takes a minute and more; so, but for the property {@code demo.full}, it
   * is imaged with larger voxels, where all steps are the same. One of its cells is found twice then.
   */
  private static PhantomSettings demo() {
    PhantomSettings settings = PhantomSettings.defaults();
    return Boolean.getBoolean("demo.full")
        ? settings
        : settings
            .withSize(130, 130, 50)
            .withVoxel(new VoxelSize(200, 200, 400))
            .withCells(2)
            .withSeed(5);
  }

  private static void set(WorkflowNode phantom, PhantomSettings settings) {
    phantom.set("width", settings.width());
    phantom.set("height", settings.height());
    phantom.set("slices", settings.depth());
    phantom.set("voxel_x", settings.voxel().x());
    phantom.set("voxel_y", settings.voxel().y());
    phantom.set("voxel_z", settings.voxel().z());
    phantom.set("cells", settings.cells());
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path source : all.toList()) {
        Files.copy(source, to.resolve(from.relativize(source).toString()));
      }
    }
  }

  /** Opens the file that the node EM Phantom of an executed workflow has written. */
  private static SliceStack phantomOf(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder(name).resolve("data/phantom"))) {
      return StackOpener.open(files.findFirst().orElseThrow());
    }
  }

  // --- what is in a table

  private static DataRow onlyRow(BufferedDataTable table) {
    assertEquals(1, table.size());
    try (var rows = table.iterator()) {
      return rows.next();
    }
  }

  private static List<List<Double>> numbers(BufferedDataTable table, String... columns) {
    List<List<Double>> rows = new ArrayList<>();
    for (DataRow row : table) {
      rows.add(Stream.of(columns).map(column -> number(row, table, column)).toList());
    }
    return rows;
  }

  private static double number(DataRow row, BufferedDataTable table, String column) {
    return ((DoubleValue) cell(row, table, column)).getDoubleValue();
  }

  private static DataCell cell(DataRow row, BufferedDataTable table, String column) {
    int index = table.getDataTableSpec().findColumnIndex(column);
    assertTrue("no column " + column + " in " + table.getDataTableSpec(), index >= 0);
    return row.getCell(index);
  }

  private static RandomAccessibleInterval<? extends RealType<?>> image(
      DataRow row, BufferedDataTable table, String column) {
    return ((ImgPlusValue<?>) cell(row, table, column)).getImgPlus();
  }

  private static float[] values(RandomAccessibleInterval<? extends RealType<?>> slice) {
    float[] values = new float[(int) (slice.dimension(0) * slice.dimension(1))];
    int i = 0;
    for (RealType<?> value : Views.flatIterable(slice)) {
      values[i++] = value.getRealFloat();
    }
    return values;
  }

  private static void assertSameSlices(
      SliceStack expected, RandomAccessibleInterval<? extends RealType<?>> image) {
    assertArrayEquals(
        new long[] {expected.width(), expected.height(), expected.slices()},
        Intervals.dimensionsAsLongArray(image));
    for (int z = 0; z < expected.slices(); z++) {
      assertArrayEquals(
          "slice " + z, Samples.floats(expected.read(z)), values(Views.hyperSlice(image, 2, z)), 0);
    }
  }
}
