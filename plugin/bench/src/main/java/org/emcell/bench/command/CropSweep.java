package org.emcell.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.emcell.core.Progress;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Roi;
import org.emcell.core.segment.RoiCropper;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;

/**
 * Cuts ROIs in full resolution out of a stack in one sweep, or copies the stack. A program of its own, so that its time
 * and memory are those of nothing else; {@code emcell run} cuts ROIs as coarse as it needs them.
 */
final class CropSweep {

  private static final int ROIS = 30;
  private static final int SIDE = 2000;
  /** A ROI of the paper takes 300 of 518 slices. */
  private static final double DEPTH = 300 / 518.0;

  private CropSweep() {}

  /** Takes {@code crop} or {@code copy}, the stack, the folder of the results and the number of threads. */
  public static void main(String[] args) throws IOException {
    Path stack = Path.of(args[1]);
    Path out = Files.createDirectories(Path.of(args[2]));
    if (args[0].equals("copy")) {
      Files.copy(stack, out.resolve("copy.tif"));
      return;
    }
    try (SliceStack slices = StackOpener.open(stack)) {
      Workers workers = Workers.of(Integer.parseInt(args[3]));
      RoiCropper.crop(slices, rois(slices), out, workers, Progress.none());
    }
  }

  /** Returns ROIs at random places, the same each time. */
  private static List<Roi> rois(SliceStack stack) {
    SplittableRandom random = new SplittableRandom(1);
    int depth = (int) Math.max(1, Math.round(DEPTH * stack.slices()));
    List<Roi> rois = new ArrayList<>();
    for (int id = 1; id <= ROIS; id++) {
      rois.add(new Roi(
          id,
          random.nextInt(stack.width() - SIDE + 1),
          random.nextInt(stack.height() - SIDE + 1),
          random.nextInt(stack.slices() - depth + 1),
          new Size(SIDE, SIDE, depth),
          new Centre(SIDE / 2.0, SIDE / 2.0, depth / 2.0)));
    }
    return rois;
  }
}
