package org.emcell.core.pipeline;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.report.SliceOverlay;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;

/** Writes pictures of some slices, evenly spaced through a stack. */
final class SliceOverlays {

  private static final int PICTURES = 8;
  /** Faint enough to leave the grey values to be read. */
  static final double TINT = 0.12;

  /** A slice and its labels are held for each, which may be large. */
  private static final int AT_A_TIME = 2;

  private SliceOverlays() {}

  /** What is drawn onto a slice. */
  interface Source {
    SliceOverlay.Findings at(int z);
  }

  /** Writes {@code slice_<number>.png} into a folder, in the place of all older pictures of this kind. */
  static void write(
      SliceStack grey,
      VoxelSize voxel,
      Source source,
      List<Integer> slices,
      Path folder,
      Workers workers,
      Progress progress) {
    deletePictures(folder);
    SliceOverlay overlay = new SliceOverlay(SliceOverlay.LONGEST_SIDE, TINT);
    AtomicInteger done = new AtomicInteger();
    Workers few = Workers.of(Math.min(AT_A_TIME, workers.count()));
    few.forEach(slices.size(), k -> {
      progress.checkCancelled();
      int z = slices.get(k);
      RandomAccessibleInterval<? extends IntegerType<?>> slice = grey.read(z);
      Path file = folder.resolve(String.format(Locale.ROOT, "slice_%04d.png", z));
      SliceOverlay.write(overlay.draw(slice, source.at(z), voxel), file);
      progress.report((double) done.incrementAndGet() / slices.size(), "Overlays");
    });
  }

  private static void deletePictures(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> pictures = Files.newDirectoryStream(folder, "slice_*.png")) {
      for (Path picture : pictures) {
        Files.delete(picture);
      }
    } catch (IOException e) {
      throw new StackException(
          "Cannot replace the pictures in " + folder + ": " + e.getMessage() + ".", e);
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
