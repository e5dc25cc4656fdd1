package org.emcell.core.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.emcell.core.segment.RoiCropper;
import org.emcell.core.stack.StackException;

/**
 * What lies where in the folder of a run. Results stand in the folder itself; what is needed only to go on after an
 * interruption is in a hidden folder in it.
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
  private static final String REPORT = "run.json";
  private static final String WORK = ".emcell";

  private static final List<String> RESULTS = List.of(
      DETECTIONS,
      CELLS,
      CELL_IDS,
      NUCLEUS_IDS,
      MEASUREMENTS,
      OVERLAY,
      PICTURES,
      MESH_TABLE,
      REPORT);

  /** Results that are there only when they were wanted. */
  private static final List<String> EXTRAS = List.of(MESHES);

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

  Path pictures() {
    return out.resolve(PICTURES);
  }

  Path meshTable() {
    return out.resolve(MESH_TABLE);
  }

  Path meshes() {
    return out.resolve(MESHES);
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

  /** Returns whether every result is there. */
  boolean isComplete() {
    return RESULTS.stream().allMatch(name -> Files.exists(out.resolve(name)));
  }

  /** Returns the name of a result that is there, or an empty text. */
  String anyResult() {
    return RESULTS.stream()
        .filter(name -> Files.exists(out.resolve(name)))
        .findFirst()
        .orElse("");
  }

  /** Deletes the results and the work of an earlier run and leaves everything else alone. */
  void clear() {
    RESULTS.forEach(name -> delete(out.resolve(name)));
    EXTRAS.forEach(name -> delete(out.resolve(name)));
    clearWork();
  }

  /** Deletes what is needed only to go on, but not the journal and its lock. */
  void clearWork() {
    delete(detected());
    delete(summary());
    delete(rois());
    delete(work().resolve("labels"));
    delete(journal().resolveSibling(".journal.json.part"));
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
