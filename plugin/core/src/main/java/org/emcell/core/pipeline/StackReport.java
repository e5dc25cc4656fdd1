package org.emcell.core.pipeline;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.emcell.core.ProductVersion;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Box;
import org.emcell.core.image.Size;
import org.emcell.core.measure.CellMeasurements;
import org.emcell.core.measure.CellMeasurer;
import org.emcell.core.measure.LabelSlices;
import org.emcell.core.measure.MeasurementTable;
import org.emcell.core.measure.Position;
import org.emcell.core.report.LabelledStack;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.SliceStack;

/**
 * The report of a stack whose cells are known already, wherever their labels come from: they are measured, meshed and
 * drawn as those of a run are. The stack is read once and its labels twice, as many slices at a time as there are
 * workers, and then the slices that the page shows.
 */
public final class StackReport {

  /** How far in nm the sections of a cell reach beyond it; its surroundings are judged within 1 um. */
  private static final double MARGIN = 1500;

  private final Map<Integer, Map<String, String>> known = new TreeMap<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final boolean darkResin;

  /** @param darkResin whether resin is darker than cells */
  public StackReport(boolean darkResin) {
    this.darkResin = darkResin;
    settings.put("dark_resin", Boolean.toString(darkResin));
  }

  /**
   * Adds what is known of a cell from elsewhere: {@code state} and {@code reason} as in the tables of a run, and
   * further numbers under any other name.
   */
  public StackReport withCell(int id, Map<String, String> values) {
    known.put(id, new LinkedHashMap<>(values));
    return this;
  }

  /** Adds a line to what the page says about where the result comes from. */
  public StackReport withSetting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /**
   * Writes the page, which appears when it is complete.
   *
   * @param stack a stack with a voxel size
   * @param labels the ids of its cells
   * @param size of the labels
   * @throws IllegalArgumentException when stack and labels differ in size
   * @throws org.emcell.core.stack.StackException when a slice cannot be read or the file cannot be written
   */
  public void write(
      SliceStack stack,
      LabelSlices labels,
      Size size,
      Path file,
      Workers workers,
      Progress progress) {
    LabelledStack shown = new LabelledStack(stack, labels, size);
    List<CellMeasurements> cells =
        measure(labels, size, stack.requireVoxelSize(), workers, progress.part(0, 0.25));
    List<LabelSweep.Part> parts = new ArrayList<>();
    cells.forEach(cell -> parts.add(part(cell, size, stack.requireVoxelSize())));
    CellBodies bodies =
        new LabelSweep(stack, labels, parts, darkResin).run(workers, progress.part(0.25, 0.7));
    Map<Integer, Map<String, String>> measured = new TreeMap<>();
    Map<Integer, Map<String, String>> found = new TreeMap<>();
    for (CellMeasurements cell : cells) {
      Map<String, String> row = row(cell);
      known.getOrDefault(cell.id(), Map.of()).forEach(row::putIfAbsent);
      measured.put(cell.id(), row);
      found.put(cell.id(), row);
    }
    known.forEach(found::putIfAbsent);
    new ReportPage(stack, identity(stack.requireVoxelSize()), workers)
        .withSections(CellPictures.sections(bodies))
        .write(found, measured, bodies, shown::findings, file, progress.part(0.7, 1));
  }

  private static List<CellMeasurements> measure(
      LabelSlices labels, Size size, VoxelSize voxel, Workers workers, Progress progress) {
    CellMeasurer measurer = new CellMeasurer(size.slice(), voxel);
    for (int z = 0; z < size.depth(); z++) {
      progress.checkCancelled();
      progress.report((double) z / size.depth(), "Measuring");
      LabelSlices.Ids ids = labels.at(z);
      measurer.add(ids.cells(), ids.nuclei(), workers);
    }
    return measurer.measurements();
  }

  private static Map<String, String> row(CellMeasurements cell) {
    Map<String, String> row = new LinkedHashMap<>();
    List<String> names = MeasurementTable.columns();
    List<String> fields = MeasurementTable.row(cell);
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), fields.get(i));
    }
    return row;
  }

  /** Returns the box of a cell with a margin; sections cross in the middle of its nucleus. */
  private static LabelSweep.Part part(CellMeasurements cell, Size size, VoxelSize voxel) {
    Box box = cell.cell().box().or(() -> cell.nucleus().box()).orElseThrow();
    int[] low = {low(box.minX(), voxel.x()), low(box.minY(), voxel.y()), low(box.minZ(), voxel.z())
    };
    Size part = new Size(
        high(box.maxX(), voxel.x(), size.width()) - low[0],
        high(box.maxY(), voxel.y(), size.height()) - low[1],
        high(box.maxZ(), voxel.z(), size.depth()) - low[2]);
    Position middle =
        cell.nucleus().voxels() > 0 ? cell.nucleus().centroidPx() : cell.cell().centroidPx();
    Centre at = new Centre(middle.x() - low[0], middle.y() - low[1], middle.z() - low[2]);
    Roi roi = new Roi(cell.id(), low[0], low[1], low[2], part, at);
    return new LabelSweep.Part(cell.id(), roi, at, Optional.empty());
  }

  private static int low(int first, double edge) {
    return (int) Math.max(0, first - Math.ceil(MARGIN / edge));
  }

  private static int high(int last, double edge, int length) {
    return (int) Math.min(length, last + 1 + Math.ceil(MARGIN / edge));
  }

  private JsonObject identity(VoxelSize voxel) {
    JsonObject identity = new JsonObject();
    identity.addProperty("emcell", ProductVersion.current());
    identity.add("voxel_size_nm", Journal.JSON.toJsonTree(voxel));
    identity.add("settings", Journal.JSON.toJsonTree(settings));
    return identity;
  }
}
