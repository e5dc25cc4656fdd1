package org.emcell.core.phantom;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.stack.AtomicFile;
import org.emcell.core.stack.Compression;
import org.emcell.core.stack.SliceWriter;
import org.emcell.core.stack.TiffWriter;

/**
 * Writes a phantom with its truth: {@value #STACK} (8 bit), {@value #CELLS} and {@value #NUCLEI} (ids, the same in both; a
 * cell includes its nucleus) and {@value #TRUTH}, the {@link CellTruth} of every cell. The volumes state the voxel size.
 * Grey levels are written as they are, because noise does not pack; labels are packed. Two slices are in memory.
 */
public final class PhantomWriter {

  /** Name of the grey stack. */
  public static final String STACK = "stack.tif";
  /** Name of the volume of cell ids. */
  public static final String CELLS = "cells.tif";
  /** Name of the volume of nucleus ids. */
  public static final String NUCLEI = "nuclei.tif";
  /** Name of the table of cells. */
  public static final String TRUTH = "truth.csv";

  private static final List<String> COLUMNS = List.of(
      "cell_id",
      "cell_voxels",
      "cell_volume_um3",
      "x_px",
      "y_px",
      "z_px",
      "radius_um",
      "first_x_px",
      "first_y_px",
      "first_z_px",
      "last_x_px",
      "last_y_px",
      "last_z_px",
      "whole_x_px",
      "whole_y_px",
      "whole_z_px",
      "whole_radius_um",
      "nuclei",
      "nucleus_voxels",
      "nucleus_volume_um3",
      "cut_by_side",
      "cut_by_top",
      "cut_by_bottom",
      "touching_cell_ids");

  private PhantomWriter() {}

  /**
   * Writes all files, each when it is complete.
   *
   * @param out folder, made when it is missing; older files of these names are replaced
   * @return the truth of every cell
   * @throws org.emcell.core.stack.StackException when a file cannot be written
   */
  public static List<CellTruth> write(
      CellFieldPhantom phantom, Path out, Workers workers, Progress progress) {
    PhantomSettings settings = phantom.settings();
    int width = settings.width();
    int height = settings.height();
    int depth = settings.depth();
    Optional<VoxelSize> voxel = Optional.of(settings.voxel());
    TruthCounter counter = phantom.truthCounter();
    try (SliceWriter stack = TiffWriter.create(
            out.resolve(STACK), width, height, 8, depth, voxel, Compression.NONE);
        TruthVolume cells = new TruthVolume(out.resolve(CELLS), settings, Math::abs);
        TruthVolume nuclei =
            new TruthVolume(out.resolve(NUCLEI), settings, label -> Math.max(0, -label))) {
      byte[] grey = new byte[Size.of(width, height).voxels()];
      byte[] next = grey.clone();
      List<Runnable> uses = List.of();
      for (int z = 0; z <= depth; z++) {
        progress.checkCancelled();
        progress.report((double) z / depth, "Phantom");
        // The last slice is written while this one is painted.
        List<Runnable> writing = uses;
        CellFieldPhantom.Painting painting = z < depth ? phantom.painting(z, next) : null;
        int tiles = z < depth ? painting.tiles() : 0;
        workers.forEach(writing.size() + tiles, k -> {
          if (k < writing.size()) {
            writing.get(k).run();
          } else {
            painting.paint(k - writing.size());
          }
        });
        if (z < depth) {
          int slice = z;
          byte[] painted = next;
          SliceLabels labels = painting.labels();
          uses = List.of(
              () -> nuclei.append(labels),
              () -> cells.append(labels),
              () -> stack.append(painted),
              () -> counter.add(slice, labels));
          next = grey;
          grey = painted;
        }
      }
      writeTruth(counter.truth(), out.resolve(TRUTH));
      stack.commit();
      cells.commit();
      nuclei.commit();
    }
    return counter.truth();
  }

  private static void writeTruth(List<CellTruth> cells, Path file) {
    AtomicFile.write(file, out -> {
      CsvWriter csv = CsvWriter.builder()
          .lineDelimiter(LineDelimiter.LF)
          .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      csv.writeRecord(COLUMNS);
      cells.forEach(cell -> csv.writeRecord(row(cell)));
      csv.flush();
    });
  }

  private static List<String> row(CellTruth c) {
    return List.of(
        Integer.toString(c.id()),
        Long.toString(c.voxels()),
        decimal(c.volume()),
        decimal(c.x()),
        decimal(c.y()),
        decimal(c.z()),
        decimal(c.radius()),
        Integer.toString(c.box().minX()),
        Integer.toString(c.box().minY()),
        Integer.toString(c.box().minZ()),
        Integer.toString(c.box().maxX()),
        Integer.toString(c.box().maxY()),
        Integer.toString(c.box().maxZ()),
        decimal(c.modelX()),
        decimal(c.modelY()),
        decimal(c.modelZ()),
        decimal(c.modelRadius()),
        Integer.toString(c.nuclei()),
        Long.toString(c.nucleusVoxels()),
        decimal(c.nucleusVolume()),
        Boolean.toString(c.cutBySide()),
        Boolean.toString(c.cutByTop()),
        Boolean.toString(c.cutByBottom()),
        c.touching().stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
