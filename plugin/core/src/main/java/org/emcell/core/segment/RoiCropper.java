package org.emcell.core.segment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import net.imglib2.FinalInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.Compression;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.SliceWriter;
import org.emcell.core.stack.TiffWriter;

/**
 * Places a region of interest about every cell and cuts all of them out of the stack in one sweep over its slices.
 *
 * <p>A ROI has the cell's centroid in its middle. Where it would leave the stack it is shifted, not padded; where the stack
 * is smaller than the ROI, the ROI is as large as the stack. A cell that is larger than usual gets a larger ROI: 3.2 times
 * its radius or its length from the first to the last detection, and 2 um more on either side.
 */
public final class RoiCropper {

  /**
   * How large a ROI is.
   *
   * @param sizeX width in nm
   * @param sizeY height in nm
   * @param sizeZ extent along the slices in nm
   */
  public record Settings(double sizeX, double sizeY, double sizeZ) {

    /** The paper's 2000 x 2000 x 300 voxels of 10 x 10 x 50 nm. */
    public static final Settings DEFAULT = new Settings(20_000, 20_000, 15_000);

    /**
     * @throws IllegalArgumentException when a length is not positive
     */
    public Settings {
      if (!(sizeX > 0) || !(sizeY > 0) || !(sizeZ > 0)) {
        throw new IllegalArgumentException("A ROI needs three sides above 0 nm, found " + sizeX
            + ", " + sizeY + ", " + sizeZ + ".");
      }
    }
  }

  /** What a cell may measure across, in units of the radius of the largest ball in it, which need not be in its middle. */
  private static final double RADII = 3.2;

  private static final double MARGIN = 2000;

  private final Settings settings;

  /** Makes a cropper with the given settings. */
  public RoiCropper(Settings settings) {
    this.settings = settings;
  }

  /**
   * Returns the ROI of a cell.
   *
   * @param cell in pixels of the stack that is behind the view
   * @param stack a view of the stack in which the cell was detected, as coarse as the ROI is to be
   * @throws org.emcell.core.stack.StackException when the stack has no voxel size
   */
  public Roi place(CellTrack cell, BinnedStack stack) {
    VoxelSize voxel = stack.requireVoxelSize();
    double x = inBlocks(cell.x(), stack.block());
    double y = inBlocks(cell.y(), stack.block());
    double z = inBlocks(cell.z(), stack.blockZ());
    double width = RADII * cell.radius() * 1000 + 2 * MARGIN;
    double length =
        (cell.lastSlice() - cell.firstSlice() + 1.0) / stack.blockZ() * voxel.z() + 2 * MARGIN;
    Axis columns = Axis.about(x, Math.max(settings.sizeX(), width) / voxel.x(), stack.width());
    Axis rows = Axis.about(y, Math.max(settings.sizeY(), width) / voxel.y(), stack.height());
    Axis slices = Axis.about(z, Math.max(settings.sizeZ(), length) / voxel.z(), stack.slices());
    return new Roi(
        cell.id(),
        columns.first,
        rows.first,
        slices.first,
        new Size(columns.length, rows.length, slices.length),
        new Centre(x - columns.first, y - rows.first, z - slices.first));
  }

  private static double inBlocks(double position, int block) {
    return (position + 0.5) / block - 0.5;
  }

  private record Axis(int first, int length) {

    static Axis about(double middle, double wanted, int available) {
      int length = (int) Math.max(1, Math.min(available, Math.round(wanted)));
      int first =
          (int) Math.max(0, Math.min(available - length, Math.round(middle - (length - 1) / 2.0)));
      return new Axis(first, length);
    }
  }

  /** Returns the file of a ROI in the folder that ROIs were cut into. */
  public static Path file(Path folder, int id) {
    return folder.resolve(String.format(Locale.ROOT, "cell_%05d.tif", id));
  }

  /**
   * Cuts ROIs out of a stack. Each slice that a ROI needs is read once, whatever the number of ROIs; as many slices are in
   * memory as there are workers. The ROI of each cell becomes a TIFF stack, {@link #file}, which appears when it is
   * complete.
   *
   * @param stack in which the ROIs were placed
   * @param folder is made when it is missing
   * @throws org.emcell.core.stack.StackException when a slice cannot be read or a file cannot be written
   */
  public static void crop(
      SliceStack stack, List<Roi> rois, Path folder, Workers workers, Progress progress) {
    List<Integer> needed = IntStream.range(0, stack.slices())
        .filter(z -> rois.stream().anyMatch(roi -> holds(roi, z)))
        .boxed()
        .toList();
    Map<Integer, SliceWriter> open = new HashMap<>();
    try {
      for (int from = 0; from < needed.size(); from += workers.count()) {
        List<Integer> batch = needed.subList(from, Math.min(needed.size(), from + workers.count()));
        Map<Integer, Img<? extends IntegerType<?>>> slices = read(stack, batch, workers, progress);
        List<Roi> touched = rois.stream()
            .filter(roi -> batch.stream().anyMatch(z -> holds(roi, z)))
            .toList();
        for (Roi roi : touched) {
          open.computeIfAbsent(roi.id(), id -> writer(roi, stack, folder));
        }
        workers.forEach(
            touched.size(),
            k -> append(touched.get(k), batch, slices, open.get(touched.get(k).id())));
        int last = batch.get(batch.size() - 1);
        for (Roi roi : touched) {
          if (roi.z() + roi.size().depth() <= last + 1) {
            try (SliceWriter writer = open.remove(roi.id())) {
              writer.commit();
            }
          }
        }
        progress.report((double) (from + batch.size()) / needed.size(), "Cropping");
      }
    } finally {
      open.values().forEach(SliceWriter::close);
    }
  }

  private static Map<Integer, Img<? extends IntegerType<?>>> read(
      SliceStack stack, List<Integer> batch, Workers workers, Progress progress) {
    List<Img<? extends IntegerType<?>>> read = new ArrayList<>();
    batch.forEach(z -> read.add(null));
    workers.forEach(batch.size(), k -> {
      progress.checkCancelled();
      read.set(k, stack.read(batch.get(k)));
    });
    Map<Integer, Img<? extends IntegerType<?>>> slices = new HashMap<>();
    for (int k = 0; k < batch.size(); k++) {
      slices.put(batch.get(k), read.get(k));
    }
    return slices;
  }

  private static SliceWriter writer(Roi roi, SliceStack stack, Path folder) {
    return TiffWriter.create(
        file(folder, roi.id()),
        roi.size().width(),
        roi.size().height(),
        stack.bitsPerSample(),
        roi.size().depth(),
        stack.voxelSize(),
        Compression.NONE);
  }

  private static void append(
      Roi roi,
      List<Integer> batch,
      Map<Integer, Img<? extends IntegerType<?>>> slices,
      SliceWriter writer) {
    FinalInterval box = FinalInterval.createMinSize(
        roi.x(), roi.y(), roi.size().width(), roi.size().height());
    for (int z : batch) {
      if (holds(roi, z)) {
        writer.append(Samples.crop(slices.get(z), box));
      }
    }
  }

  private static boolean holds(Roi roi, int z) {
    return z >= roi.z() && z < roi.z() + roi.size().depth();
  }
}
