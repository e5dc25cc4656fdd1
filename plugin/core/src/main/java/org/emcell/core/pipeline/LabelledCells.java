package org.emcell.core.pipeline;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.Workers;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;

/** The segmented ROIs of a run, read together slice by slice of the stack that they were cut from. */
final class LabelledCells implements AutoCloseable {

  /**
   * The labels of one ROI in one slice.
   *
   * @param index place of the ROI in the list of all
   * @param labels 0 outside, 1 cell, 2 nucleus, row by row of the ROI
   */
  record Plane(int index, Roi roi, int[] labels) {}

  private final List<Roi> rois;
  private final List<SliceStack> stacks = new ArrayList<>();

  /**
   * Opens the label volumes of some ROIs.
   *
   * @throws org.emcell.core.stack.StackException when one is missing or damaged
   */
  LabelledCells(List<Roi> rois, RunFolder folder) {
    this.rois = rois;
    rois.forEach(roi -> stacks.add(StackOpener.open(folder.labels(roi.id()))));
  }

  /** Reads a slice of the stack: of every ROI that reaches it, in the order of the list. */
  List<Plane> read(int z, Workers workers) {
    List<Integer> present = new ArrayList<>();
    for (int k = 0; k < rois.size(); k++) {
      Roi roi = rois.get(k);
      if (z >= roi.z() && z < roi.z() + roi.size().depth()) {
        present.add(k);
      }
    }
    Plane[] planes = new Plane[present.size()];
    workers.forEach(planes.length, i -> {
      int k = present.get(i);
      Img<? extends IntegerType<?>> slice = stacks.get(k).read(z - rois.get(k).z());
      planes[i] = new Plane(k, rois.get(k), Samples.ints(slice));
    });
    return List.of(planes);
  }

  @Override
  public void close() {
    stacks.forEach(SliceStack::close);
  }
}
