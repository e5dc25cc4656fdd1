package org.emcell.core.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.imglib2.FinalInterval;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.measure.LabelSlices;
import org.emcell.core.measure.NucleusContact;
import org.emcell.core.measure.mesh.LabelMesher;
import org.emcell.core.report.CellSurfaces;
import org.emcell.core.report.OrthogonalSections;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;

/**
 * One pass over the ids of all slices of a volume: surfaces of all cells, sections through them and through the volume,
 * and where nuclei lie on the plasma membrane. As many slices as there are workers are in memory.
 */
final class LabelSweep {

  private final SliceStack grey;
  private final LabelSlices labels;
  private final List<Part> parts;
  private final boolean darkResin;
  private final Size slice;

  /**
   * The part of the volume in which the sections through a cell lie.
   *
   * @param id of the cell
   * @param roi the part
   * @param at where the sections cross, in voxels of the part
   * @param crop the grey values of the part where they are a file of their own, which is read faster
   */
  record Part(int id, Roi roi, Centre at, Optional<SliceStack> crop) {}

  /** One slice of the volume: ids, and grey values where some cell needs them. */
  private record Slice(LabelSlices.Ids ids, int[] grey) {}

  /**
   * @param grey the volume with its voxel size, grey values as the microscope gave them
   * @param labels its ids
   * @param parts one for each cell of which sections are wanted
   * @param darkResin whether resin is darker than cells
   */
  LabelSweep(SliceStack grey, LabelSlices labels, List<Part> parts, boolean darkResin) {
    this.grey = grey;
    this.labels = labels;
    this.parts = List.copyOf(parts);
    this.darkResin = darkResin;
    slice = Size.of(grey.width(), grey.height());
  }

  /** Returns the bodies, in um from the centre of the first voxel. */
  CellBodies run(Workers workers, Progress progress) {
    VoxelSize voxel = grey.requireVoxelSize();
    LabelMesher bodies = new LabelMesher(slice, voxel, LabelMesher.Settings.DEFAULT);
    LabelMesher nuclei = new LabelMesher(slice, voxel, LabelMesher.Settings.DEFAULT);
    NucleusContact contact = new NucleusContact(slice);
    SortedMap<Integer, OrthogonalSections> sections = sections(voxel);
    StackSections whole = new StackSections(grey, parts, darkResin);
    boolean readsGrey = parts.stream().anyMatch(part -> part.crop().isEmpty());
    new SlicesInOrder(grey.slices(), workers, progress.part(0, 0.6), "Finding surfaces")
        .forEach(
            z -> new Slice(labels.at(z), readsGrey ? Samples.ints(grey.read(z)) : new int[0]),
            (first, read) -> workers.forEach(parts.size() + 3, k -> {
              for (int i = 0; i < read.size(); i++) {
                LabelSlices.Ids ids = read.get(i).ids();
                if (k == 0) {
                  bodies.add(ids.cells(), workers);
                } else if (k == 1) {
                  nuclei.add(ids.nuclei(), workers);
                  contact.add(ids.cells(), ids.nuclei());
                } else if (k == 2) {
                  whole.add(first + i, ids);
                } else {
                  Part part = parts.get(k - 3);
                  cut(part, sections.get(part.id()), first + i, read.get(i));
                }
              }
            }));
    Progress rest = progress.part(0.6, 1);
    return new CellBodies(
        new CellSurfaces(
            bodies.meshes(workers, rest.part(0, 0.7)), nuclei.meshes(workers, rest.part(0.7, 1))),
        sections,
        whole.sections(),
        new TreeMap<>(
            parts.stream().collect(Collectors.toMap(Part::id, part -> contact.share(part.id())))));
  }

  private SortedMap<Integer, OrthogonalSections> sections(VoxelSize voxel) {
    SortedMap<Integer, OrthogonalSections> sections = new TreeMap<>();
    for (Part part : parts) {
      Size size = part.roi().size();
      sections.put(
          part.id(),
          new OrthogonalSections(
              size,
              voxel,
              part.id(),
              darkResin,
              inside(part.at().x(), size.width()),
              inside(part.at().y(), size.height()),
              inside(part.at().z(), size.depth())));
    }
    return sections;
  }

  /** Returns the pixel of a place, or the nearest one of those that there are. */
  private static int inside(double place, int pixels) {
    return (int) Math.max(0, Math.min(pixels - 1, Math.round(place)));
  }

  private void cut(Part part, OrthogonalSections sections, int z, Slice read) {
    Roi roi = part.roi();
    int inRoi = z - roi.z();
    if (inRoi < 0 || inRoi >= roi.size().depth()) {
      return;
    }
    sections.add(
        inRoi,
        part.crop().isEmpty()
            ? pixels(read.grey(), roi)
            : (left, top, width, height) -> Samples.ints(part.crop()
                .get()
                .read(
                    inRoi,
                    FinalInterval.createMinMax(left, top, left + width - 1, top + height - 1))),
        pixels(read.ids().cells(), roi),
        pixels(read.ids().nuclei(), roi));
  }

  private OrthogonalSections.Pixels pixels(int[] values, Roi roi) {
    return (left, top, width, height) ->
        crop(values, slice.width(), roi.x() + left, roi.y() + top, width, height);
  }

  /** Returns a rectangle of a slice with rows of the given length. */
  private static int[] crop(int[] values, int row, int left, int top, int width, int height) {
    int[] result = new int[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(values, (top + y) * row + left, result, y * width, width);
    }
    return result;
  }
}
