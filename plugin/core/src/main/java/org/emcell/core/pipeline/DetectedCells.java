package org.emcell.core.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.util.ConstantUtils;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.report.CellScenes;
import org.emcell.core.report.SliceOverlay;
import org.emcell.core.segment.CellDetector;
import org.emcell.core.segment.CellLinker;
import org.emcell.core.segment.CellTrack;
import org.emcell.core.segment.Detection;
import org.emcell.core.segment.Roi;
import org.emcell.core.segment.RoiCropper;
import org.emcell.core.segment.RoiSegmenter;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.SliceStack;

/**
 * The cells of a stack before they are segmented.
 *
 * @param detections in the order of slice and rank
 * @param view the stack as fine as the segmentation looks at it
 * @param rois of the cells in the view, by id
 * @param cells what is known of each cell, by id
 */
public record DetectedCells(
    List<Detection> detections, BinnedStack view, List<Roi> rois, List<CellRecord> cells) {

  /** Name of the table of detections. */
  public static final String DETECTIONS = "detections.csv";
  /** Name of the table of cells. */
  public static final String CELLS = "cells.csv";
  /** Name of the picture of all detections with their links in three dimensions. */
  public static final String PICTURE = "detections.png";
  /** Name of the folder of pictures. */
  public static final String OVERLAY = "overlay";

  /** Copies the lists. */
  public DetectedCells {
    detections = List.copyOf(detections);
    rois = List.copyOf(rois);
    cells = List.copyOf(cells);
  }

  /**
   * Searches a stack and links what was detected.
   *
   * @param memory bytes that the slices in work may take together; at least one is worked on in any case
   * @throws org.emcell.core.stack.StackException when the stack cannot be read or has no voxel size
   */
  public static DetectedCells find(
      SliceStack stack, RunSettings settings, Workers workers, long memory, Progress progress) {
    List<Detection> detections = new CellDetector(settings.detection())
        .detect(
            settings.bright(stack),
            stack.requireVoxelSize(),
            MemoryPlan.forSlices(stack, workers, memory),
            progress);
    return link(detections, stack, settings, progress);
  }

  /** Links detections to cells and places their ROIs. */
  static DetectedCells link(
      List<Detection> detections, SliceStack stack, RunSettings settings, Progress progress) {
    VoxelSize voxel = stack.requireVoxelSize();
    List<Integer> probes = new CellDetector(settings.detection()).probes(stack.slices(), voxel);
    CellLinker.Frame frame =
        new CellLinker.Frame(stack.width(), stack.height(), stack.slices(), voxel, probes);
    List<CellTrack> tracks = new CellLinker(settings.linking()).link(detections, frame, progress);
    BinnedStack view =
        new RoiSegmenter(settings.nucleus(), settings.cell()).view(settings.bright(stack));
    RoiCropper cropper = new RoiCropper(settings.cropping());
    List<Roi> rois = new ArrayList<>();
    List<CellRecord> cells = new ArrayList<>();
    for (CellTrack track : tracks) {
      Roi roi = cropper.place(track, view);
      rois.add(roi);
      cells.add(new CellRecord(track, boxInStack(roi, view, stack), track.state(), track.reason()));
    }
    return new DetectedCells(detections, view, rois, cells);
  }

  static FinalInterval boxInStack(Roi roi, BinnedStack view, SliceStack stack) {
    long x = (long) roi.x() * view.block();
    long y = (long) roi.y() * view.block();
    long z = (long) roi.z() * view.blockZ();
    return FinalInterval.createMinMax(
        x,
        y,
        z,
        Math.min(stack.width(), x + (long) roi.size().width() * view.block()) - 1,
        Math.min(stack.height(), y + (long) roi.size().height() * view.block()) - 1,
        Math.min(stack.slices(), z + (long) roi.size().depth() * view.blockZ()) - 1);
  }

  /**
   * Writes {@value #DETECTIONS}, {@value #CELLS}, {@value #PICTURE} and, into {@value #OVERLAY}, pictures of some of
   * the searched slices with a circle for every detection, as large as fits into its cell.
   *
   * @param stack that was searched
   * @param out folder of the results, made when it is missing
   * @throws org.emcell.core.stack.StackException when a file cannot be written
   */
  public void write(
      SliceStack stack, RunSettings settings, Path out, Workers workers, Progress progress) {
    VoxelSize voxel = stack.requireVoxelSize();
    List<Integer> probes = new CellDetector(settings.detection()).probes(stack.slices(), voxel);
    List<Integer> shown =
        SliceOverlays.evenly(probes.size()).stream().map(probes::get).toList();
    SliceOverlays.write(
        stack, voxel, z -> marks(z, stack, voxel), shown, out.resolve(OVERLAY), workers, progress);
    SliceOverlay.write(CellPictures.detections(this, stack, workers), out.resolve(PICTURE));
    writeDetections(voxel, out.resolve(DETECTIONS));
    CellTables.writeCells(cells, Map.of(), voxel, out.resolve(CELLS));
  }

  /** Returns the cells with the files of their labels. */
  List<PlacedCell> placed(RunFolder folder) {
    List<PlacedCell> placed = new ArrayList<>();
    for (int k = 0; k < rois.size(); k++) {
      placed.add(
          new PlacedCell(cells.get(k), rois.get(k), folder.labels(rois.get(k).id()), false));
    }
    return placed;
  }

  /** Returns the detections in um, linked to cells, and each one that was linked to none by itself. */
  List<CellScenes.Chain> chains(VoxelSize voxel) {
    List<CellScenes.Chain> chains = new ArrayList<>();
    Set<Detection> linked = new HashSet<>();
    for (CellRecord cell : cells) {
      linked.addAll(cell.track().detections());
      chains.add(new CellScenes.Chain(cell.id(), places(cell.track().detections(), voxel)));
    }
    for (Detection detection : detections) {
      if (!linked.contains(detection)) {
        chains.add(new CellScenes.Chain(0, places(List.of(detection), voxel)));
      }
    }
    return chains;
  }

  private static List<double[]> places(List<Detection> detections, VoxelSize voxel) {
    return detections.stream()
        .map(d -> new double[] {
          d.x() * voxel.x() / 1000, d.y() * voxel.y() / 1000, d.slice() * voxel.z() / 1000
        })
        .toList();
  }

  void writeDetections(VoxelSize voxel, Path file) {
    CellTables.writeDetections(
        detections, cells.stream().map(CellRecord::track).toList(), voxel, file);
  }

  /** Returns circles with the number of the cell, or 0 for a detection that was linked to none. */
  private SliceOverlay.Findings marks(int z, SliceStack stack, VoxelSize voxel) {
    List<SliceOverlay.Mark> marks = new ArrayList<>();
    for (Detection d : detections) {
      if (d.slice() == z) {
        Optional<CellRecord> cell =
            cells.stream().filter(c -> c.track().detections().contains(d)).findFirst();
        marks.add(new SliceOverlay.Mark(
            cell.map(CellRecord::id).orElse(0), d.x(), d.y(), d.height() * 1000 / voxel.x()));
      }
    }
    RandomAccessibleInterval<UnsignedByteType> nothing =
        ConstantUtils.constantRandomAccessibleInterval(
            new UnsignedByteType(), new FinalInterval(stack.width(), stack.height()));
    return new SliceOverlay.Findings(nothing, nothing, marks);
  }
}
