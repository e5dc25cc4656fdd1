package org.emcell.core.report.html;

import java.awt.image.BufferedImage;
import java.util.List;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.report.GreyLevels;
import org.emcell.core.report.SliceOverlay;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;

/** The slices that a page shows: evenly spaced through the stack, made smaller by a whole factor, with outlines. */
public final class ReportSlices {

  private static final int MOST = 32;
  private static final int LONGEST_SIDE = 900;

  private ReportSlices() {}

  /** What was found in a slice. */
  public interface Source {

    /** Returns the ids of cells and nuclei in a slice. */
    SliceOverlay.Findings at(int z);
  }

  /**
   * Reads the slices.
   *
   * @param voxel voxel size of the stack in nm
   * @param workers that share the slices
   * @throws org.emcell.core.stack.StackException when a slice cannot be read
   */
  public static List<ReportContent.Slice> of(
      SliceStack stack, VoxelSize voxel, Source source, Workers workers, Progress progress) {
    int count = Math.min(MOST, stack.slices());
    ReportContent.Slice[] slices = new ReportContent.Slice[count];
    workers.forEach(count, k -> {
      progress.checkCancelled();
      progress.report((double) k / count, "Slices of the report");
      int z = (int) ((k + 0.5) * stack.slices() / count);
      slices[k] = slice(stack.read(z), source.at(z), z, voxel);
    });
    return List.of(slices);
  }

  private static ReportContent.Slice slice(
      RandomAccessibleInterval<? extends IntegerType<?>> grey,
      SliceOverlay.Findings found,
      int z,
      VoxelSize voxel) {
    int width = (int) grey.dimension(0);
    int height = (int) grey.dimension(1);
    int block = (Math.max(width, height) - 1) / LONGEST_SIDE + 1;
    int w = (width - 1) / block + 1;
    int h = (height - 1) / block + 1;
    BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, w, h, GreyLevels.of(Samples.blockMeans(grey, block)));
    return new ReportContent.Slice(
        z,
        z * voxel.z() / 1000,
        w,
        h,
        block * voxel.x() / 1000,
        Picture.of(image),
        OutlineTracer.trace(sample(found.cells(), block, w, h), w, h),
        OutlineTracer.trace(sample(found.nuclei(), block, w, h), w, h));
  }

  /** Returns the label in the middle of every block. */
  private static int[] sample(
      RandomAccessibleInterval<? extends IntegerType<?>> labels, int block, int w, int h) {
    int[] result = new int[w * h];
    RandomAccess<? extends IntegerType<?>> at = labels.randomAccess();
    for (int i = 0; i < result.length; i++) {
      at.setPosition(Math.min(labels.max(0), (long) (i % w) * block + block / 2), 0);
      at.setPosition(Math.min(labels.max(1), (long) (i / w) * block + block / 2), 1);
      result[i] = at.get().getInteger();
    }
    return result;
  }
}
