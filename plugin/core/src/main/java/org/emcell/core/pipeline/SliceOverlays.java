package org.emcell.core.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.report.SliceOverlay;
import org.emcell.core.stack.SliceStack;

/** Writes pictures of some slices, evenly spaced through a stack. */
final class SliceOverlays {

  private static final int PICTURES = 8;

  private SliceOverlays() {}

  /** What is drawn onto a slice. */
  interface Source {
    SliceOverlay.Findings at(int z);
  }

  /** Writes {@code slice_<number>.png} into a folder. */
  static void write(
      SliceStack grey,
      VoxelSize voxel,
      Source source,
      List<Integer> slices,
      Path folder,
      Progress progress) {
    SliceOverlay overlay = new SliceOverlay(SliceOverlay.LONGEST_SIDE);
    for (int k = 0; k < slices.size(); k++) {
      progress.checkCancelled();
      progress.report((double) k / slices.size(), "Overlays");
      int z = slices.get(k);
      RandomAccessibleInterval<? extends IntegerType<?>> slice = grey.read(z);
      Path file = folder.resolve(String.format(Locale.ROOT, "slice_%04d.png", z));
      SliceOverlay.write(overlay.draw(slice, source.at(z), voxel), file);
    }
  }

  /** Returns the middles of eight parts of equal length, fewer where there are fewer slices. */
  static List<Integer> evenly(int slices) {
    int pictures = Math.min(PICTURES, slices);
    return IntStream.range(0, pictures)
        .map(k -> (int) ((k + 0.5) * slices / pictures))
        .boxed()
        .toList();
  }
}
