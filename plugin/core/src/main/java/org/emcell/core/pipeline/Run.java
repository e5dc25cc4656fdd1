package org.emcell.core.pipeline;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.emcell.core.Progress;
import org.emcell.core.Workers;
import org.emcell.core.measure.mesh.MeshFiles;
import org.emcell.core.measure.mesh.MeshFormat;
import org.emcell.core.measure.mesh.MeshTable;
import org.emcell.core.pipeline.correction.Correction;
import org.emcell.core.pipeline.correction.Corrections;
import org.emcell.core.report.Scene;
import org.emcell.core.report.SliceOverlay;
import org.emcell.core.segment.CellTrack;
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
  private static final String PAGE = "report";

  private final SliceStack stack;
  private final RunSettings settings;
  private final Corrections corrections;
  private final Set<MeshFormat> meshFormats;
  private final RunFolder folder;
  private final Journal journal;
  private final Workers workers;
  private final long memory;
  private final Progress progress;

  Run(
      SliceStack stack,
      RunSettings settings,
      Corrections corrections,
      Set<MeshFormat> meshFormats,
      RunFolder folder,
      Journal journal,
      Workers workers,
      long memory,
      Progress progress) {
    this.stack = stack;
    this.settings = settings;
    this.corrections = corrections;
    this.meshFormats = meshFormats;
    this.folder = folder;
    this.journal = journal;
    this.workers = workers;
    this.memory = memory;
    this.progress = progress;
  }

  /** Does what is left to do and returns the outcome. */
  RunSummary run(JsonObject identity) {
    if (journal.isComplete() && journal.isFor(identity(corrections))) {
      return RunReport.summary(folder.report());
    }
    DetectedCells found = timed(DETECT, () -> detect(progress.part(0, 0.1)));
    CorrectionPlan plan = CorrectionPlan.of(
        corrections, found.cells().stream().map(CellRecord::id).toList());
    CellPlacement placement = new CellPlacement(stack, settings, found.view());
    SortedMap<Integer, PlacedCell> seeds = seeds(plan, placement);
    List<PlacedCell> cells = toSegment(found, seeds.values());
    timed(CROP, () -> crop(found, cells, progress.part(0.1, 0.2)));
    MemoryPlan plannedWork = plan(cells);
    timed(SEGMENT, () -> segment(found, cells, plannedWork, progress.part(0.2, 0.85)));
    CellSettler settler = new CellSettler(found, plan, placement, seeds, folder, settings, workers);
    RunSummary summary = timed(ASSEMBLE, () -> assemble(found, settler, progress.part(0.85, 0.93)));
    timed(OVERLAY, () -> draw(progress.part(0.93, 0.95)));
    timed(PICTURES, () -> see(found, settler, identity, progress.part(0.95, 1)));
    RunReport.write(
        identity,
        stack,
        found.view(),
        summary,
        journal.seconds(),
        workers.count(),
        memory,
        plannedWork,
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
    if (journal.isDone(DETECT) && Files.exists(folder.detected())) {
      List<Detection> detections = Journal.JSON.fromJson(
          read(folder.detected()), new TypeToken<List<Detection>>() {}.getType());
      return DetectedCells.link(detections, stack, settings, part);
    }
    DetectedCells found = DetectedCells.find(stack, settings, workers, memory, part);
    write(found.detections(), folder.detected());
    found.writeDetections(stack.requireVoxelSize(), folder.detections());
    journal.done(DETECT);
    return found;
  }

  /** Returns the cells that corrections add, by id. */
  private SortedMap<Integer, PlacedCell> seeds(CorrectionPlan plan, CellPlacement placement) {
    SortedMap<Integer, PlacedCell> seeds = new TreeMap<>();
    for (CorrectionPlan.Step step : plan.steps()) {
      if (step.correction() instanceof Correction.Add add) {
        CellTrack track = placement.seed(step.newId(), add.at(), workers);
        Roi roi = placement.roi(track);
        seeds.put(
            step.newId(),
            new PlacedCell(placement.record(track, roi), roi, folder.added(add.at()), true));
      }
    }
    return seeds;
  }

  /** Cuts out the ROIs of cells that are to be segmented, but for those of detected cells that are cut out already. */
  private Void crop(DetectedCells found, List<PlacedCell> cells, Progress part) {
    List<Roi> missing = cells.stream()
        .filter(cell -> cell.isAdded() || !Files.exists(folder.roi(cell.id())))
        .map(PlacedCell::roi)
        .toList();
    RoiCropper.crop(
        found.view(), missing, folder.rois(), MemoryPlan.forSlices(stack, workers, memory), part);
    return null;
  }

  private RoiSegmenter segmenter() {
    return new RoiSegmenter(settings.nucleus(), settings.cell());
  }

  private MemoryPlan plan(List<PlacedCell> cells) {
    List<Roi> rois = cells.stream().map(PlacedCell::roi).toList();
    return MemoryPlan.of(stack, rois, segmenter(), workers.count(), memory);
  }

  private Void segment(
      DetectedCells found, List<PlacedCell> cells, MemoryPlan plannedWork, Progress part) {
    new CellBatch(segmenter(), found.view().requireVoxelSize(), folder, cell -> {
          if (!cell.isAdded()) {
            journal.done(CellBatch.step(cell.id()));
          }
        })
        .run(cells, plannedWork, workers, part);
    return null;
  }

  private List<PlacedCell> toSegment(DetectedCells found, Collection<PlacedCell> seeds) {
    List<PlacedCell> cells = new ArrayList<>(found.placed(folder));
    cells.addAll(seeds);
    cells.removeIf(cell -> Files.exists(cell.labels())
        && (cell.isAdded() || journal.isDone(CellBatch.step(cell.id()))));
    return cells;
  }

  private RunSummary assemble(DetectedCells found, CellSettler settler, Progress part) {
    JsonElement wanted = identity(corrections);
    if (journal.isFor(wanted) && journal.isDone(ASSEMBLE)) {
      return Journal.JSON.fromJson(read(folder.summary()), RunSummary.class);
    }
    CellSettler.Settled settled = settler.settle(part.part(0, 0.3));
    // Whatever can be wrong with the corrections would have shown by now.
    if (!journal.isFor(wanted)) {
      journal.correct(wanted, List.of(ASSEMBLE, OVERLAY, MESH, PICTURES, PAGE));
    }
    folder.clearCorrectable();
    RunSummary summary =
        new CellReport(stack, found, folder).write(settled, workers, part.part(0.3, 1));
    write(summary, folder.summary());
    journal.done(ASSEMBLE);
    return summary;
  }

  /** Returns the corrections as they are written. */
  private static JsonElement identity(Corrections corrections) {
    return Journal.JSON.fromJson(Journal.JSON.toJson(corrections.entries()), JsonElement.class);
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
            workers,
            part);
      }
      journal.done(OVERLAY);
    }
    return null;
  }

  /** Meshes the cells for their pictures, files and the report. */
  private Void see(DetectedCells found, CellSettler settler, JsonObject identity, Progress part) {
    if (journal.isDone(MESH) && journal.isDone(PICTURES) && journal.isDone(PAGE)) {
      return null;
    }
    CellBodies bodies = new BodySweep(
            found.view(), settler.settle(part.part(0, 0.05)), folder, settings.darkResin())
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
      pictures.detections(found, stack);
      int last = stack.slices() - 1;
      Scene.Sheet slice = Scene.Sheet.of(stack.read(last), stack.requireVoxelSize(), last);
      pictures.field(bodies, Optional.of(slice), CellPictures.frame(stack));
      pictures.cells(bodies, part.part(0.6, 0.8));
      SliceOverlay.write(CellPictures.sections(bodies), folder.sections());
      journal.done(PICTURES);
    }
    if (!journal.isDone(PAGE)) {
      page(bodies, identity, part.part(0.8, 1));
      journal.done(PAGE);
    }
    return null;
  }

  private void page(CellBodies bodies, JsonObject identity, Progress part) {
    try (SliceStack cells = StackOpener.open(folder.cellIds());
        SliceStack nuclei = StackOpener.open(folder.nucleusIds())) {
      new ReportPage(stack, identity, workers)
          .withTable("Corrections", folder.corrected())
          .withTable("Surfaces", folder.meshTable())
          .withSections(CellPictures.sections(bodies))
          .write(
              Optional.of(folder.cells()),
              folder.measurements(),
              bodies,
              z -> new SliceOverlay.Findings(cells.read(z), nuclei.read(z), List.of()),
              folder.page(),
              part);
    }
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
