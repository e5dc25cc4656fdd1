package org.emcell.core.pipeline;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.emcell.core.Progress;
import org.emcell.core.Workers;
import org.emcell.core.measure.mesh.MeshFormat;
import org.emcell.core.pipeline.correction.Corrections;
import org.emcell.core.stack.SliceStack;

/**
 * A whole run: from a stack to all of its cells. It writes
 *
 * <ul>
 *   <li>{@code detections.csv}: every detection and the cell it was linked to
 *   <li>{@code cells.csv}: every cell with its place, its ROI, whether all of it lies in the stack, and why not
 *   <li>{@code cells.tif}, {@code nuclei.tif}: ids of the cells (with their nucleus) and of the nuclei in the frame of
 *       the stack, the same id in both and in the tables
 *   <li>{@code measurements.csv}: the form of every cell, measured on the grid on which it was found
 *   <li>{@code overlay/}: pictures of eight slices, and of sections through the whole stack along the three planes
 *   <li>{@code pictures/}: the cells in three dimensions, sections through them, the field, the detections
 *   <li>{@code meshes.csv}: form and topology of the surface of every cell and nucleus
 *   <li>{@code report.html}: all of it on one page, with what deserves a look
 *   <li>{@code meshes/}: the surfaces as files, when formats were asked for
 *   <li>{@code corrected.csv}: the corrections and what came of them, where there are some
 *   <li>{@code run.json}: version, input, settings, times
 * </ul>
 *
 * <p>Each file appears when it is complete. A run that was killed is gone on with by running it again into the same
 * folder; the results are then the same, byte for byte, as without the interruption (but for the times in {@code
 * run.json}), and they do not depend on the number of threads or the memory. What the cells were found from stays in a
 * hidden folder, so that a run that is complete can be corrected.
 */
public final class Pipeline {

  private final RunSettings settings;
  private final Workers workers;
  private final long memory;
  private final Set<MeshFormat> meshFormats;

  /**
   * @param workers that share the work
   * @param memory bytes that the slices, and then the cells, in work may take together; at least one is worked on in
   *     any case
   */
  public Pipeline(RunSettings settings, Workers workers, long memory) {
    this(settings, workers, memory, Set.of());
  }

  private Pipeline(
      RunSettings settings, Workers workers, long memory, Set<MeshFormat> meshFormats) {
    this.settings = settings;
    this.workers = workers;
    this.memory = memory;
    this.meshFormats = meshFormats;
  }

  /** Returns a pipeline that also writes the meshes of all cells and nuclei into files. */
  public Pipeline withMeshes(Collection<MeshFormat> formats) {
    Set<MeshFormat> sorted = new TreeSet<>(formats);
    return new Pipeline(settings, workers, memory, sorted);
  }

  /**
   * Runs all steps that were not done yet.
   *
   * @param stack as it was opened; its voxel size must be known
   * @param out folder of the results, made when it is missing
   * @param overwrite whether the results of another run in that folder may be deleted, and this one begun anew
   * @throws org.emcell.core.stack.StackException when the stack cannot be read, the folder holds another run, or a
   *     result cannot be written
   */
  public RunSummary run(SliceStack stack, Path out, boolean overwrite, Progress progress) {
    return run(stack, Corrections.NONE, out, overwrite, progress);
  }

  /**
   * Runs all steps that were not done yet and corrects the cells. In the folder of a run of the same stack and
   * settings, whether it is complete and whatever its own corrections were, only what differs is done, and the results
   * are replaced by those that a new run with these corrections would give. Where a correction cannot be made, they
   * stay as they are.
   *
   * @param stack as it was opened; its voxel size must be known
   * @param corrections of the cells that are found
   * @param out folder of the results, made when it is missing
   * @param overwrite whether the results of another run in that folder may be deleted, and this one begun anew
   * @throws org.emcell.core.stack.StackException when a correction cannot be made, the stack cannot be read, the folder
   *     holds another run, or a result cannot be written
   */
  public RunSummary run(
      SliceStack stack, Corrections corrections, Path out, boolean overwrite, Progress progress) {
    corrections.requireInside(stack);
    JsonObject identity = RunReport.identity(stack, settings, meshFormats);
    RunFolder folder = new RunFolder(out);
    try (Journal journal = Journal.open(folder, identity, overwrite)) {
      return new Run(
              stack, settings, corrections, meshFormats, folder, journal, workers, memory, progress)
          .run(identity);
    }
  }
}
