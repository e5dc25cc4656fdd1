package org.emcell.core.pipeline;

import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.FinalInterval;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.pipeline.correction.Correction;
import org.emcell.core.segment.CellDetector;
import org.emcell.core.segment.CellLinker;
import org.emcell.core.segment.CellTrack;
import org.emcell.core.segment.Detection;
import org.emcell.core.segment.Roi;
import org.emcell.core.segment.RoiCropper;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.SliceStack;

/** Describes and places cells that a user has added or changed, by the same rules as those that were detected. */
final class CellPlacement {

  private final SliceStack stack;
  private final RunSettings settings;
  private final BinnedStack view;

  /**
   * @param stack as it was opened
   * @param view the stack as fine as the segmentation looks at it
   */
  CellPlacement(SliceStack stack, RunSettings settings, BinnedStack view) {
    this.stack = stack;
    this.settings = settings;
    this.view = view;
  }

  BinnedStack view() {
    return view;
  }

  /**
   * Returns the cell at a place as the slice through it shows it: its radius is the height of the highest hill of the
   * distance map whose inscribed circle holds the place, 0 when there is none.
   */
  CellTrack seed(int id, Correction.Point at, Workers workers) {
    VoxelSize voxel = stack.requireVoxelSize();
    FinalInterval slice =
        FinalInterval.createMinSize(0, 0, at.z(), stack.width(), stack.height(), 1);
    double height = new CellDetector(settings.detection().limited(0))
        .detect(settings.bright(stack).crop(slice), voxel, workers, Progress.none()).stream()
            .filter(d -> Math.hypot((d.x() - at.x()) * voxel.x(), (d.y() - at.y()) * voxel.y())
                <= d.height() * 1000)
            .mapToDouble(Detection::height)
            .max()
            .orElse(0);
    return track(id, List.of(), at.x(), at.y(), at.z(), height);
  }

  /**
   * Returns a cell with the state that belongs to its place.
   *
   * @param detections of the cell; when there are none, its place stands for them
   * @param x column of the centroid in pixels of the stack; y and z likewise
   * @param radius in um
   */
  CellTrack track(int id, List<Detection> detections, double x, double y, double z, double radius) {
    Detection place = new Detection((int) Math.round(z), 1, x, y, radius);
    CellLinker.Settings linking = settings.linking();
    // A chain of one detection is a cell only where no extent is asked for.
    CellLinker linker = new CellLinker(new CellLinker.Settings(
        linking.maximumShift(), linking.maximumGap(), 0, linking.edgeMargin()));
    List<Integer> slices = IntStream.range(0, stack.slices()).boxed().toList();
    CellTrack alone = linker
        .link(
            // The linker weighs by height, of which a place in resin has none.
            List.of(new Detection(place.slice(), 1, x, y, Math.max(radius, 1e-3))),
            new CellLinker.Frame(
                stack.width(), stack.height(), stack.slices(), stack.requireVoxelSize(), slices),
            Progress.none())
        .get(0);
    return new CellTrack(
        id,
        detections.isEmpty() ? List.of(place) : detections,
        x,
        y,
        z,
        radius,
        alone.state(),
        alone.reason());
  }

  /** Returns the ROI of a cell that is to be segmented. */
  Roi roi(CellTrack track) {
    return new RoiCropper(settings.cropping()).place(track, view);
  }

  /** Returns what is known of a cell with a ROI. */
  CellRecord record(CellTrack track, Roi roi) {
    return new CellRecord(
        track, DetectedCells.boxInStack(roi, view, stack), track.state(), track.reason());
  }

  /** Returns the column of the stack in the middle of a place among the columns of the view; rows likewise. */
  double inStack(double position) {
    return (position + 0.5) * view.block() - 0.5;
  }

  /** Returns the slice of the stack in the middle of a place among the slices of the view. */
  double sliceInStack(double position) {
    return (position + 0.5) * view.blockZ() - 0.5;
  }
}
