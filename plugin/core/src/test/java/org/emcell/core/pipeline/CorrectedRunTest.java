package org.emcell.core.pipeline;

import static org.emcell.core.pipeline.PhantomRun.MEMORY;
import static org.emcell.core.pipeline.PhantomRun.killedAt;
import static org.emcell.core.pipeline.PhantomRun.results;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.pipeline.correction.Correction;
import org.emcell.core.pipeline.correction.Correction.Add;
import org.emcell.core.pipeline.correction.Correction.Drop;
import org.emcell.core.pipeline.correction.Correction.Merge;
import org.emcell.core.pipeline.correction.Correction.Point;
import org.emcell.core.pipeline.correction.Correction.Split;
import org.emcell.core.pipeline.correction.Corrections;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;
import org.emcell.core.stack.StackOpener;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Runs on a small phantom of three cells that are corrected afterwards, or from the beginning. */
public class CorrectedRunTest {

  private static final int WIDTH = 240;
  private static final int HEIGHT = 208;
  private static final int DEPTH = 46;
  private static final String SIZE = WIDTH + " x " + HEIGHT + " x " + DEPTH;
  private static final VoxelSize VOXEL = new VoxelSize(100, 100, 300);

  @ClassRule
  public static TemporaryFolder shared = new TemporaryFolder();

  @Rule
  public TemporaryFolder temporary = new TemporaryFolder();

  private static PhantomRun phantom;
  private static Path reference;
  private static int[] cells;
  private static int[] nuclei;

  /** A copy of the run without corrections. */
  private Path out;

  @BeforeClass
  public static void runOnce() throws IOException {
    phantom = PhantomRun.of(
        new Size(WIDTH, HEIGHT, DEPTH), VOXEL, 3, shared.newFolder("phantom").toPath());
    reference = shared.getRoot().toPath().resolve("reference");
    run(reference, 2, Progress.none());
    cells = volume(reference.resolve("cells.tif"));
    nuclei = volume(reference.resolve("nuclei.tif"));
  }

  @Before
  public void copyReference() throws IOException {
    out = temporary.getRoot().toPath().resolve("out");
    try (Stream<Path> files = Files.walk(reference)) {
      for (Path file : files.toList()) {
        Files.copy(file, out.resolve(reference.relativize(file).toString()));
      }
    }
  }

  private static RunSummary run(
      Path folder, int threads, Progress progress, Correction... corrections) {
    List<Corrections.Entry> entries = new ArrayList<>();
    for (Correction correction : corrections) {
      entries.add(new Corrections.Entry("line " + (entries.size() + 2), correction));
    }
    try (SliceStack stack = phantom.open()) {
      return new Pipeline(RunSettings.DEFAULT, Workers.of(threads), MEMORY)
          .run(stack, new Corrections("mine.csv", entries), folder, false, progress);
    }
  }

  private RunSummary correct(Correction... corrections) {
    return run(out, 2, Progress.none(), corrections);
  }

  private static int[] volume(Path file) throws IOException {
    try (SliceStack stack = StackOpener.open(file)) {
      return LabelVolume.read(stack);
    }
  }

  /** Returns the middle of the pixels of a cell in the slice in which it is largest, a place inside it. */
  private static Point middle(int[] ids, int id) {
    int slice = WIDTH * HEIGHT;
    int best = IntStream.range(0, DEPTH)
        .boxed()
        .max((a, b) -> Long.compare(count(ids, id, a), count(ids, id, b)))
        .get();
    long x = 0;
    long y = 0;
    for (int i = 0; i < slice; i++) {
      if (ids[best * slice + i] == id) {
        x += i % WIDTH;
        y += i / WIDTH;
      }
    }
    long n = count(ids, id, best);
    return new Point((int) (x / n), (int) (y / n), best);
  }

  private static long count(int[] ids, int id, int z) {
    return IntStream.range(z * WIDTH * HEIGHT, (z + 1) * WIDTH * HEIGHT)
        .filter(i -> ids[i] == id)
        .count();
  }

  private static long count(int[] ids, int id) {
    return IntStream.of(ids).filter(i -> i == id).count();
  }

  private static double jaccard(int[] a, int idA, int[] b, int idB) {
    long both =
        IntStream.range(0, a.length).filter(i -> a[i] == idA && b[i] == idB).count();
    return (double) both / (count(a, idA) + count(b, idB) - both);
  }

  private List<List<String>> table(String name) throws IOException {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(out.resolve(name))) {
      return csv.stream().map(CsvRecord::getFields).toList();
    }
  }

  /** Returns a field of a row of a table, by the text of the first field of the row. */
  private String field(String name, String row, String column) throws IOException {
    List<List<String>> table = table(name);
    return table.stream()
        .filter(fields -> fields.get(0).equals(row))
        .findFirst()
        .orElseThrow()
        .get(table.get(0).indexOf(column));
  }

  private Set<String> ids(String name) throws IOException {
    Set<String> ids = new HashSet<>();
    table(name).stream().skip(1).forEach(fields -> ids.add(fields.get(0)));
    return ids;
  }

  /** Returns a progress that collects what is being done. */
  private static Progress listener(Set<String> messages) {
    return new Progress() {
      @Override
      public void report(double fraction, String message) {
        messages.add(message);
      }

      @Override
      public void checkCancelled() {}
    };
  }

  @Test
  public void aDroppedCellIsGoneAndNothingIsSegmentedAgain() throws IOException {
    Set<String> messages = ConcurrentHashMap.newKeySet();
    RunSummary summary = run(out, 2, listener(messages), new Drop(2));
    assertFalse(messages.toString(), messages.contains("Detection"));
    assertFalse(messages.toString(), messages.contains("Segmenting cells"));
    assertEquals(2, summary.cells());
    int[] ids = volume(out.resolve("cells.tif"));
    for (int i = 0; i < ids.length; i++) {
      if (cells[i] != 2) {
        assertEquals(cells[i], ids[i]);
      } else {
        assertTrue(ids[i] != 2);
      }
    }
    assertEquals(Set.of("1", "3"), ids("cells.csv"));
    assertEquals(Set.of("1", "3"), ids("measurements.csv"));
    assertEquals("yes", field("corrected.csv", "line 2", "applied"));
    assertEquals("2", field("corrected.csv", "line 2", "cell_id"));
  }

  @Test
  public void aDroppedCellComesBackAsASeedWithANewId() throws IOException {
    Point seed = middle(nuclei, 2);
    RunSummary summary = correct(new Drop(2), new Add(seed));
    assertEquals(3, summary.cells());
    int[] ids = volume(out.resolve("cells.tif"));
    assertEquals(0, count(ids, 2));
    double same = jaccard(cells, 2, ids, 4);
    assertTrue("JI with the cell as it was detected " + same, same > 0.95);
    double nucleus = jaccard(nuclei, 2, volume(out.resolve("nuclei.tif")), 4);
    assertTrue("JI with the nucleus as it was detected " + nucleus, nucleus > 0.95);
    assertEquals("4", field("corrected.csv", "line 3", "new_id"));
    assertEquals(
        Double.parseDouble(field("measurements.csv", "4", "cell_volume_um3")),
        Double.parseDouble(field("corrected.csv", "line 3", "new_cell_um3")),
        1e-2);
    assertTrue(field("cells.csv", "4", "reason").contains("added by a correction"));
  }

  @Test
  public void aSeedIsSegmentedOnceWhateverElseIsCorrectedLater() throws IOException {
    Point seed = middle(nuclei, 2);
    correct(new Drop(2), new Add(seed));
    Set<String> messages = ConcurrentHashMap.newKeySet();
    run(out, 2, listener(messages), new Drop(3), new Drop(2), new Add(seed));
    assertFalse(messages.toString(), messages.contains("Segmenting cells"));
    assertEquals(Set.of("1", "4"), ids("measurements.csv"));
  }

  @Test
  public void aSeedInACellThatIsThereIsNotAddedAndTheTableSaysWhy() throws IOException {
    RunSummary summary = correct(new Add(middle(nuclei, 1)));
    assertEquals(3, summary.cells());
    assertEquals("no", field("corrected.csv", "line 2", "applied"));
    assertTrue(field("corrected.csv", "line 2", "note").contains("that of cell 1"));
    SortedMap<String, String> results = results(out);
    SortedMap<String, String> before = results(reference);
    results.remove("corrected.csv");
    // The pages differ in what they say of the corrections.
    results.remove("report.html");
    before.remove("report.html");
    assertEquals(before, results);
  }

  @Test
  public void whatIsBuiltOnACellThatIsNotAddedIsNotAppliedAndNoCellIsLost() throws IOException {
    Point nucleus = middle(nuclei, 1);
    Point beside = new Point(nucleus.x() + 12, nucleus.y(), nucleus.z());
    RunSummary summary =
        correct(new Add(nucleus), new Split(4, nucleus, beside), new Merge(4, 3), new Drop(5));
    assertEquals(3, summary.cells());
    for (CorrectionOutcome outcome : summary.corrections()) {
      assertFalse(outcome.toString(), outcome.applied());
    }
    String reason =
        "cell 4 was not added, since the cell is there already: its nucleus is that of cell 1";
    assertEquals(reason, field("corrected.csv", "line 3", "note"));
    assertEquals(reason, field("corrected.csv", "line 4", "note"));
    assertEquals(
        "cell 5 was not made, since cell 4 is not there", field("corrected.csv", "line 5", "note"));
    SortedMap<String, String> results = results(out);
    SortedMap<String, String> before = results(reference);
    results.remove("corrected.csv");
    // The pages differ in what they say of the corrections.
    results.remove("report.html");
    before.remove("report.html");
    assertEquals(before, results);
  }

  @Test
  public void mergedCellsAreOneWithBothNuclei() throws IOException {
    RunSummary summary = correct(new Merge(3, 1));
    assertEquals(2, summary.cells());
    int[] ids = volume(out.resolve("cells.tif"));
    int[] nucleusIds = volume(out.resolve("nuclei.tif"));
    for (int i = 0; i < ids.length; i++) {
      assertEquals(cells[i] == 1 ? 3 : cells[i], ids[i]);
      assertEquals(nuclei[i] == 1 ? 3 : nuclei[i], nucleusIds[i]);
    }
    assertEquals("2", field("measurements.csv", "3", "nucleus_pieces"));
    assertEquals("3", field("corrected.csv", "line 2", "result_id"));
    int detections = Integer.parseInt(field("cells.csv", "3", "detected_slices"));
    assertTrue(detections > 5);
  }

  @Test
  public void mergedCellsCanBeSplitAgainBetweenTheirNuclei() throws IOException {
    RunSummary summary =
        correct(new Merge(3, 1), new Split(3, middle(nuclei, 1), middle(nuclei, 3)));
    assertEquals(3, summary.cells());
    int[] ids = volume(out.resolve("cells.tif"));
    assertTrue(jaccard(cells, 1, ids, 3) > 0.9);
    assertTrue(jaccard(cells, 3, ids, 4) > 0.9);
    int[] nucleusIds = volume(out.resolve("nuclei.tif"));
    assertTrue(jaccard(nuclei, 1, nucleusIds, 3) > 0.99);
    assertTrue(jaccard(nuclei, 3, nucleusIds, 4) > 0.99);
    assertEquals("4", field("corrected.csv", "line 3", "new_id"));
  }

  @Test
  public void theNucleusIsDividedWithItsCell() throws IOException {
    Point p = middle(nuclei, 1);
    correct(new Split(1, new Point(p.x() - 12, p.y(), p.z()), new Point(p.x() + 12, p.y(), p.z())));
    int[] ids = volume(out.resolve("cells.tif"));
    int[] nucleusIds = volume(out.resolve("nuclei.tif"));
    for (int i = 0; i < ids.length; i++) {
      assertEquals(cells[i] == 1, ids[i] == 1 || ids[i] == 4);
      assertEquals(nuclei[i] == 1 ? ids[i] : nuclei[i], nucleusIds[i]);
    }
    assertTrue(count(nucleusIds, 1) > 0 && count(nucleusIds, 4) > 0);
    double both = Double.parseDouble(field("corrected.csv", "line 2", "result_cell_um3"))
        + Double.parseDouble(field("corrected.csv", "line 2", "new_cell_um3"));
    assertEquals(count(cells, 1) * VOXEL.cubicMicrometres(), both, 0.02 * both);
    assertTrue(field("cells.csv", "4", "reason").contains("split off cell 1"));
  }

  @Test
  public void resultsAreThoseOfAFreshRunAndWithoutCorrectionsThoseOfBefore() throws IOException {
    Correction[] all = {
      new Drop(2),
      new Add(middle(nuclei, 2)),
      new Merge(3, 1),
      new Split(3, middle(nuclei, 3), middle(nuclei, 1))
    };
    correct(new Drop(1));
    correct(all);
    Path fresh = temporary.getRoot().toPath().resolve("fresh");
    run(fresh, 1, Progress.none(), all);
    assertEquals(results(fresh), results(out));
    JsonObject report =
        Journal.JSON.fromJson(Files.readString(out.resolve("run.json")), JsonObject.class);
    assertEquals(
        4, report.getAsJsonObject("cells").getAsJsonArray("corrections").size());
    correct();
    assertEquals(results(reference), results(out));
  }

  @Test
  public void aCorrectedRunThatIsCompleteIsNotDoneAgain() {
    correct(new Drop(1));
    Set<String> messages = ConcurrentHashMap.newKeySet();
    RunSummary summary = run(out, 2, listener(messages), new Drop(1));
    assertEquals(Set.of(), messages);
    assertEquals(2, summary.cells());
    assertEquals("drop", summary.corrections().get(0).action());
  }

  @Test
  public void aRunThatIsKilledWhileItCorrectsEndsWithTheSameBytes() throws IOException {
    Correction[] all = {new Merge(3, 1), new Drop(2), new Add(middle(nuclei, 2))};
    Path fresh = temporary.getRoot().toPath().resolve("fresh");
    run(fresh, 2, Progress.none(), all);
    SortedMap<String, String> before = results(out);
    for (String step : List.of(
        "Cropping",
        "Segmenting cells",
        "Correcting cells",
        "Assembling",
        "Finding surfaces",
        "Slices of the report")) {
      assertThrows(step, CancellationException.class, () -> run(out, 2, killedAt(step), all));
      if (Files.exists(out.resolve("run.json"))) {
        assertEquals("results of before stay whole", before, results(out));
      }
    }
    assertFalse(Files.exists(out.resolve("run.json")));
    run(out, 1, Progress.none(), all);
    assertEquals(results(fresh), results(out));
  }

  @Test
  public void whatCannotBeCorrectedLeavesTheResultsAsTheyWere() throws IOException {
    SortedMap<String, String> before = results(out);
    Point nucleus = middle(nuclei, 1);
    Object[][] faults = {
      {new Drop(7), "line 2: there is no cell 7"},
      {new Add(new Point(WIDTH, 0, 0)), SIZE},
      {new Split(1, nucleus, new Point(nucleus.x(), nucleus.y(), DEPTH)), SIZE},
      {new Split(2, nucleus, middle(nuclei, 2)), "first end of the line does not lie in cell 2"},
    };
    for (Object[] fault : faults) {
      String message = assertThrows(StackException.class, () -> correct((Correction) fault[0]))
          .getMessage();
      assertTrue(message, message.startsWith("mine.csv, line 2: "));
      assertTrue(message, message.contains((String) fault[1]));
      assertEquals(before, results(out));
      assertTrue(Files.exists(out.resolve("run.json")));
    }
    Set<String> messages = ConcurrentHashMap.newKeySet();
    run(out, 2, listener(messages));
    assertEquals("the run is complete as before", Set.of(), messages);
  }
}
