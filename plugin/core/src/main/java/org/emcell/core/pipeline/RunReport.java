package org.emcell.core.pipeline;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.emcell.core.ProductVersion;
import org.emcell.core.VoxelSize;
import org.emcell.core.measure.mesh.MeshFormat;
import org.emcell.core.stack.AtomicFile;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;

/** Where a result comes from: {@code run.json}. */
final class RunReport {

  private RunReport() {}

  /** Returns what a run is: everything that its results depend on. */
  static JsonObject identity(SliceStack stack, RunSettings settings, Set<MeshFormat> meshFormats) {
    JsonObject run = new JsonObject();
    run.addProperty("emcell", ProductVersion.current());
    run.add("input", Journal.JSON.toJsonTree(InputFingerprint.of(stack)));
    run.add("voxel_size_nm", voxel(stack.requireVoxelSize()));
    run.addProperty("units", "lengths in nm, areas in um2");
    run.add("settings", Journal.JSON.toJsonTree(settings));
    run.add("mesh_files", Journal.JSON.toJsonTree(meshFormats));
    return run;
  }

  /**
   * Writes the report of a whole run.
   *
   * @param seconds spent on each step
   * @param threads that were asked for
   * @param memory that slices or cells in work might take, in bytes
   * @param plan what followed from threads and memory
   */
  static void write(
      JsonObject identity,
      SliceStack stack,
      BinnedStack view,
      RunSummary summary,
      Map<String, Double> seconds,
      int threads,
      long memory,
      MemoryPlan plan,
      Path file) {
    JsonObject report = identity.deepCopy();
    report
        .getAsJsonObject("input")
        .addProperty("path", stack.source().toAbsolutePath().normalize().toString());
    JsonObject grid = new JsonObject();
    grid.addProperty("block_xy", view.block());
    grid.addProperty("block_z", view.blockZ());
    grid.add("voxel_size_nm", voxel(view.requireVoxelSize()));
    report.add("working_grid", grid);
    report.add("cells", Journal.JSON.toJsonTree(summary));
    JsonObject times = new JsonObject();
    double total = 0;
    for (Map.Entry<String, Double> step : seconds.entrySet()) {
      times.addProperty(step.getKey(), rounded(step.getValue()));
      total += step.getValue();
    }
    times.addProperty("total", rounded(total));
    report.add("seconds", times);
    JsonObject machine = new JsonObject();
    machine.addProperty("threads", threads);
    machine.addProperty("memory_limit_mb", memory >> 20);
    machine.addProperty("slices_at_a_time", plan.sliceThreads());
    machine.addProperty("cells_at_a_time", plan.cellsAtATime());
    machine.addProperty("largest_cell_mb", plan.cellBytes() >> 20);
    machine.addProperty("heap_mb", Runtime.getRuntime().maxMemory() >> 20);
    machine.addProperty("java", Runtime.version().toString());
    machine.addProperty(
        "system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    report.add("machine", machine);
    byte[] text = (Journal.JSON.toJson(report) + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(text));
  }

  /**
   * Reads what a run that is complete came to.
   *
   * @throws StackException when the report cannot be read
   */
  static RunSummary summary(Path file) {
    try {
      JsonObject report = Journal.JSON.fromJson(Files.readString(file), JsonObject.class);
      return Journal.JSON.fromJson(report.get("cells"), RunSummary.class);
    } catch (IOException | JsonParseException e) {
      throw new StackException("Cannot read " + file + ". Begin the run anew with --overwrite.");
    }
  }

  private static JsonObject voxel(VoxelSize size) {
    return Journal.JSON.toJsonTree(size).getAsJsonObject();
  }

  private static double rounded(double seconds) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.2f", seconds));
  }
}
