package org.emcell.nodes;

import static org.emcell.nodes.PhantomChain.column;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.emcell.core.Progress;
import org.emcell.core.Workers;
import org.emcell.core.pipeline.Pipeline;
import org.emcell.core.pipeline.RunSettings;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;
import org.emcell.knimeapi.workflow.NodeState;
import org.emcell.knimeapi.workflow.TableSource;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.frame.EmNodeFactory;
import org.emcell.nodes.step.AssemblerNodeFactory;
import org.emcell.nodes.step.CellNodeFactory;
import org.emcell.nodes.step.CropperNodeFactory;
import org.emcell.nodes.step.DetectorNodeFactory;
import org.emcell.nodes.step.LinkerNodeFactory;
import org.emcell.nodes.step.MeasurerNodeFactory;
import org.emcell.nodes.step.NucleusNodeFactory;
import org.emcell.nodes.step.ReportNodeFactory;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.WorkflowCreationHelper;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;

/** The Label Assembler gives left-over regions to cells, as {@code emcell run --left-overs} does. */
public class LeftOversNodeTest {

  @ClassRule
  public static final TemporaryFolder TEMPORARY = new TemporaryFolder();

  private static final String GIVEN = "given_left_over_um3";

  private static PhantomChain chain;
  private static Path folder;
  private static WorkflowNode cells;
  /** With left-over regions given to cells. */
  private static WorkflowNode on;
  /** As it is by default. */
  private static WorkflowNode off;

  private final List<WorkflowNode> added = new ArrayList<>();

  @BeforeClass
  public static void run() throws Exception {
    folder = TEMPORARY.newFolder("workflow").toPath();
    chain = new PhantomChain(folder);
    chain.phantom.set("width", 90);
    chain.phantom.set("height", 90);
    chain.phantom.set("slices", 50);
    chain.phantom.set("voxel_x", 200.0);
    chain.phantom.set("voxel_y", 200.0);
    chain.phantom.set("voxel_z", 400.0);
    chain.phantom.set("cells", 4);
    chain.phantom.set("cell_radius", 6000.0);
    WorkflowNode cropper = chain.add(
        new CropperNodeFactory(),
        chain.add(new LinkerNodeFactory(), chain.add(new DetectorNodeFactory(), chain.phantom)));
    cropper.set("keep_near_side", true);
    cells = chain.add(new CellNodeFactory(), chain.add(new NucleusNodeFactory(), cropper));
    off = chain.add(new AssemblerNodeFactory(), cells);
    on = chain.add(new AssemblerNodeFactory(), cells);
    on.set("left_overs", true);
    chain.run();
  }

  @AfterClass
  public static void close() {
    chain.close();
  }

  @Before
  public void enter() throws IOException {
    // Images read their slices from the folder of the workflow, which KNIME knows by the thread.
    NodeContext.pushContext(WorkflowManager.ROOT.createAndAddProject(
        "test", new WorkflowCreationHelper(WorkflowContextV2.forTemporaryWorkflow(folder, null))));
  }

  @After
  public void leave() {
    NodeContext.removeLastContext();
    // A node that has failed, as it was meant to, is not to be executed with those of other tests.
    added.forEach(WorkflowNode::reset);
    added.forEach(node -> node.set("left_overs", false));
    added.forEach(node -> node.set("if_exists", "overwrite"));
  }

  private WorkflowNode assembler() {
    WorkflowNode node = chain.add(new AssemblerNodeFactory(), cells);
    node.set("left_overs", true);
    added.add(node);
    return node;
  }

  /** Returns a number of each cell. */
  private static Map<Integer, Double> byId(BufferedDataTable table, String id, String name) {
    Map<Integer, Double> numbers = new TreeMap<>();
    List<DataCell> values = column(table, name);
    List<DataCell> ids = column(table, id);
    for (int i = 0; i < ids.size(); i++) {
      numbers.put(
          ((IntValue) ids.get(i)).getIntValue(), ((DoubleValue) values.get(i)).getDoubleValue());
    }
    assertEquals("each cell has one row", ids.size(), numbers.size());
    return numbers;
  }

  private static Map<Integer, Double> given(WorkflowNode assembler) {
    return byId(assembler.table(3), "Cell ID", GIVEN);
  }

  private static Map<Integer, Double> volumes(WorkflowNode labels) {
    WorkflowNode measurer = chain.add(new MeasurerNodeFactory(), labels);
    chain.run();
    return byId(measurer.table(1), "cell_id", "cell_volume_um3");
  }

  /** Returns a column of a table of a run by the numbers of the cells. */
  private static Map<Integer, String> read(Path file, String name) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> names = List.of(lines.get(0).split(","));
    Map<Integer, String> values = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      // Reasons may have commas, within quotes.
      String[] fields = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
      values.put(Integer.parseInt(fields[names.indexOf("cell_id")]), fields[names.indexOf(name)]);
    }
    return values;
  }

  @Test
  public void cellsAreGivenWhatTheCommandLineGivesThem() throws Exception {
    Path out = TEMPORARY.newFolder("run").toPath();
    Path phantom;
    try (Stream<Path> files = Files.list(folder.resolve("data/phantom"))) {
      phantom = files.findFirst().orElseThrow();
    }
    try (SliceStack stack = StackOpener.open(phantom)) {
      new Pipeline(RunSettings.DEFAULT.withLeftOvers(true), Workers.single(), 1L << 30)
          .run(stack, out, true, Progress.none());
    }
    Map<Integer, String> found = new TreeMap<>();
    given(on).forEach((id, volume) -> found.put(id, String.format(Locale.ROOT, "%.3f", volume)));
    assertEquals(read(out.resolve("cells.csv"), GIVEN), found);
    assertEquals(4, found.size());
    assertTrue(found.toString(), given(on).values().stream().allMatch(volume -> volume > 0));
    Map<Integer, Double> expected = new TreeMap<>();
    read(out.resolve("measurements.csv"), "cell_volume_um3")
        .forEach((id, volume) -> expected.put(id, Double.parseDouble(volume)));
    assertEquals(expected, volumes(on));
  }

  @Test
  public void aCellIsLargerByWhatItWasGiven() {
    Map<Integer, Double> before = volumes(off);
    Map<Integer, Double> after = volumes(on);
    Map<Integer, Double> given = given(on);
    assertEquals(before.keySet(), given.keySet());
    // The table of measurements has six digits; a voxel has 0.016 um3.
    given.forEach(
        (id, volume) -> assertEquals("cell " + id, volume, after.get(id) - before.get(id), 0.0101));
    for (DataCell stack : column(on.table(3), "Stack")) {
      assertEquals(column(on.table(1), "Stack").get(0), stack);
    }
  }

  @Test
  public void byDefaultNothingIsGiven() {
    assertFalse(((NodeSettings) off.settings()).getBoolean("left_overs", true));
    assertEquals(0, off.table(3).size());
    assertTrue(on.table(3).getDataTableSpec().equalStructure(off.table(3).getDataTableSpec()));
  }

  private static CellLabelVolume labels(WorkflowNode assembler) {
    return CellLabelVolume.of(column(assembler.table(1), "Labels").get(0), Optional.empty());
  }

  @Test
  public void imagesGetTheSameUnlessTheyAreKept() {
    WorkflowNode images = assembler();
    images.set("output", "images");
    images.set("folder", "out");
    chain.run();
    assertEquals(given(on), given(images));
    CellLabelVolume found = CellLabelVolume.of(
        column(images.table(1), "Cells").get(0),
        Optional.of(column(images.table(1), "Nuclei").get(0)));
    for (int z = 0; z < 50; z++) {
      assertArrayEquals(labels(on).slice(z, "cell"), found.slice(z, "cell"));
      assertArrayEquals(labels(on).slice(z, "nucleus"), found.slice(z, "nucleus"));
    }
    images.reset();
    images.set("if_exists", "keep");
    assertFalse(chain.workflow.execute());
    String message = images.message().getMessage();
    assertTrue(
        message,
        message.contains("Left-over regions cannot be given to the cells of images that are kept")
            && message.contains("_cells.tif is there")
            && message.contains("overwritten"));
  }

  @Test
  public void aCellThatIsDroppedIsGivenNothing() {
    DataTableSpec spec = new DataTableSpec(
        new String[] {"action", "cell_id"}, new DataType[] {StringCell.TYPE, IntCell.TYPE});
    WorkflowNode corrected = assembler();
    chain.workflow.connect(
        chain.workflow.add(new TableSource(
            spec, new DefaultRow("debris", new StringCell("drop"), new IntCell(2)))),
        1,
        corrected,
        2);
    chain.run();
    assertEquals(List.of(1, 3, 4), List.copyOf(given(corrected).keySet()));
  }

  @Test
  public void anotherFilterFindsOtherRegions() {
    WorkflowNode strong = assembler();
    strong.set("gaussian_sigma", 200.0);
    chain.run();
    assertFalse(given(strong).equals(given(on)));
  }

  @Test
  public void theReportTakesWhatCellsWereGiven() throws Exception {
    WorkflowNode report = chain.add(new ReportNodeFactory(), on);
    chain.workflow.connect(on, 3, report, 2);
    chain.run();
    String page =
        Files.readString(Path.of(column(report.table(1), "Report path").get(0).toString()));
    for (double volume : given(on).values()) {
      assertTrue(volume + " um3", page.contains("\"" + GIVEN + "\":" + volume));
    }
  }

  @Test
  public void cancelStopsTheSearch() {
    WorkflowNode node = assembler();
    List<String> messages = new ArrayList<>();
    node.onProgress(event -> {
      String message = String.valueOf(event.getNodeProgress().getMessage());
      messages.add(message);
      if (message.contains("Stained material")) {
        node.cancel();
      }
    });
    assertFalse(chain.workflow.execute());
    assertEquals(NodeState.CONFIGURED, node.state());
    assertTrue(
        messages.toString(),
        messages.stream().noneMatch(message -> message.contains("Assembling")));
  }

  @Test
  public void aWorkflowOfBeforeIsLoadedWithTheSettingOff() throws Exception {
    NodeSettings before = new NodeSettings("model");
    on.settings().copyTo(before);
    Node node = node();
    node.validateModelSettings(before);
    node.loadModelSettingsFrom(before);
    for (String key : List.of("left_overs", "gaussian_sigma")) {
      before.removeConfig(key);
      before.removeConfig(key + "_Internals");
    }
    node.validateModelSettings(before);
    node.loadModelSettingsFrom(before);
    NodeSettings now = new NodeSettings("model");
    node.saveModelSettingsTo(now);
    assertFalse(now.getBoolean("left_overs"));
    assertEquals(20, now.getDouble("gaussian_sigma"), 0);
    WorkflowNode old = chain.add(new AssemblerNodeFactory(), cells);
    old.setSettings(before);
    chain.run();
    assertEquals(0, old.table(3).size());
    assertArrayEquals(labels(off).slice(25, "cell"), labels(old).slice(25, "cell"));
  }

  @Test
  public void aSettingThatWasThereFromTheBeginningMustBeStored() {
    NodeSettings before = new NodeSettings("model");
    on.settings().copyTo(before);
    before.removeConfig("overlap");
    assertThrows(InvalidSettingsException.class, () -> node().validateModelSettings(before));
  }

  @SuppressWarnings("unchecked")
  private static Node node() {
    EmNodeFactory factory = new AssemblerNodeFactory();
    return new Node((NodeFactory<NodeModel>) (NodeFactory<?>) factory);
  }
}
