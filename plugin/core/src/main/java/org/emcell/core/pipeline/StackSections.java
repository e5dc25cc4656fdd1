package org.emcell.core.pipeline;

import java.util.List;
import java.util.stream.DoubleStream;
import net.imglib2.FinalInterval;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.measure.LabelSlices;
import org.emcell.core.report.OrthogonalSections;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;

/**
 * Three sections through a whole stack, taken while the ids of its slices pass by. Of a slice a row and a column of
 * blocks are read, of one all; blocks are as large as it takes for a section to have no more than 1024 pixels along a
 * side, and of a long stack some slices are left out. So the memory is bounded, some 20 MB, whatever the stack is. Not
 * thread-safe.
 */
final class StackSections {

  /** Most pixels along a side of a section. */
  static final int LONGEST_SIDE = 1024;

  private final BinnedStack grey;
  private final int width;
  private final int height;
  private final int step;
  private final OrthogonalSections sections;

  /**
   * The sections cross where they cut most cells: along each axis at the centre of that cell in whose middle half most
   * centres lie, of several the one nearest to the middle of the stack.
   *
   * @param stack whose grey values are shown, with its voxel size
   * @param cells of the stack; when there are none the sections cross in its middle
   * @param darkResin whether resin is darker than cells
   */
  StackSections(SliceStack stack, List<LabelSweep.Part> cells, boolean darkResin) {
    width = stack.width();
    height = stack.height();
    int block = blocks(Math.max(width, height));
    grey = new BinnedStack(stack, block, 1);
    step = blocks(stack.slices());
    VoxelSize voxel = stack.requireVoxelSize();
    Size size = new Size(grey.width(), grey.height(), (stack.slices() - step / 2 - 1) / step + 1);
    sections = new OrthogonalSections(
        size,
        voxel.times(block, block, step),
        0,
        darkResin,
        inside(place(cells, 0, width) / block, size.width()),
        inside(place(cells, 1, height) / block, size.height()),
        inside(place(cells, 2, stack.slices()) / step, size.depth()));
  }

  private static int blocks(int length) {
    return (length - 1) / LONGEST_SIDE + 1;
  }

  private static int inside(double place, int pixels) {
    return (int) Math.max(0, Math.min(pixels - 1, place));
  }

  /** Returns where along an axis most cells are cut through their middle. */
  private static double place(List<LabelSweep.Part> cells, int axis, int length) {
    double middle = (length - 1) / 2.0;
    double best = middle;
    long most = 0;
    for (LabelSweep.Part candidate : cells) {
      double at = centre(candidate, axis);
      long cut = cells.stream()
          .filter(cell -> Math.abs(centre(cell, axis) - at) <= reach(cell, axis))
          .count();
      boolean isNearer = Math.abs(at - middle) < Math.abs(best - middle);
      if (cut > most || cut == most && isNearer) {
        best = at;
        most = cut;
      }
    }
    return best;
  }

  private static double centre(LabelSweep.Part cell, int axis) {
    return switch (axis) {
      case 0 -> cell.roi().x() + cell.at().x();
      case 1 -> cell.roi().y() + cell.at().y();
      default -> cell.roi().z() + cell.at().z();
    };
  }

  /** Returns an eighth of the ROI, which is some half of the radius of a cell. */
  private static double reach(LabelSweep.Part cell, int axis) {
    Size roi = cell.roi().size();
    return DoubleStream.of(roi.width(), roi.height(), roi.depth()).toArray()[axis] / 8;
  }

  /**
   * Takes what is needed of a slice.
   *
   * @param z slice of the stack
   * @param ids its cells and nuclei
   */
  void add(int z, LabelSlices.Ids ids) {
    if (z % step == step / 2) {
      sections.add(z / step, grey(z), middles(ids.cells()), middles(ids.nuclei()));
    }
  }

  private OrthogonalSections.Pixels grey(int z) {
    return (left, top, columns, rows) -> Samples.ints(
        grey.read(z, FinalInterval.createMinMax(left, top, left + columns - 1, top + rows - 1)));
  }

  /** Gives of every block the id in its middle. */
  private OrthogonalSections.Pixels middles(int[] ids) {
    int block = grey.block();
    return (left, top, columns, rows) -> {
      int[] values = new int[columns * rows];
      for (int i = 0; i < values.length; i++) {
        int x = Math.min(width - 1, (left + i % columns) * block + block / 2);
        int y = Math.min(height - 1, (top + i / columns) * block + block / 2);
        values[i] = ids[y * width + x];
      }
      return values;
    };
  }

  /** Returns the sections of the slices so far. */
  OrthogonalSections sections() {
    return sections;
  }
}
