package org.emcell.core.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.measure.LabelSlices;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.CellTrack;
import org.emcell.core.segment.Centre;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.InvertedStack;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;

/** The cells of a run as bodies: one pass over their ids on the grid on which they were found. */
final class BodySweep {

  private final BinnedStack view;
  private final List<PlacedCell> cells;
  private final CellOverlap overlap;
  private final RunFolder folder;
  private final boolean darkResin;

  /**
   * @param view that the cells lie in
   * @param settled the cells
   * @param darkResin whether the view is inverted
   */
  BodySweep(BinnedStack view, CellSettler.Settled settled, RunFolder folder, boolean darkResin) {
    this.view = view;
    cells = settled.corrected().cells().stream()
        .filter(cell -> !settled.segmented().sameAs().containsKey(cell.id()))
        .toList();
    overlap = settled.segmented().overlap();
    this.folder = folder;
    this.darkResin = darkResin;
  }

  /** Returns the bodies in the frame of the stack. */
  CellBodies run(Workers workers, Progress progress) {
    VoxelSize voxel = view.requireVoxelSize();
    int pixels = Size.of(view.width(), view.height()).voxels();
    LabelSlices settled = z -> {
      LabelSlices.Ids ids = new LabelSlices.Ids(new int[pixels], new int[pixels]);
      overlap.slice(z, ids.cells(), ids.nuclei());
      return ids;
    };
    // Crops are indexed once; no file stays open between two reads.
    List<LabelSweep.Part> parts = cells.stream()
        .map(cell -> new LabelSweep.Part(cell.id(), cell.roi(), centre(cell), cropped(cell)))
        .toList();
    return new LabelSweep(upright(view), settled, parts, darkResin)
        .run(workers, progress)
        .moved(
            offset(view.block(), voxel.x()),
            offset(view.block(), voxel.y()),
            offset(view.blockZ(), voxel.z()));
  }

  /** Returns how far in um the centre of the first block lies from that of the first voxel. */
  private static double offset(int block, double edge) {
    return (block - 1) / 2.0 * edge / block / 1000;
  }

  /** Returns where the cell is in its ROI; that of a cell that was corrected lies about another centre. */
  private Centre centre(PlacedCell cell) {
    if (cell.anchors().isEmpty()) {
      return cell.roi().centre();
    }
    CellTrack track = cell.track();
    return new Centre(
        (track.x() + 0.5) / view.block() - 0.5 - cell.roi().x(),
        (track.y() + 0.5) / view.block() - 0.5 - cell.roi().y(),
        (track.z() + 0.5) / view.blockZ() - 0.5 - cell.roi().z());
  }

  /** Returns the ROI of a cell that is as it was detected and was cut out in this run; the same as in the view. */
  private Optional<SliceStack> cropped(PlacedCell cell) {
    Path roi = folder.roi(cell.id());
    boolean isDetected = !cell.isAdded() && cell.anchors().isEmpty();
    return isDetected && Files.exists(roi)
        ? Optional.of(upright(StackOpener.open(roi)))
        : Optional.empty();
  }

  /** Returns grey values as they are in the stack. */
  private SliceStack upright(SliceStack grey) {
    return darkResin ? new InvertedStack(grey) : grey;
  }
}
