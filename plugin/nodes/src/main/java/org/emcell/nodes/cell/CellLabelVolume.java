package org.emcell.nodes.cell;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.roi.labeling.LabelingType;
import net.imglib2.view.Views;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.segment.CellLabels;
import org.emcell.core.stack.StackException;
import org.knime.core.data.DataCell;
import org.knime.knip.base.data.labeling.LabelingValue;

/** A labeling of KNIP's as numbers of cells, slice by slice. */
public final class CellLabelVolume {

  private final RandomAccessibleInterval<? extends LabelingType<?>> labeling;
  private final Size size;
  private final VoxelSize voxel;
  private final String name;

  private CellLabelVolume(
      RandomAccessibleInterval<? extends LabelingType<?>> labeling, VoxelSize voxel, String name) {
    this.labeling = Views.zeroMin(labeling);
    size = new Size(
        (int) labeling.dimension(0), (int) labeling.dimension(1), (int) labeling.dimension(2));
    this.voxel = voxel;
    this.name = name;
  }

  /**
   * Takes a labeling cell.
   *
   * @throws StackException when it is not three-dimensional
   */
  public static CellLabelVolume of(DataCell cell) {
    return of((LabelingValue<?>) cell);
  }

  private static <L> CellLabelVolume of(LabelingValue<L> value) {
    RandomAccessibleInterval<LabelingType<L>> labeling = value.getLabeling();
    String name = "labeling \"" + value.getLabelingMetadata().getName() + "\"";
    return new CellLabelVolume(
        labeling,
        Calibration.voxel(value.getLabelingMetadata(), name),
        value.getLabelingMetadata().getName());
  }

  /** Returns the number of voxels along each axis. */
  public Size size() {
    return size;
  }

  /** Returns the voxel size in nm. */
  public VoxelSize voxel() {
    return voxel;
  }

  /** Returns the name of the labeling. */
  public String name() {
    return name;
  }

  /**
   * Returns the numbers of the bodies of one kind in a slice, 0 where there is none.
   *
   * @param body as in {@link CellNames#id}
   */
  public int[] slice(int z, String body) {
    int[] ids = new int[size.slicePixels()];
    Map<Integer, Integer> known = new HashMap<>();
    LoopBuilder.setImages(
            Views.hyperSlice(labeling, 2, z), ArrayImgs.ints(ids, size.width(), size.height()))
        .forEachPixel((labels, id) -> id.set(known.computeIfAbsent(
            labels.getIndex().getInteger(), index -> CellNames.id((Set<?>) labels, body))));
    return ids;
  }

  /** Returns the largest number of a body of one kind, 0 when there is none. */
  public int largestId(String body) {
    LabelingType<?> any = Views.flatIterable(labeling).firstElement();
    int largest = 0;
    for (int i = 0; i < any.getMapping().numSets(); i++) {
      largest = Math.max(largest, CellNames.id(any.getMapping().labelsAtIndex(i), body));
    }
    return largest;
  }

  /** Returns the labels of the only cell of a slice, as the engine numbers them. */
  public byte[] cellLabels(int z) {
    byte[] labels = new byte[size.slicePixels()];
    Map<Integer, Byte> known = new HashMap<>();
    LoopBuilder.setImages(
            Views.hyperSlice(labeling, 2, z), ArrayImgs.bytes(labels, size.width(), size.height()))
        .forEachPixel((set, label) -> label.set(known.computeIfAbsent(
            set.getIndex().getInteger(),
            index -> CellNames.id((Set<?>) set, CellNames.NUCLEUS) > 0
                ? CellLabels.NUCLEUS
                : CellNames.id((Set<?>) set, CellNames.CELL) > 0
                    ? CellLabels.CELL
                    : CellLabels.OUTSIDE)));
    return labels;
  }
}
