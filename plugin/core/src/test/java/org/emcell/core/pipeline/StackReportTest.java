package org.emcell.core.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.measure.LabelSlices;
import org.emcell.core.stack.Compression;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.SliceWriter;
import org.emcell.core.stack.StackOpener;
import org.emcell.core.stack.TiffWriter;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The report of labels that no run has made: two balls, of which the second reaches a side and has no nucleus. */
public class StackReportTest {

  private static final Size SIZE = new Size(70, 40, 24);
  private static final VoxelSize VOXEL = new VoxelSize(100, 100, 200);

  @Rule
  public final TemporaryFolder temporary = new TemporaryFolder();

  private SliceStack stack;

  @Before
  public void write() throws IOException {
    Path file = temporary.getRoot().toPath().resolve("balls.tif");
    try (SliceWriter writer = TiffWriter.create(
        file, SIZE.width(), SIZE.height(), 8, SIZE.depth(), Optional.of(VOXEL), Compression.NONE)) {
      for (int z = 0; z < SIZE.depth(); z++) {
        byte[] slice = new byte[SIZE.slicePixels()];
        LabelSlices.Ids ids = ids(z);
        for (int i = 0; i < slice.length; i++) {
          slice[i] = (byte) ((ids.cells()[i] > 0 ? 150 : 210) + 31 * i % 7);
        }
        writer.append(slice);
      }
      writer.commit();
    }
    stack = StackOpener.open(file);
  }

  private static LabelSlices.Ids ids(int z) {
    int[] cells = new int[SIZE.slicePixels()];
    int[] nuclei = new int[SIZE.slicePixels()];
    for (int i = 0; i < cells.length; i++) {
      double first = distance(i, z, 20);
      double second = distance(i, z, 60);
      cells[i] = first < 1.6 ? 3 : second < 1.6 ? 5 : 0;
      nuclei[i] = first < 0.7 ? 3 : 0;
    }
    return new LabelSlices.Ids(cells, nuclei);
  }

  /** Returns the distance in um of a voxel from the middle of a ball. */
  private static double distance(int i, int z, int column) {
    double x = (i % SIZE.width() - column) * 0.1;
    double y = (i / SIZE.width() - 20) * 0.1;
    return Math.hypot(Math.hypot(x, y), (z - 12) * 0.2);
  }

  private JsonObject write(StackReport report, Workers workers) throws IOException {
    Path file = temporary.getRoot().toPath().resolve("page.html");
    report.write(stack, StackReportTest::ids, SIZE, file, workers, Progress.none());
    String page = Files.readString(file);
    int from = page.indexOf('{', page.indexOf("id=\"report-data\""));
    return new Gson()
        .fromJson(page.substring(from, page.indexOf("</script>", from)), JsonObject.class);
  }

  private static JsonObject cell(JsonObject page, int k) {
    return page.getAsJsonArray("cells").get(k).getAsJsonObject();
  }

  private static Set<String> flags(JsonObject cell) {
    Set<String> names = new TreeSet<>();
    for (JsonElement flag : cell.getAsJsonArray("flags")) {
      names.add(flag.getAsJsonObject().get("name").getAsString());
    }
    return names;
  }

  @Test
  public void everyLabelledCellIsMeasuredAndJudged() throws IOException {
    JsonObject page = write(new StackReport(false), Workers.single());
    assertEquals(2, page.getAsJsonArray("cells").size());
    assertEquals(3, cell(page, 0).get("id").getAsInt());
    assertTrue(cell(page, 0).get("whole").getAsBoolean());
    assertEquals(Set.of(), flags(cell(page, 0)));
    assertEquals(Set.of("cut", "no nucleus"), flags(cell(page, 1)));
    double ball = 4 / 3.0 * Math.PI * Math.pow(1.6, 3);
    JsonObject measured = cell(page, 0).getAsJsonObject("measurements");
    assertEquals(ball, measured.get("cell_volume_um3").getAsDouble(), 0.03 * ball);
    assertTrue(measured.get("contrast_to_resin").getAsDouble() > 4);
    assertTrue(cell(page, 0).has("nucleus"));
    assertFalse(cell(page, 1).has("nucleus"));
    assertEquals(24, page.getAsJsonArray("slices").size());
  }

  @Test
  public void whatIsKnownOfACellIsShownButDoesNotReplaceWhatIsMeasured() throws IOException {
    StackReport report = new StackReport(false)
        .withCell(3, Map.of("state", "near-side", "Mitochondria", "12", "cell_volume_um3", "1"));
    JsonObject cell = cell(write(report, Workers.single()), 0);
    assertEquals("near-side", cell.get("state").getAsString());
    JsonObject measured = cell.getAsJsonObject("measurements");
    assertEquals(12, measured.get("Mitochondria").getAsDouble(), 0);
    assertTrue(measured.get("cell_volume_um3").getAsDouble() > 10);
  }

  @Test
  public void thePageDoesNotDependOnTheNumberOfWorkers() throws IOException {
    assertEquals(
        write(new StackReport(false), Workers.single()),
        write(new StackReport(false), Workers.of(3)));
  }

  @Test
  public void labelsOfAnotherSizeAreRefused() {
    Path file = temporary.getRoot().toPath().resolve("page.html");
    String message = assertThrows(IllegalArgumentException.class, () -> new StackReport(false)
            .write(
                stack,
                StackReportTest::ids,
                new Size(70, 40, 23),
                file,
                Workers.single(),
                Progress.none()))
        .getMessage();
    assertTrue(message, message.contains("70 x 40 x 24 and 70 x 40 x 23"));
    assertFalse(Files.exists(file));
  }
}
