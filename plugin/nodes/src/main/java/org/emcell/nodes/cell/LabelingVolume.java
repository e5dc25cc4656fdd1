package org.emcell.nodes.cell;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.roi.labeling.LabelingMapping;
import net.imglib2.roi.labeling.LabelingType;
import net.imglib2.view.Views;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.segment.CellLabels;
import org.emcell.core.stack.StackException;
import org.knime.core.data.DataCell;
import org.knime.knip.base.data.labeling.LabelingValue;

/**
 * A labeling of KNIP's. It is asked of its cell when a slice is looked at, and forgotten when memory gets short: KNIP
 * holds a labeling in memory as a whole, but need not hold those of all cells of a stack at once.
 */
public final class LabelingVolume implements CellLabelVolume {

  /** A labeling, and the number that each of its sets of labels stands for, by kind of body. */
  private record Open(
      RandomAccessibleInterval<? extends LabelingType<?>> labeling,
      LabelingMapping<?> sets,
      Map<String, int[]> numbers) {

    static <L> Open of(LabelingValue<L> value) {
      RandomAccessibleInterval<LabelingType<L>> labeling = Views.zeroMin(value.getLabeling());
      LabelingType<L> any = Views.flatIterable(labeling).firstElement();
      return new Open(labeling, any.getMapping(), new ConcurrentHashMap<>());
    }

    int[] numbers(String body, int only) {
      return numbers.computeIfAbsent(body, name -> {
        int[] ids = new int[sets.numSets()];
        for (int i = 0; i < ids.length; i++) {
          ids[i] = number(CellNames.id(sets.labelsAtIndex(i), name), only);
        }
        return ids;
      });
    }
  }

  private final LabelingValue<?> value;
  /** Number of the only cell, 1 where the labeling numbers its cells itself. */
  private final int only;

  private final Size slice;
  private final int depth;
  private final VoxelSize voxel;
  private SoftReference<Open> open = new SoftReference<>(null);

  private LabelingVolume(LabelingValue<?> value, int only) {
    this.value = value;
    this.only = only;
    voxel = Calibration.voxel(value.getLabelingMetadata(), "labeling \"" + name() + "\"");
    RandomAccessibleInterval<?> labeling = open().labeling();
    slice = Size.of((int) labeling.dimension(0), (int) labeling.dimension(1));
    depth = (int) labeling.dimension(2);
  }

  /**
   * Takes a labeling cell.
   *
   * @throws StackException when it is not three-dimensional
   */
  public static LabelingVolume of(DataCell cell) {
    return new LabelingVolume((LabelingValue<?>) cell, 1);
  }

  @Override
  public LabelingVolume numbered(int id) {
    boolean isAlone = largestId(CellNames.CELL) <= 1 && largestId(CellNames.NUCLEUS) <= 1 && id > 0;
    return isAlone ? new LabelingVolume(value, id) : this;
  }

  private static int number(int id, int only) {
    return id == 1 ? only : id;
  }

  private synchronized Open open() {
    Open kept = open.get();
    if (kept == null) {
      kept = Open.of(value);
      open = new SoftReference<>(kept);
    }
    return kept;
  }

  @Override
  public Size sliceSize() {
    return slice;
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public VoxelSize voxel() {
    return voxel;
  }

  @Override
  public String name() {
    return value.getLabelingMetadata().getName();
  }

  @Override
  public int[] slice(int z, String body) {
    Open now = open();
    int[] numbers = now.numbers(body, only);
    int[] ids = new int[slice.voxels()];
    LoopBuilder.setImages(
            Views.hyperSlice(now.labeling(), 2, z),
            ArrayImgs.ints(ids, slice.width(), slice.height()))
        .forEachPixel((labels, id) -> {
          int set = labels.getIndex().getInteger();
          // A labeling that others still edit may have got another set since.
          id.set(
              set < numbers.length
                  ? numbers[set]
                  : number(CellNames.id((Set<?>) labels, body), only));
        });
    return ids;
  }

  /** Returns the largest number of a body of one kind, 0 when there is none. */
  public int largestId(String body) {
    int largest = 0;
    for (int id : open().numbers(body, only)) {
      largest = Math.max(largest, id);
    }
    return largest;
  }

  /** Returns the labels of the only cell of a slice, as the engine numbers them. */
  public byte[] cellLabels(int z) {
    int[] cells = slice(z, CellNames.CELL);
    int[] nuclei = slice(z, CellNames.NUCLEUS);
    byte[] labels = new byte[cells.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] =
          nuclei[i] > 0 ? CellLabels.NUCLEUS : cells[i] > 0 ? CellLabels.CELL : CellLabels.OUTSIDE;
    }
    return labels;
  }
}
