package org.emcell.core.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.emcell.core.pipeline.correction.Correction;
import org.emcell.core.segment.RoiCropper;
import org.emcell.core.stack.StackException;

/**
 * What lies where in the folder of a run. Results stand in the folder itself; what is needed to go on after an
 * interruption, or to correct cells later, is in a hidden folder in it.
 *
 * @param out the folder
 */
record RunFolder(Path out) {

  private static final String DETECTIONS = "detections.csv";
  private static final String CELLS = "cells.csv";
  private static final String CELL_IDS = "cells.tif";
  private static final String NUCLEUS_IDS = "nuclei.tif";
  private static final String MEASUREMENTS = "measurements.csv";
  private static final String OVERLAY = "overlay";
  private static final String PICTURES = "pictures";
  private static final String MESH_TABLE = "meshes.csv";
  private static final String MESHES = "meshes";
  private static final String CORRECTED = "corrected.csv";
  private static final String PAGE = "report.html";
  private static final String REPORT = "run.json";
  private static final String WORK = ".emcell";

  /** What a run writes in any case. The report goes first, because it says that all others are there. */
  private static final List<String> RESULTS = List.of(
      REPORT,
      DETECTIONS,
      CELLS,
      CELL_IDS,
      NUCLEUS_IDS,
      MEASUREMENTS,
      OVERLAY,
      PICTURES,
      MESH_TABLE,
      PAGE);

  /** Results that are there only when they were wanted. */
  private static final List<String> EXTRAS = List.of(CORRECTED, MESHES);

  Path detections() {
    return out.resolve(DETECTIONS);
  }

  Path cells() {
    return out.resolve(CELLS);
  }

  Path cellIds() {
    return out.resolve(CELL_IDS);
  }

  Path nucleusIds() {
    return out.resolve(NUCLEUS_IDS);
  }

  Path measurements() {
    return out.resolve(MEASUREMENTS);
  }

  Path overlay() {
    return out.resolve(OVERLAY);
  }

  /** Returns the picture of sections through the whole stack. */
  Path sections() {
    return overlay().resolve("sections.png");
  }

  /** Returns the corrections and what came of them; there only when there were some. */
  Path corrected() {
    return out.resolve(CORRECTED);
  }

  Path pictures() {
    return out.resolve(PICTURES);
  }

  Path meshTable() {
    return out.resolve(MESH_TABLE);
  }

  Path meshes() {
    return out.resolve(MESHES);
  }

  /** Returns the page that shows the results. */
  Path page() {
    return out.resolve(PAGE);
  }

  Path report() {
    return out.resolve(REPORT);
  }

  Path work() {
    return out.resolve(WORK);
  }

  Path journal() {
    return work().resolve("journal.json");
  }

  Path lock() {
    return work().resolve("lock");
  }

  /** Returns the detections with all their digits. */
  Path detected() {
    return work().resolve("detections.json");
  }

  /** Returns the outcome of a run whose last results are still missing. */
  Path summary() {
    return work().resolve("summary.json");
  }

  Path rois() {
    return work().resolve("rois");
  }

  Path roi(int id) {
    return RoiCropper.file(rois(), id);
  }

  Path labels(int id) {
    return work().resolve("labels").resolve(String.format(Locale.ROOT, "cell_%05d.tif", id));
  }

  /** Returns the labels of a cell that a user has added; the same place gives the same labels in every run. */
  Path added(Correction.Point at) {
    return work()
        .resolve("added")
        .resolve(String.format(Locale.ROOT, "at_%d_%d_%d.tif", at.x(), at.y(), at.z()));
  }

  /** Returns the labels of a cell that a correction has changed. */
  Path corrected(int correction, int id) {
    return changed().resolve(String.format(Locale.ROOT, "step_%04d_cell_%05d.tif", correction, id));
  }

  private Path changed() {
    return work().resolve("corrected");
  }

  /** Returns whether every result is there that a run has in any case. */
  boolean isComplete() {
    return RESULTS.stream().allMatch(name -> Files.exists(out.resolve(name)));
  }

  /** Returns the name of a result that is there, or an empty text. */
  String anyResult() {
    return results().filter(name -> Files.exists(out.resolve(name))).findFirst().orElse("");
  }

  private static Stream<String> results() {
    return Stream.concat(RESULTS.stream(), EXTRAS.stream());
  }

  /** Deletes the results and the work of an earlier run and leaves everything else alone. */
  void clear() {
    results().forEach(name -> delete(out.resolve(name)));
    clearWork();
  }

  /** Deletes the results that other corrections would make differ. */
  void clearCorrectable() {
    results().filter(name -> !name.equals(DETECTIONS)).forEach(name -> delete(out.resolve(name)));
    delete(summary());
  }

  /** Deletes the labels of the cells that corrections have changed. */
  void clearChanged() {
    delete(changed());
  }

  /** Deletes what a run that is complete does not need to be corrected; the labels of its cells stay. */
  void clearScratch() {
    delete(summary());
    delete(rois());
    clearChanged();
    delete(journal().resolveSibling(".journal.json.part"));
  }

  private void clearWork() {
    clearScratch();
    delete(detected());
    delete(work().resolve("labels"));
    delete(work().resolve("added"));
  }

  /** Deletes the folder of the work and, when nothing else is in it, the folder of the run. */
  void deleteEmpty() {
    delete(work());
    try (Stream<Path> entries = Files.list(out)) {
      if (entries.findAny().isEmpty()) {
        Files.delete(out);
      }
    } catch (IOException e) {
      // An empty folder does no harm.
    }
  }

  /** Deletes a file, or a folder with all that is in it. */
  private static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(path)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new StackException(
          "Cannot delete " + path + ": " + e.getMessage() + ". Delete it by hand.", e);
    }
  }
}
