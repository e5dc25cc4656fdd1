package org.emcell.nodes;

import static org.emcell.nodes.PhantomChain.column;
import static org.emcell.nodes.PhantomChain.number;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.view.Views;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.phantom.CellFieldPhantom;
import org.emcell.core.phantom.PhantomSettings;
import org.emcell.core.segment.CellDetector;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Detection;
import org.emcell.core.segment.NucleusMask;
import org.emcell.core.segment.NucleusSegmenter;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.cell.ImageStack;
import org.emcell.nodes.cell.LabelingVolume;
import org.emcell.nodes.cell.Masks;
import org.emcell.nodes.cell.StackImageCell;
import org.emcell.nodes.step.AssemblerNodeFactory;
import org.emcell.nodes.step.BackgroundNodeFactory;
import org.emcell.nodes.step.CellNodeFactory;
import org.emcell.nodes.step.CropperNodeFactory;
import org.emcell.nodes.step.DetectorNodeFactory;
import org.emcell.nodes.step.LinkerNodeFactory;
import org.emcell.nodes.step.MeasurerNodeFactory;
import org.emcell.nodes.step.NucleusNodeFactory;
import org.emcell.nodes.step.ScorerNodeFactory;
import org.emcell.nodes.step.StackReaderNodeFactory;
import org.emcell.nodes.step.WriterNodeFactory;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;

/** The steps from a stack to scored cells in one workflow: each gives what its step of the engine gives. */
public class NodeChainTest {

  @ClassRule
  public static final TemporaryFolder TEMPORARY = new TemporaryFolder();

  private static final VoxelSize VOXEL = new VoxelSize(80, 80, 200);

  private static PhantomChain chain;
  private static Path folder;
  private static WorkflowNode reader;
  private static WorkflowNode resin;
  private static WorkflowNode detector;
  private static WorkflowNode linker;
  private static WorkflowNode cropper;
  private static WorkflowNode nucleus;
  private static WorkflowNode cell;
  private static WorkflowNode assembler;
  private static WorkflowNode scorer;
  private static WorkflowNode measurer;
  private static WorkflowNode writer;

  @BeforeClass
  public static void run() throws Exception {
    folder = TEMPORARY.newFolder("workflow").toPath();
    chain = new PhantomChain(folder);
    chain.run();
    reader = chain.workflow.add(new StackReaderNodeFactory());
    reader.set("source", "data/phantom");
    reader.set("contents", "each file or sub-folder is a stack");
    reader.set("name_filter", "phantom_*.tif");
    reader.set("first_slice", 10);
    reader.set("last_slice", 12);
    resin = chain.add(new BackgroundNodeFactory(), reader);
    detector = chain.add(new DetectorNodeFactory(), chain.phantom);
    linker = chain.add(new LinkerNodeFactory(), detector);
    linker.set("minimum_extent", 2000.0);
    linker.set("edge_margin", 1000.0);
    cropper = chain.add(new CropperNodeFactory(), linker);
    cropper.set("size_x", 10_000.0);
    cropper.set("size_y", 10_000.0);
    nucleus = chain.add(new NucleusNodeFactory(), cropper);
    cell = chain.add(new CellNodeFactory(), nucleus);
    assembler = chain.add(new AssemblerNodeFactory(), cell);
    scorer = chain.add(new ScorerNodeFactory(), assembler);
    chain.workflow.connect(chain.phantom, 1, scorer, 2);
    measurer = chain.add(new MeasurerNodeFactory(), cell);
    writer = chain.add(new WriterNodeFactory(), assembler);
    chain.run();
  }

  @AfterClass
  public static void close() {
    chain.close();
  }

  private static PhantomSettings settings() {
    return PhantomSettings.defaults()
        .withSize(160, 160, 40)
        .withVoxel(VOXEL)
        .withCells(1)
        .withCellRadius(3000);
  }

  private static int whole(WorkflowNode node, String column) {
    return ((IntValue) column(node.table(1), column).get(0)).getIntValue();
  }

  private static boolean[] booleans(RandomAccessibleInterval<BitType> mask) {
    boolean[] result = new boolean[(int) Views.flatIterable(mask).size()];
    int i = 0;
    for (BitType pixel : Views.flatIterable(mask)) {
      result[i++] = pixel.get();
    }
    return result;
  }

  @Test
  public void thePhantomIsThatOfTheEngineWithItsTruth() {
    DataCell stack = column(chain.phantom.table(1), "Stack").get(0);
    CellFieldPhantom phantom = CellFieldPhantom.of(settings());
    assertArrayEquals(
        Samples.floats(ImageStack.of(stack).read(20)),
        Samples.floats(ArrayImgs.unsignedBytes(phantom.grey(20, Workers.single()), 160, 160)),
        0);
    LabelingVolume truth =
        LabelingVolume.of(column(chain.phantom.table(1), "Truth").get(0));
    assertArrayEquals(phantom.slice(20, Workers.single()).cells(), truth.slice(20, "cell"));
    assertArrayEquals(phantom.slice(20, Workers.single()).nuclei(), truth.slice(20, "nucleus"));
    assertEquals(VOXEL, truth.voxel());
    assertEquals(1, chain.phantom.table(2).size());
    assertTrue(
        "in the data area of the workflow", Files.isDirectory(folder.resolve("data/phantom")));
  }

  @Test
  public void theReaderListsTheStacksOfAFolderWithTheirSlices() {
    StackImageCell<?> stack =
        (StackImageCell<?>) column(reader.table(1), "Stack").get(0);
    assertEquals(1, reader.table(1).size());
    assertEquals(3, whole(reader, "Slices"));
    assertArrayEquals(new long[] {160, 160, 3}, stack.getDimensions());
    assertEquals(VOXEL, stack.voxel());
    SliceStack all = ImageStack.of(column(chain.phantom.table(1), "Stack").get(0));
    assertArrayEquals(Samples.floats(all.read(11)), Samples.floats(stack.stack().read(1)), 0);
  }

  @Test
  public void resinIsAMaskAsLargeAsItsStack() {
    boolean[] mask = booleans(Masks.mask(column(resin.table(1), "Resin").get(0)));
    int set = 0;
    for (boolean pixel : mask) {
      set += pixel ? 1 : 0;
    }
    assertEquals(160 * 160 * 3, mask.length);
    assertTrue(set + " pixels of resin", set > mask.length / 10 && set < mask.length);
  }

  @Test
  public void detectionsAreThoseOfTheEngine() {
    SliceStack stack = ImageStack.of(column(chain.phantom.table(1), "Stack").get(0));
    List<Detection> expected = new CellDetector(CellDetector.Settings.DEFAULT)
        .detect(stack, VOXEL, Workers.single(), Progress.none());
    assertFalse(expected.isEmpty());
    assertEquals(
        expected.stream().map(Detection::x).toList(),
        column(detector.table(1), "X").stream()
            .map(c -> ((DoubleValue) c).getDoubleValue())
            .toList());
    assertEquals(
        expected.stream().map(Detection::slice).toList(),
        column(detector.table(1), "Slice").stream()
            .map(c -> ((IntValue) c).getIntValue())
            .toList());
  }

  @Test
  public void cellsAreLinkedAndEachLinkIsListed() {
    int links = column(linker.table(1), "Detections").stream()
        .mapToInt(c -> ((IntValue) c).getIntValue())
        .sum();
    assertTrue(linker.table(1).size() > 0);
    assertEquals(links, linker.table(2).size());
  }

  @Test
  public void aRegionIsAViewOfItsStack() {
    StackImageCell<?> roi = (StackImageCell<?>) column(cropper.table(1), "ROI").get(0);
    assertEquals(whole(cropper, "Offset X"), roi.box().min(0));
    assertEquals(whole(cropper, "Offset Y"), roi.box().min(1));
    assertEquals(0, roi.getMinimum()[0]);
    assertTrue("at least 10 um", roi.getDimensions()[0] >= 125);
    assertEquals(40, roi.getDimensions()[2]);
    int[] expected = Samples.ints(
        ImageStack.of(column(chain.phantom.table(1), "Stack").get(0)).read(3));
    assertEquals(
        expected[(int) (roi.box().min(1) * 160 + roi.box().min(0))],
        Samples.ints(roi.stack().read(3))[0]);
  }

  @Test
  public void theNucleusIsThatOfTheEngine() {
    SliceStack roi = ImageStack.of(column(cropper.table(1), "ROI").get(0));
    Centre centre = new Centre(
        number(cropper.table(1), "Centre X"),
        number(cropper.table(1), "Centre Y"),
        number(cropper.table(1), "Centre Z"));
    NucleusMask expected = NucleusSegmenter.of(NucleusSegmenter.Settings.DEFAULT)
        .segment(roi, VOXEL, centre, Workers.single(), Progress.none());
    assertFalse(expected.isEmpty());
    RandomAccessibleInterval<BitType> mask =
        Masks.mask(column(nucleus.table(1), "Nucleus").get(0));
    for (int z = 0; z < 40; z++) {
      assertArrayEquals(expected.slice(z), booleans(Views.hyperSlice(mask, 2, z)));
    }
  }

  @Test
  public void theCellHoldsItsNucleus() {
    LabelingVolume labels = LabelingVolume.of(column(cell.table(1), "Labels").get(0));
    int[] cells = labels.slice(20, "cell");
    int[] nuclei = labels.slice(20, "nucleus");
    int cellPixels = 0;
    for (int i = 0; i < cells.length; i++) {
      cellPixels += cells[i];
      assertTrue("a nucleus belongs to its cell", nuclei[i] <= cells[i]);
    }
    assertTrue(cellPixels > 1000);
  }

  @Test
  public void assembledLabelsStandWhereTheRegionWas() {
    LabelingVolume whole =
        LabelingVolume.of(column(assembler.table(1), "Labels").get(0));
    LabelingVolume part = LabelingVolume.of(column(cell.table(1), "Labels").get(0));
    int x = whole(cropper, "Offset X");
    int y = whole(cropper, "Offset Y");
    int[] slice = whole.slice(20, "cell");
    int[] region = part.slice(20, "cell");
    int width = part.sliceSize().width();
    int own = 0;
    for (int i = 0; i < region.length; i++) {
      int id = slice[(y + i / width) * 160 + x + i % width];
      assertTrue(
          "another cell may claim a voxel, none may lose its label", region[i] == 0 || id > 0);
      own += region[i] > 0 && id == whole(cropper, "Cell ID") ? 1 : 0;
    }
    assertTrue(own > 1000);
  }

  @Test
  public void scoresAreGoodOnAPhantomAndAddUp() {
    assertEquals(2, scorer.table(1).size());
    assertTrue(number(scorer.table(1), "JI") > 0.7);
    double voxels = 0;
    for (String count :
        List.of("True positives", "False positives", "False negatives", "True negatives")) {
      voxels += number(scorer.table(1), count);
    }
    assertEquals(160 * 160 * 40, voxels, 0);
    assertEquals("1", column(scorer.table(2), "Matched").get(0).toString());
  }

  @Test
  public void measuredVolumeIsThatOfTheLabels() {
    LabelingVolume labels = LabelingVolume.of(column(cell.table(1), "Labels").get(0));
    long voxels = 0;
    for (int z = 0; z < 40; z++) {
      for (int id : labels.slice(z, "cell")) {
        voxels += id;
      }
    }
    double volume = voxels * VOXEL.cubicMicrometres();
    assertEquals(volume, number(measurer.table(1), "cell_volume_um3"), 1e-4 * volume);
  }

  @Test
  public void theWriterWritesWhatTheLabelingHolds() {
    Path file = Path.of(((StringValue) column(writer.table(1), "Path").get(0)).getStringValue());
    LabelingVolume labels =
        LabelingVolume.of(column(assembler.table(1), "Labels").get(0));
    try (SliceStack written = StackOpener.open(file)) {
      assertEquals(VOXEL, written.requireVoxelSize());
      assertArrayEquals(labels.slice(20, "cell"), Samples.ints(written.read(20)));
      assertEquals(160 * 160 * 40, LabelVolume.read(written).length);
    }
  }
}
