package org.emcell.core.segment;

import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.stack.SliceStack;

/** The paper's way (doi:10.3390/jimaging7060093), slice by slice. */
final class PaperNucleusSegmenter implements NucleusSegmenter {

  private final Settings settings;

  PaperNucleusSegmenter(Settings settings) {
    this.settings = settings;
  }

  @Override
  public NucleusMask segment(SliceStack roi, VoxelSize voxel, Centre centre, Workers workers, Progress progress) {
    throw new UnsupportedOperationException(settings.toString());
  }
}
