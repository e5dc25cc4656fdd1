package org.emcell.core.pipeline;

import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.measure.CellMeasurements;
import org.emcell.core.measure.mesh.MeshFiles;
import org.emcell.core.measure.mesh.MeshFormat;
import org.emcell.core.measure.mesh.MeshTable;
import org.emcell.core.report.Scene;
import org.emcell.core.report.SliceOverlay;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.CellState;
import org.emcell.core.segment.Detection;
import org.emcell.core.segment.Roi;
import org.emcell.core.segment.RoiCropper;
import org.emcell.core.segment.RoiSegmenter;
import org.emcell.core.stack.AtomicFile;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;
import org.emcell.core.stack.StackOpener;

/** One run into one folder: each step looks into the journal for what is done, and does the rest. */
final class Run {

  private static final String DETECT = "detect";
  private static final String CROP = "crop";
  private static final String SEGMENT = "segment";
  private static final String ASSEMBLE = "assemble";
  private static final String OVERLAY = "overlay";
  private static final String MESH = "mesh";
  private static final String PICTURES = "pictures";

  private final SliceStack stack;
  private final RunSettings settings;
  private final Set<MeshFormat> meshFormats;
  private final RunFolder folder;
  private final Journal journal;
  private final Workers workers;
  private final long memory;
  private final Progress progress;

  Run(
      SliceStack stack,
      RunSettings settings,
      Set<MeshFormat> meshFormats,
      RunFolder folder,
      Journal journal,
      Workers workers,
      long memory,
      Progress progress) {
    this.stack = stack;
    this.settings = settings;
    this.meshFormats = meshFormats;
    this.folder = folder;
    this.journal = journal;
    this.workers = workers;
    this.memory = memory;
    this.progress = progress;
  }

  /** Does what is left to do and returns the outcome. */
  RunSummary run(JsonObject identity) {
    if (journal.isComplete()) {
      return RunReport.summary(folder.report());
    }
    DetectedCells found = timed(DETECT, () -> detect(progress.part(0, 0.1)));
    timed(CROP, () -> crop(found, progress.part(0.1, 0.2)));
    timed(SEGMENT, () -> segment(found, progress.part(0.2, 0.85)));
    RunSummary summary = timed(ASSEMBLE, () -> assemble(found, progress.part(0.85, 0.93)));
    timed(OVERLAY, () -> draw(progress.part(0.93, 0.95)));
    timed(PICTURES, () -> see(found, progress.part(0.95, 1)));
    RunReport.write(
        identity,
        stack,
        found.view(),
        summary,
        journal.seconds(),
        workers.count(),
        memory,
        folder.report());
    journal.complete();
    progress.report(1, "Done");
    return summary;
  }

  private <T> T timed(String step, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      journal.spent(step, (System.nanoTime() - start) * 1e-9);
    }
  }

  private DetectedCells detect(Progress part) {
    if (journal.isDone(DETECT)) {
      List<Detection> detections = Journal.JSON.fromJson(
          read(folder.detected()), new TypeToken<List<Detection>>() {}.getType());
      return DetectedCells.link(detections, stack, settings, part);
    }
    DetectedCells found = DetectedCells.find(stack, settings, workers, part);
    write(found.detections(), folder.detected());
    found.writeDetections(stack.requireVoxelSize(), folder.detections());
    journal.done(DETECT);
    return found;
  }

  /** Cuts out the ROIs of the cells that are neither segmented nor cut out already. */
  private Void crop(DetectedCells found, Progress part) {
    if (!journal.isDone(CROP)) {
      List<Roi> missing = toSegment(found).stream()
          .filter(roi -> !Files.exists(folder.roi(roi.id())))
          .toList();
      RoiCropper.crop(found.view(), missing, folder.rois(), workers, part);
      journal.done(CROP);
    }
    return null;
  }

  private Void segment(DetectedCells found, Progress part) {
    RoiSegmenter segmenter = new RoiSegmenter(settings.nucleus(), settings.cell());
    new CellBatch(segmenter, found.view().requireVoxelSize(), folder, journal)
        .run(toSegment(found), workers, memory, part);
    return null;
  }

  private List<Roi> toSegment(DetectedCells found) {
    return found.rois().stream()
        .filter(roi -> !journal.isDone(CellBatch.step(roi.id())))
        .toList();
  }

  private RunSummary assemble(DetectedCells found, Progress part) {
    if (journal.isDone(ASSEMBLE)) {
      return Journal.JSON.fromJson(read(folder.summary()), RunSummary.class);
    }
    SegmentedCells segmented = SegmentedCells.of(found, folder, part.part(0, 0.3));
    int largestId = found.cells().stream().mapToInt(CellRecord::id).max().orElse(0);
    List<CellMeasurements> measurements = new Assembly(stack, found.view(), largestId, folder)
        .run(segmented.overlap(), workers, part.part(0.3, 1));
    List<CellRecord> records = new ArrayList<>();
    List<CellRecord> present = new ArrayList<>();
    int withoutNucleus = 0;
    for (int k = 0; k < found.cells().size(); k++) {
      CellRecord cell = found.cells().get(k);
      CellOverlap.Contents contents = segmented.contents().get(k);
      Integer same = segmented.sameAs().get(cell.id());
      if (same == null) {
        cell = judge(cell, contents, measurements);
        present.add(cell);
        withoutNucleus += contents.nucleusVoxels() == 0 ? 1 : 0;
      } else {
        cell = cell.because("same cell as " + same);
      }
      records.add(cell);
    }
    SingleCell.writeTable(measurements, folder.measurements());
    CellTables.writeCells(records, stack.requireVoxelSize(), folder.cells());
    RunSummary summary = RunSummary.of(present, withoutNucleus, records.size() - present.size());
    write(summary, folder.summary());
    journal.done(ASSEMBLE);
    return summary;
  }

  /** Adds what is known of a cell once it is segmented. */
  private static CellRecord judge(
      CellRecord cell, CellOverlap.Contents contents, List<CellMeasurements> measurements) {
    CellRecord judged = cell;
    for (CellMeasurements m : measurements) {
      if (m.id() == cell.id() && cell.state() == CellState.WHOLE) {
        if (m.cutBySide()) {
          judged = judged.with(CellState.NEAR_SIDE, "reaches a side of the stack");
        } else if (m.cutByTop()) {
          judged = judged.with(CellState.CUT_BY_TOP, "reaches the first slice");
        } else if (m.cutByBottom()) {
          judged = judged.with(CellState.CUT_BY_BOTTOM, "reaches the last slice");
        }
      }
    }
    if (contents.cutByRegion()) {
      judged = judged.because("reaches beyond its ROI");
    }
    if (contents.cellVoxels() == 0) {
      return judged.because("no cell found");
    }
    return contents.nucleusVoxels() == 0 ? judged.because("no nucleus found") : judged;
  }

  private Void draw(Progress part) {
    if (!journal.isDone(OVERLAY)) {
      try (SliceStack cells = StackOpener.open(folder.cellIds());
          SliceStack nuclei = StackOpener.open(folder.nucleusIds())) {
        SliceOverlays.write(
            stack,
            stack.requireVoxelSize(),
            z -> new SliceOverlay.Findings(cells.read(z), nuclei.read(z), List.of()),
            SliceOverlays.evenly(stack.slices()),
            folder.overlay(),
            part);
      }
      journal.done(OVERLAY);
    }
    return null;
  }

  /** Meshes the cells for their pictures and files. */
  private Void see(DetectedCells found, Progress part) {
    if (journal.isDone(MESH) && journal.isDone(PICTURES)) {
      return null;
    }
    SegmentedCells segmented = SegmentedCells.of(found, folder, part.part(0, 0.05));
    CellBodies bodies = new BodySweep(found, segmented, folder, settings.darkResin())
        .run(workers, part.part(0.05, 0.5));
    if (!journal.isDone(MESH)) {
      MeshTable.write(bodies.named(), folder.meshTable());
      if (!meshFormats.isEmpty()) {
        MeshFiles.write(bodies.named(), meshFormats, folder.meshes(), part.part(0.5, 0.6));
      }
      journal.done(MESH);
    }
    if (!journal.isDone(PICTURES)) {
      CellPictures pictures = new CellPictures(folder.pictures(), workers);
      pictures.detections(found.chains(stack.requireVoxelSize()), frame());
      int last = stack.slices() - 1;
      Scene.Sheet slice = Scene.Sheet.of(stack.read(last), stack.requireVoxelSize(), last);
      pictures.field(bodies, Optional.of(slice), frame());
      pictures.cells(bodies, part.part(0.6, 1));
      journal.done(PICTURES);
    }
    return null;
  }

  /** Returns the frame of the stack in um. */
  private Scene.Box3 frame() {
    VoxelSize voxel = stack.requireVoxelSize();
    return new Scene.Box3(
        -voxel.x() / 2000,
        -voxel.y() / 2000,
        -voxel.z() / 2000,
        (stack.width() - 0.5) * voxel.x() / 1000,
        (stack.height() - 0.5) * voxel.y() / 1000,
        (stack.slices() - 0.5) * voxel.z() / 1000);
  }

  private static void write(Object value, Path file) {
    byte[] text = Journal.JSON.toJson(value).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(text));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new StackException(
          "Cannot read " + file + ": " + e.getMessage() + ". Begin the run anew with --overwrite.",
          e);
    }
  }
}
