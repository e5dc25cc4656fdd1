package org.emcell.core.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.imglib2.FinalInterval;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.measure.NucleusContact;
import org.emcell.core.measure.mesh.LabelMesher;
import org.emcell.core.report.CellSurfaces;
import org.emcell.core.report.OrthogonalSections;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.CellTrack;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.InvertedStack;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;

/** One pass over the ids of all slices, on the grid on which the cells were found: meshes and sections of all cells. */
final class BodySweep {

  private final BinnedStack view;
  private final List<PlacedCell> cells;
  private final CellOverlap overlap;
  private final RunFolder folder;
  private final boolean darkResin;
  private final Size slice;

  /** One slice of the view: ids, and grey values where some cell needs them. */
  private record Slice(int[] cells, int[] nuclei, int[] grey) {}

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
    slice = Size.of(view.width(), view.height());
  }

  /** Returns the bodies in the frame of the stack. */
  CellBodies run(Workers workers, Progress progress) {
    VoxelSize voxel = view.requireVoxelSize();
    LabelMesher bodies = new LabelMesher(slice, voxel, LabelMesher.Settings.DEFAULT);
    LabelMesher nuclei = new LabelMesher(slice, voxel, LabelMesher.Settings.DEFAULT);
    NucleusContact contact = new NucleusContact(slice);
    SortedMap<Integer, OrthogonalSections> sections = sections(voxel);
    // Indexed once; no file stays open between two reads.
    List<Optional<SliceStack>> greys = cells.stream().map(this::cropped).toList();
    boolean readsView = greys.stream().anyMatch(Optional::isEmpty);
    for (int from = 0; from < view.slices(); from += workers.count()) {
      progress.report(0.6 * from / view.slices(), "Finding surfaces");
      Slice[] settled = new Slice[Math.min(workers.count(), view.slices() - from)];
      int first = from;
      workers.forEach(settled.length, k -> {
        progress.checkCancelled();
        settled[k] = slice(first + k, readsView);
      });
      workers.forEach(cells.size() + 2, k -> {
        for (int i = 0; i < settled.length; i++) {
          if (k == 0) {
            bodies.add(settled[i].cells(), workers);
          } else if (k == 1) {
            nuclei.add(settled[i].nuclei(), workers);
            contact.add(settled[i].cells(), settled[i].nuclei());
          } else {
            PlacedCell cell = cells.get(k - 2);
            cut(cell.roi(), greys.get(k - 2), sections.get(cell.id()), first + i, settled[i]);
          }
        }
      });
    }
    Progress rest = progress.part(0.6, 1);
    return new CellBodies(
            new CellSurfaces(
                bodies.meshes(workers, rest.part(0, 0.7)),
                nuclei.meshes(workers, rest.part(0.7, 1))),
            sections,
            shares(contact))
        .moved(
            offset(view.block(), voxel.x()),
            offset(view.block(), voxel.y()),
            offset(view.blockZ(), voxel.z()));
  }

  private SortedMap<Integer, Double> shares(NucleusContact contact) {
    SortedMap<Integer, Double> shares = new TreeMap<>();
    cells.forEach(cell -> shares.put(cell.id(), contact.share(cell.id())));
    return shares;
  }

  /** Returns how far in um the centre of the first block lies from that of the first voxel. */
  private static double offset(int block, double edge) {
    return (block - 1) / 2.0 * edge / block / 1000;
  }

  private Slice slice(int z, boolean withGrey) {
    int[] ids = new int[slice.voxels()];
    int[] nuclei = new int[slice.voxels()];
    overlap.slice(z, ids, nuclei);
    return new Slice(ids, nuclei, withGrey ? Samples.ints(upright(view).read(z)) : new int[0]);
  }

  private SortedMap<Integer, OrthogonalSections> sections(VoxelSize voxel) {
    SortedMap<Integer, OrthogonalSections> sections = new TreeMap<>();
    for (PlacedCell cell : cells) {
      Roi roi = cell.roi();
      Size size = roi.size();
      Centre at = centre(cell);
      sections.put(
          cell.id(),
          new OrthogonalSections(
              size,
              voxel,
              cell.id(),
              darkResin,
              inside(at.x(), size.width()),
              inside(at.y(), size.height()),
              inside(at.z(), size.depth())));
    }
    return sections;
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

  /** Returns the pixel of a place, or the nearest one of those that there are. */
  static int inside(double place, int pixels) {
    return (int) Math.max(0, Math.min(pixels - 1, Math.round(place)));
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

  private void cut(
      Roi roi, Optional<SliceStack> cropped, OrthogonalSections sections, int z, Slice settled) {
    int inRoi = z - roi.z();
    if (inRoi < 0 || inRoi >= roi.size().depth()) {
      return;
    }
    sections.add(
        inRoi,
        cropped.isEmpty()
            ? pixels(settled.grey(), roi)
            : (left, top, width, height) -> Samples.ints(cropped
                .get()
                .read(
                    inRoi,
                    FinalInterval.createMinMax(left, top, left + width - 1, top + height - 1))),
        pixels(settled.cells(), roi),
        pixels(settled.nuclei(), roi));
  }

  private OrthogonalSections.Pixels pixels(int[] values, Roi roi) {
    return (left, top, width, height) ->
        crop(values, slice.width(), roi.x() + left, roi.y() + top, width, height);
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
