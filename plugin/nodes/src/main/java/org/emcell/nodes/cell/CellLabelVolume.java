package org.emcell.nodes.cell;

import java.util.Optional;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.measure.LabelSlices;
import org.emcell.core.stack.StackException;
import org.knime.core.data.DataCell;
import org.knime.knip.base.data.labeling.LabelingValue;

/**
 * Numbers of cells and nuclei, slice by slice, whatever holds them: a labeling of KNIP's or images of numbers. It may
 * have more voxels than an array can hold. Thread-safe.
 */
public sealed interface CellLabelVolume extends LabelSlices permits LabelingVolume, NumberVolume {

  /**
   * Takes a labeling, or an image in which a pixel is the number of a cell.
   *
   * @param labels a labeling or an image of whole numbers
   * @param nuclei for an image of cells, the image in which a pixel of a nucleus is the number of its cell; not used
   *     for a labeling, which knows its nuclei
   * @throws StackException when one is not three-dimensional or holds no whole numbers, or they differ in size
   */
  static CellLabelVolume of(DataCell labels, Optional<DataCell> nuclei) {
    return labels instanceof LabelingValue<?>
        ? LabelingVolume.of(labels)
        : NumberVolume.of(labels, nuclei);
  }

  /** Returns the same with another number for the only cell, where it has none of its own; else this itself. */
  default CellLabelVolume numbered(int id) {
    return this;
  }

  @Override
  default Ids at(int z) {
    return new Ids(slice(z, CellNames.CELL), slice(z, CellNames.NUCLEUS));
  }

  /** Returns the number of voxels along each axis. */
  default Size size() {
    return new Size(sliceSize().width(), sliceSize().height(), depth());
  }

  /** Returns the number of pixels of a slice along each axis. */
  Size sliceSize();

  /** Returns the number of slices. */
  int depth();

  /** Returns the voxel size in nm. */
  VoxelSize voxel();

  /** Returns the name of the labeling or image. */
  String name();

  /**
   * Returns the numbers of the bodies of one kind in a slice, 0 where there is none.
   *
   * @param z slice, from 0
   * @param body as in {@link CellNames#id}
   * @return a new array, x fastest
   * @throws StackException when there are no bodies of this kind here, or the slice cannot be read
   */
  int[] slice(int z, String body);
}
