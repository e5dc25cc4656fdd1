package org.emcell.core.pipeline;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.imglib2.FinalInterval;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.measure.mesh.LabelMesher;
import org.emcell.core.report.OrthogonalSections;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.InvertedStack;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;

/** One pass over the ids of all slices, on the grid on which the cells were found: meshes and sections of all cells. */
final class BodySweep {

  private final DetectedCells found;
  private final SegmentedCells segmented;
  private final RunFolder folder;
  private final boolean darkResin;
  private final Size slice;

  /** The ids of one slice of the view. */
  private record Ids(int[] cells, int[] nuclei) {}

  /**
   * @param darkResin whether the view is inverted
   */
  BodySweep(DetectedCells found, SegmentedCells segmented, RunFolder folder, boolean darkResin) {
    this.found = found;
    this.segmented = segmented;
    this.folder = folder;
    this.darkResin = darkResin;
    slice = Size.of(found.view().width(), found.view().height());
  }

  /** Returns the bodies in the frame of the stack. */
  CellBodies run(Workers workers, Progress progress) {
    BinnedStack view = found.view();
    VoxelSize voxel = view.requireVoxelSize();
    LabelMesher cells = new LabelMesher(slice, voxel, LabelMesher.Settings.DEFAULT);
    LabelMesher nuclei = new LabelMesher(slice, voxel, LabelMesher.Settings.DEFAULT);
    SortedMap<Integer, OrthogonalSections> sections = sections(voxel);
    List<Roi> rois =
        found.rois().stream().filter(roi -> sections.containsKey(roi.id())).toList();
    // Indexed once; no file stays open between two reads.
    List<SliceStack> greys = rois.stream().map(this::grey).toList();
    for (int from = 0; from < view.slices(); from += workers.count()) {
      progress.report(0.6 * from / view.slices(), "Finding surfaces");
      Ids[] settled = new Ids[Math.min(workers.count(), view.slices() - from)];
      int first = from;
      workers.forEach(settled.length, k -> {
        progress.checkCancelled();
        settled[k] = new Ids(new int[slice.voxels()], new int[slice.voxels()]);
        segmented.overlap().slice(first + k, settled[k].cells(), settled[k].nuclei());
      });
      workers.forEach(rois.size() + 2, k -> {
        for (int i = 0; i < settled.length; i++) {
          if (k == 0) {
            cells.add(settled[i].cells(), workers);
          } else if (k == 1) {
            nuclei.add(settled[i].nuclei(), workers);
          } else {
            Roi roi = rois.get(k - 2);
            cut(roi, greys.get(k - 2), sections.get(roi.id()), first + i, settled[i]);
          }
        }
      });
    }
    Progress rest = progress.part(0.6, 1);
    return new CellBodies(
            cells.meshes(workers, rest.part(0, 0.7)),
            nuclei.meshes(workers, rest.part(0.7, 1)),
            sections)
        .moved(
            offset(view.block(), voxel.x()),
            offset(view.block(), voxel.y()),
            offset(view.blockZ(), voxel.z()));
  }

  /** Returns how far in um the centre of the first block lies from that of the first voxel. */
  private static double offset(int block, double edge) {
    return (block - 1) / 2.0 * edge / block / 1000;
  }

  private SortedMap<Integer, OrthogonalSections> sections(VoxelSize voxel) {
    SortedMap<Integer, OrthogonalSections> sections = new TreeMap<>();
    for (Roi roi : found.rois()) {
      if (!segmented.sameAs().containsKey(roi.id())) {
        Size size = roi.size();
        sections.put(
            roi.id(),
            new OrthogonalSections(
                size,
                voxel,
                roi.id(),
                inside(roi.centre().x(), size.width()),
                inside(roi.centre().y(), size.height()),
                inside(roi.centre().z(), size.depth())));
      }
    }
    return sections;
  }

  /** Returns the pixel of a place, or the nearest one of those that there are. */
  static int inside(double place, int pixels) {
    return (int) Math.max(0, Math.min(pixels - 1, Math.round(place)));
  }

  /** Returns the grey values of a ROI as they are in the stack. */
  private SliceStack grey(Roi roi) {
    SliceStack cropped = StackOpener.open(folder.roi(roi.id()));
    return darkResin ? new InvertedStack(cropped) : cropped;
  }

  private void cut(Roi roi, SliceStack grey, OrthogonalSections sections, int z, Ids ids) {
    int inRoi = z - roi.z();
    if (inRoi < 0 || inRoi >= roi.size().depth()) {
      return;
    }
    sections.add(
        inRoi,
        (left, top, width, height) -> Samples.ints(grey.read(
            inRoi, FinalInterval.createMinMax(left, top, left + width - 1, top + height - 1))),
        (left, top, width, height) ->
            crop(ids.cells(), slice.width(), roi.x() + left, roi.y() + top, width, height),
        (left, top, width, height) ->
            crop(ids.nuclei(), slice.width(), roi.x() + left, roi.y() + top, width, height));
  }

  /** Returns a rectangle of a slice with rows of the given length. */
  static int[] crop(int[] values, int row, int left, int top, int width, int height) {
    int[] result = new int[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(values, (top + y) * row + left, result, y * width, width);
    }
    return result;
  }
}
