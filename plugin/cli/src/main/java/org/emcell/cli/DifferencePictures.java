package org.emcell.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.report.DifferenceOverlay;
import org.emcell.core.report.SliceOverlay;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;

/** Writes pictures of where labels and truth agree, for some slices or for all. */
final class DifferencePictures {

  private static final int EVENLY = 8;

  private final SliceStack found;
  private final SliceStack expected;
  private final Optional<SliceStack> grey;
  private final VoxelSize voxel;

  /**
   * @param grey the slices themselves, when they are to lie under colours
   */
  DifferencePictures(SliceStack found, SliceStack expected, Optional<SliceStack> grey) {
    this.found = found;
    this.expected = expected;
    this.grey = grey;
    voxel = found.voxelSize().or(expected::voxelSize).orElse(VoxelSize.UNIT);
  }

  /**
   * Writes {@code <name>_slice_<number>.png} in greys, as in the paper, and {@code ..._colour.png}.
   *
   * @param name of what is compared
   */
  void write(
      String name, IntPredicate isFound, IntPredicate isExpected, Path folder, Progress progress) {
    Size size = Size.of(found.width(), found.height());
    int pictures = Math.min(EVENLY, found.slices());
    for (int k = 0; k < pictures; k++) {
      progress.checkCancelled();
      progress.report((double) k / pictures, "Pictures of differences");
      int z = (int) ((k + 0.5) * found.slices() / pictures);
      int[] labels = Samples.ints(found.read(z));
      int[] truth = Samples.ints(expected.read(z));
      int[] levels = grey.map(stack -> levels(Samples.ints(stack.read(z)))).orElse(null);
      for (DifferenceOverlay.Style style : DifferenceOverlay.Style.values()) {
        String ending = style == DifferenceOverlay.Style.GREY ? "" : "_colour";
        String file = String.format(Locale.ROOT, "%s_slice_%04d%s.png", name, z, ending);
        SliceOverlay.write(
            new DifferenceOverlay(style, SliceOverlay.LONGEST_SIDE)
                .draw(size, labels, isFound, truth, isExpected, levels, voxel),
            folder.resolve(file));
      }
    }
  }

  /** Returns 16-bit grey values as levels to 255. */
  private static int[] levels(int[] values) {
    int largest = Arrays.stream(values).max().orElse(0);
    if (largest <= 255) {
      return values;
    }
    return Arrays.stream(values).map(value -> (int) (255L * value / largest)).toArray();
  }
}
