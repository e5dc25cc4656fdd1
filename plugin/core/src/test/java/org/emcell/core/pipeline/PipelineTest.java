package org.emcell.core.pipeline;

import static org.emcell.core.pipeline.PhantomRun.MEMORY;
import static org.emcell.core.pipeline.PhantomRun.killedAt;
import static org.emcell.core.pipeline.PhantomRun.results;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import org.emcell.core.ProductVersion;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.measure.InstanceMatching;
import org.emcell.core.measure.InstanceOverlap;
import org.emcell.core.measure.mesh.MeshFormat;
import org.emcell.core.phantom.CellFieldPhantom;
import org.emcell.core.phantom.PhantomSettings;
import org.emcell.core.phantom.PhantomWriter;
import org.emcell.core.segment.CellDetector;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;
import org.emcell.core.stack.StackOpener;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Whole runs on a small phantom. */
public class PipelineTest {

  @ClassRule
  public static TemporaryFolder shared = new TemporaryFolder();

  @Rule
  public TemporaryFolder temporary = new TemporaryFolder();

  private static PhantomRun phantom;
  private static Path reference;

  @BeforeClass
  public static void runOnce() throws IOException {
    phantom = PhantomRun.of(
        new Size(300, 260, 55),
        new VoxelSize(80, 80, 250),
        1,
        shared.newFolder("phantom").toPath());
    reference = shared.getRoot().toPath().resolve("reference");
    run(reference, RunSettings.DEFAULT, 1, Progress.none());
  }

  private static RunSummary run(Path out, RunSettings settings, int threads, Progress progress) {
    try (SliceStack stack = phantom.open()) {
      return new Pipeline(settings, Workers.of(threads), MEMORY)
          .withMeshes(List.of(MeshFormat.STL, MeshFormat.GLB))
          .run(stack, out, false, progress);
    }
  }

  @Test
  public void everyResultIsWrittenAndTheCellsAreThoseOfTheTruth() throws IOException {
    SortedMap<String, String> results = results(reference);
    List<String> pictures =
        results.keySet().stream().filter(name -> name.startsWith("overlay")).toList();
    assertEquals(9, pictures.size());
    assertTrue(pictures.toString(), pictures.contains("overlay/sections.png"));
    List<String> files = new ArrayList<>(results.keySet());
    files.removeAll(pictures);
    assertEquals(
        List.of(
            "cells.csv",
            "cells.tif",
            "detections.csv",
            "measurements.csv",
            "meshes.csv",
            "meshes/all.glb",
            "meshes/cell_00001.stl",
            "meshes/cell_00002.stl",
            "meshes/cell_00003.stl",
            "meshes/nucleus_00001.stl",
            "meshes/nucleus_00002.stl",
            "meshes/nucleus_00003.stl",
            "nuclei.tif",
            "pictures/cell_00001.png",
            "pictures/cell_00001_sections.png",
            "pictures/cell_00002.png",
            "pictures/cell_00002_sections.png",
            "pictures/cell_00003.png",
            "pictures/cell_00003_sections.png",
            "pictures/cells.png",
            "pictures/contact_sheet.png",
            "pictures/detections.png",
            "report.html"),
        files);
    InstanceOverlap overlap = new InstanceOverlap();
    try (SliceStack cells = StackOpener.open(reference.resolve("cells.tif"));
        SliceStack nuclei = StackOpener.open(reference.resolve("nuclei.tif"));
        SliceStack truth = StackOpener.open(phantom.folder().resolve(PhantomWriter.CELLS))) {
      assertEquals(truth.requireVoxelSize(), cells.requireVoxelSize());
      int[] ids = LabelVolume.read(cells);
      int[] nucleusIds = LabelVolume.read(nuclei);
      for (int i = 0; i < ids.length; i++) {
        assertTrue(nucleusIds[i] == 0 || nucleusIds[i] == ids[i]);
      }
      overlap.add(ids, LabelVolume.read(truth));
    }
    InstanceMatching matching = InstanceMatching.of(overlap, 0.5);
    assertEquals(matching.toString(), 1, matching.recall(), 0);
    assertTrue(matching.toString(), matching.meanJaccard() > 0.8);
    List<String> table = Files.readAllLines(reference.resolve("measurements.csv"));
    assertEquals(overlap.found().size(), table.size() - 1);
  }

  @Test
  public void thePageHoldsEveryCellWithItsMeasurementsMeshesAndPictures() throws IOException {
    String page = Files.readString(reference.resolve("report.html"));
    int from = page.indexOf("id=\"report-data\">") + "id=\"report-data\">".length();
    JsonObject data = Journal.JSON.fromJson(
        page.substring(from, page.indexOf("</script>", from)), JsonObject.class);
    List<String> measured = Files.readAllLines(reference.resolve("measurements.csv"));
    assertEquals(measured.size() - 1, data.getAsJsonArray("cells").size());
    for (int k = 1; k < measured.size(); k++) {
      JsonObject cell = data.getAsJsonArray("cells").get(k - 1).getAsJsonObject();
      String[] row = measured.get(k).split(",");
      JsonObject measurements = cell.getAsJsonObject("measurements");
      assertEquals(row[1], measurements.get("cell_volume_um3").getAsString());
      assertTrue(measurements.get("contrast_to_resin").getAsDouble() > 1);
      assertTrue(cell.has("body") && cell.has("nucleus"));
      assertEquals(Set.of("sections", "view"), cell.getAsJsonObject("pictures").keySet());
    }
    assertEquals(32, data.getAsJsonArray("slices").size());
    JsonObject middle = data.getAsJsonArray("slices").get(16).getAsJsonObject();
    assertEquals(28, middle.get("z").getAsInt());
    assertTrue(middle.getAsJsonObject("cells").size() > 0);
    assertTrue(page.contains(ProductVersion.current()));
  }

  @Test
  public void meshesAreAsLargeAsTheCellsThatWereMeasured() throws IOException {
    List<String> meshes = Files.readAllLines(reference.resolve("meshes.csv"));
    List<String> measured = Files.readAllLines(reference.resolve("measurements.csv"));
    List<String> names = List.of(measured.get(0).split(","));
    for (int cell = 1; cell < measured.size(); cell++) {
      String[] row = measured.get(cell).split(",");
      double volume = Double.parseDouble(row[names.indexOf("cell_volume_um3")]);
      String[] mesh = meshes.get(2 * cell - 1).split(",");
      assertEquals("cell_0000" + cell, mesh[0]);
      assertEquals(volume, Double.parseDouble(mesh[2]), 0.02 * volume);
      assertEquals("yes", mesh[7]);
    }
  }

  @Test
  public void otherMeshFilesAreAnotherRun() {
    StackException e = assertThrows(StackException.class, () -> {
      try (SliceStack stack = phantom.open()) {
        new Pipeline(RunSettings.DEFAULT, Workers.single(), MEMORY)
            .run(stack, reference, false, Progress.none());
      }
    });
    assertTrue(e.getMessage(), e.getMessage().contains("mesh_files was [\"STL\",\"GLB\"], now []"));
  }

  @Test
  public void theReportSaysWhatTheResultsCameFrom() throws IOException {
    JsonObject report =
        Journal.JSON.fromJson(Files.readString(reference.resolve("run.json")), JsonObject.class);
    assertEquals(80, report.getAsJsonObject("voxel_size_nm").get("x").getAsDouble(), 0);
    assertEquals(55, report.getAsJsonObject("input").get("slices").getAsInt());
    assertEquals(64, report.getAsJsonObject("input").get("sha256").getAsString().length());
    JsonObject settings = report.getAsJsonObject("settings");
    assertEquals(5000, settings.getAsJsonObject("linking").get("edgeMargin").getAsDouble(), 0);
    for (String step :
        List.of("detect", "crop", "segment", "assemble", "overlay", "pictures", "total")) {
      assertTrue(step, report.getAsJsonObject("seconds").get(step).getAsDouble() >= 0);
    }
    JsonObject machine = report.getAsJsonObject("machine");
    int threads = machine.get("threads").getAsInt();
    for (String followed : List.of("slices_at_a_time", "cells_at_a_time")) {
      int number = machine.get(followed).getAsInt();
      assertTrue(followed + " " + number, number >= 1 && number <= threads);
    }
    assertEquals(MEMORY >> 20, machine.get("memory_limit_mb").getAsLong());
  }

  @Test
  public void aRunThatIsKilledInEveryStepEndsWithTheSameBytes() throws IOException {
    Path out = temporary.getRoot().toPath().resolve("out");
    for (String step : List.of(
        "Detection",
        "Cropping",
        "Segmenting cells",
        "Comparing cells",
        "Assembling",
        "Overlays",
        "Finding surfaces",
        "Writing meshes",
        "Pictures of cells",
        "Slices of the report")) {
      assertThrows(
          step,
          CancellationException.class,
          () -> run(out, RunSettings.DEFAULT, 2, killedAt(step)));
      assertFalse(step, Files.exists(out.resolve("run.json")));
      // What a process leaves that has no time to tidy up.
      Files.createDirectories(out.resolve(".emcell/labels"));
      Files.writeString(out.resolve(".cells.tif.part"), "half a file");
      Files.writeString(out.resolve(".emcell/lock"), "");
      Files.writeString(out.resolve(".emcell/labels/.cell_00001.tif.part"), "half a file");
    }
    run(out, RunSettings.DEFAULT, 2, Progress.none());
    assertEquals(results(reference), results(out));
    assertFalse(Files.exists(out.resolve(".emcell/rois")));
    assertTrue("kept for corrections", Files.exists(out.resolve(".emcell/labels")));
  }

  @Test
  public void aCompleteRunIsNotDoneAgain() throws IOException {
    Object before = Files.getLastModifiedTime(reference.resolve("cells.tif"));
    RunSummary summary = run(reference, RunSettings.DEFAULT, 2, new Progress() {
      @Override
      public void report(double fraction, String message) {
        throw new AssertionError("works again: " + message);
      }

      @Override
      public void checkCancelled() {}
    });
    assertEquals(3, summary.cells());
    assertEquals(before, Files.getLastModifiedTime(reference.resolve("cells.tif")));
  }

  @Test
  public void leftOverRegionsAreGivenToCellsWhenAskedForAndTheTableSaysHowMuch()
      throws IOException {
    Path out = temporary.getRoot().toPath().resolve("left-overs");
    run(out, RunSettings.DEFAULT.withLeftOvers(true), 2, Progress.none());
    long more = cellVoxels(out) - cellVoxels(reference);
    List<String> rows = Files.readAllLines(out.resolve("cells.csv"));
    int column = List.of(rows.get(0).split(",")).indexOf("given_left_over_um3");
    double given = rows.stream()
        .skip(1)
        .mapToDouble(row -> Double.parseDouble(row.substring(row.lastIndexOf(',') + 1)))
        .sum();
    assertEquals(rows.get(0).split(",").length - 1, column);
    assertTrue(given + " um3", given > 1);
    assertEquals(more * 0.08 * 0.08 * 0.25, given, 0.002);
  }

  private static long cellVoxels(Path out) {
    long voxels = 0;
    try (SliceStack cells = StackOpener.open(out.resolve("cells.tif"))) {
      for (int z = 0; z < cells.slices(); z++) {
        for (int id : Samples.ints(cells.read(z))) {
          voxels += id > 0 ? 1 : 0;
        }
      }
    }
    return voxels;
  }

  @Test
  public void otherSettingsAreRefused() {
    CellDetector.Settings d = RunSettings.DEFAULT.detection();
    RunSettings other = new RunSettings(
        false,
        new CellDetector.Settings(d.cellsPerSlice(), 7, d.gaussianSigma(), d.minimumHeight()),
        RunSettings.DEFAULT.linking(),
        RunSettings.DEFAULT.cropping(),
        RunSettings.DEFAULT.nucleus(),
        RunSettings.DEFAULT.cell(),
        false);
    StackException e =
        assertThrows(StackException.class, () -> run(reference, other, 1, Progress.none()));
    assertTrue(e.getMessage(), e.getMessage().contains("sliceStride was 20, now 7"));
  }

  @Test
  public void aStackWithoutCellsGivesEmptyVolumesAndTables() throws IOException {
    Path empty = temporary.newFolder("empty").toPath();
    PhantomSettings settings = PhantomSettings.defaults()
        .withSize(90, 80, 6)
        .withCells(0)
        .withVoxel(new VoxelSize(80, 80, 250));
    PhantomWriter.write(CellFieldPhantom.of(settings), empty, Workers.single(), Progress.none());
    Path out = empty.resolve("out");
    try (SliceStack stack = StackOpener.open(empty.resolve(PhantomWriter.STACK))) {
      RunSummary summary = new Pipeline(RunSettings.DEFAULT, Workers.single(), MEMORY)
          .run(stack, out, false, Progress.none());
      assertEquals(0, summary.cells());
    }
    assertEquals(1, Files.readAllLines(out.resolve("cells.csv")).size());
    try (SliceStack cells = StackOpener.open(out.resolve("cells.tif"))) {
      assertEquals(6, cells.slices());
      for (int label : LabelVolume.read(cells)) {
        assertEquals(0, label);
      }
    }
  }
}
