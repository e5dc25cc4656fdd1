package org.emcell.core.segment;

import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import net.imglib2.FinalInterval;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;
import org.junit.Test;

/**
 * The paper's method on slices about the middle of the paper's own cell, when they are at hand beside the project. The
 * limits stand a little below what was measured, so that a step that goes wrong shows.
 */
public class PaperMethodRealDataTest {

  private static final Path DATA = Path.of("../../../shared/data/paper-cell-centre");
  private static final VoxelSize VOXEL = new VoxelSize(40, 40, 50);
  private static final int FIRST = 33;
  private static final int LAST = 40;

  @Test
  public void nucleusAndCellAreFoundAsWellAsMeasured() {
    assumeTrue(
        "No real data in ../shared/data beside the project: nothing to check.",
        Files.isDirectory(DATA));
    try (SliceStack grey = StackOpener.open(DATA.resolve("grey.tif"), VOXEL);
        SliceStack labels = StackOpener.open(DATA.resolve("labels.tif"), VOXEL)) {
      FinalInterval box =
          FinalInterval.createMinMax(0, 0, FIRST, grey.width() - 1, grey.height() - 1, LAST);
      SliceStack roi = grey.crop(box);
      SliceStack truth = labels.crop(box);
      Centre centre = Centre.of(new Size(roi.width(), roi.height(), roi.slices()));
      Workers workers = Workers.of(2);
      NucleusMask nucleus = new PaperNucleusSegmenter(NucleusSegmenter.Settings.DEFAULT)
          .segment(roi, VOXEL, centre, workers, Progress.none());
      CellLabels cell = new PaperCellSegmenter(CellSegmenter.Settings.DEFAULT)
          .segment(roi, VOXEL, nucleus, centre, workers, Progress.none());
      double[] jaccard = jaccard(cell, truth);
      assertTrue("nucleus " + jaccard[0], jaccard[0] > 0.96);
      assertTrue("cell with nucleus " + jaccard[1], jaccard[1] > 0.89);
      assertTrue("cell only " + jaccard[2], jaccard[2] > 0.82);
    }
  }

  private static double[] jaccard(CellLabels cell, SliceStack truth) {
    int[] both = new int[3];
    int[] either = new int[3];
    for (int z = 0; z < truth.slices(); z++) {
      byte[] found = cell.slice(z);
      int[] classes = Samples.ints(truth.read(z));
      for (int i = 0; i < found.length; i++) {
        boolean inCell = classes[i] == 1 || classes[i] == 5;
        boolean[] is = {classes[i] == 2, classes[i] == 2 || inCell, inCell};
        boolean[] isFound = {
          found[i] == CellLabels.NUCLEUS,
          found[i] != CellLabels.OUTSIDE,
          found[i] == CellLabels.CELL
        };
        for (int k = 0; k < 3; k++) {
          both[k] += is[k] && isFound[k] ? 1 : 0;
          either[k] += is[k] || isFound[k] ? 1 : 0;
        }
      }
    }
    return new double[] {
      (double) both[0] / either[0], (double) both[1] / either[1], (double) both[2] / either[2]
    };
  }
}
