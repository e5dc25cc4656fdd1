package org.emcell.workflows;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.emcell.knimeapi.workflow.CellSerialization;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.cell.StackImageCell;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;

/**
 * The workflow whole-stack copies no stack: what is read and written is counted by the Java runtime itself (events of its
 * flight recorder for every read and write of a file), while all tables are saved and read back as KNIME does.
 */
public class WholeStackBytesTest {

  @ClassRule
  public static final TemporaryFolder TEMPORARY = new TemporaryFolder();

  /** Name of the workflow. */
  static final String NAME = "whole-stack";

  private static Path folder;
  private static Workflow workflow;
  /** Bytes by file. */
  private static Map<String, Long> read;

  private static Map<String, Long> written;

  @BeforeClass
  public static void run() throws Exception {
    folder = TEMPORARY.getRoot().toPath().toRealPath().resolve(NAME);
    WorkflowsTest.copy(WorkflowFilesTest.FOLDER.resolve(NAME), folder);
    workflow = Workflow.load(folder);
    workflow.setReadBack(true);
    try (Recording recording = new Recording()) {
      for (String event : List.of("jdk.FileRead", "jdk.FileWrite")) {
        recording.enable(event).withThreshold(Duration.ZERO).withoutStackTrace();
      }
      recording.start();
      assertTrue(workflow.report(), workflow.execute());
      recording.stop();
      Path events = TEMPORARY.getRoot().toPath().resolve("events.jfr");
      recording.dump(events);
      read = bytes(events, "jdk.FileRead", "bytesRead");
      written = bytes(events, "jdk.FileWrite", "bytesWritten");
    }
  }

  private static Map<String, Long> bytes(Path events, String name, String field)
      throws IOException {
    Map<String, Long> bytes = new TreeMap<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(events)) {
      if (event.getEventType().getName().equals(name) && event.getString("path") != null) {
        bytes.merge(event.getString("path"), Math.max(0, event.getLong(field)), Long::sum);
      }
    }
    return bytes;
  }

  @AfterClass
  public static void close() {
    workflow.close();
  }

  private static long sum(Map<String, Long> bytes, Predicate<String> file) {
    return bytes.entrySet().stream()
        .filter(entry -> file.test(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static boolean isLabels(String file) {
    return Path.of(file).startsWith(folder.resolve("data/labels"));
  }

  private static boolean isFileStore(String file) {
    return file.contains("filestore");
  }

  private static long regionVoxels() {
    long voxels = 0;
    for (DataRow row : workflow.node("Cell ROI Cropper").table(1)) {
      long[] size = ((StackImageCell<?>) row.getCell(0)).getDimensions();
      voxels += size[0] * size[1] * size[2];
    }
    return voxels;
  }

  @Test
  public void itWarnsOnlyOfCellsWithoutNucleus() {
    WorkflowsTest.assertWarnsOnlyOfCellsWithoutNucleus(workflow);
  }

  @Test
  public void onlyMasksAndLabelsOfRegionsAreWrittenIntoTheTemporaryFolder() throws Exception {
    long regions = regionVoxels();
    long stored = 0;
    for (WorkflowNode node : workflow.nodes()) {
      long bytes = node.fileStoreBytes();
      stored += bytes;
      boolean segments = List.of("Nucleus Segmenter", "Cell Segmenter").contains(node.name());
      assertTrue(node.name() + " stores " + bytes, segments || bytes == 0);
    }
    assertEquals(
        "what the runtime counted", stored, sum(written, WholeStackBytesTest::isFileStore));
    // a bit for the mask of the nucleus, a byte for the labels, and one in a hundred for how they
    // are filed
    long bound = (regions / 8 + regions) * 101 / 100;
    assertTrue(stored + " bytes for regions of " + regions + " voxels", stored <= bound);
  }

  @Test
  public void elsewhereOnlyTheLabelsAreWritten() throws IOException {
    long labels = 0;
    try (Stream<Path> files = Files.list(folder.resolve("data/labels"))) {
      for (Path file : files.toList()) {
        assertTrue(file.toString(), file.toString().matches(".*1_stack_(cells|nuclei)\\.tif"));
        labels += Files.size(file);
      }
    }
    long counted = sum(written, WholeStackBytesTest::isLabels);
    assertTrue(
        labels + " bytes of labels, counted " + counted,
        counted >= labels && counted < labels + 10_000);
    assertEquals(
        written.toString(),
        0,
        sum(written, file -> Path.of(file).startsWith(folder) && !isLabels(file)));
  }

  @Test
  public void tablesHoldNoPixels() throws IOException {
    for (WorkflowNode node : workflow.nodes()) {
      BufferedDataTable table = node.table(1);
      for (DataRow row : table) {
        for (DataCell cell : row) {
          int bytes = CellSerialization.write(cell).length;
          assertTrue(node.name() + ": a cell of " + bytes + " bytes", bytes < 1000);
        }
      }
    }
  }

  @Test
  public void theStackIsReadOnceForDetectionAndItsRegionsOnceForEachSegmenter() throws IOException {
    Path file = folder.resolve("data/stack.tif");
    long bytes = sum(read, path -> path.equals(file.toString()));
    long cells = workflow.node("Cell ROI Cropper").table(1).size();
    assertTrue(bytes + " bytes", bytes > 0 && bytes <= (1 + 2 * cells) * Files.size(file));
  }
}
