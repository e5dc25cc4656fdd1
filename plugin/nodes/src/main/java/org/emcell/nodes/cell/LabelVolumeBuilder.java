package org.emcell.nodes.cell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.imagej.space.DefaultCalibratedSpace;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.roi.labeling.ImgLabeling;
import net.imglib2.roi.labeling.LabelingMapping;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.knime.core.data.DataCell;
import org.knime.core.node.ExecutionContext;
import org.knime.knip.base.data.labeling.LabelingCellFactory;
import org.knime.knip.core.data.img.DefaultImgMetadata;
import org.knime.knip.core.data.img.DefaultLabelingMetadata;

/**
 * Collects labels slice by slice and gives a labeling cell of KNIP's. A voxel is a number that stands for a set of
 * labels, in 8 bits as long as there are fewer than 256 sets: KNIP does not compress.
 *
 * @param <I> holds the numbers
 */
public final class LabelVolumeBuilder<I extends IntegerType<I> & NativeType<I>> {

  private final List<Set<String>> sets;
  private final PlanarImg<I, ?> numbers;

  private LabelVolumeBuilder(Size size, List<Set<String>> sets, I type) {
    this.sets = sets;
    numbers = new PlanarImgFactory<>(type).create(size.width(), size.height(), size.depth());
  }

  /** Returns a builder for one cell: 1 stands for the cell, 2 for its nucleus. */
  public static LabelVolumeBuilder<?> ofCell(Size size) {
    List<Set<String>> sets =
        List.of(Set.of(), Set.of(CellNames.CELL), Set.of(CellNames.CELL, CellNames.NUCLEUS));
    return new LabelVolumeBuilder<>(size, sets, new UnsignedByteType());
  }

  /**
   * Returns a builder for several cells: 2 id - 1 stands for a cell, 2 id for its nucleus.
   *
   * @throws IllegalArgumentException when there are too many for 16 bits
   */
  public static LabelVolumeBuilder<?> ofCells(Size size, int largestId) {
    if (largestId > 32_767) {
      throw new IllegalArgumentException("A labeling can hold cells up to number 32767, found "
          + largestId + ". Segment the stack in parts.");
    }
    List<Set<String>> sets = new ArrayList<>();
    sets.add(Set.of());
    for (int id = 1; id <= largestId; id++) {
      String cell = CellNames.numbered(CellNames.CELL, id);
      sets.add(Set.of(cell));
      sets.add(Set.of(cell, CellNames.numbered(CellNames.NUCLEUS, id)));
    }
    return sets.size() <= 256
        ? new LabelVolumeBuilder<>(size, sets, new UnsignedByteType())
        : new LabelVolumeBuilder<>(size, sets, new UnsignedShortType());
  }

  /** Sets a slice from bytes, x fastest. */
  public void set(int z, byte[] slice) {
    LoopBuilder.setImages(
            ArrayImgs.unsignedBytes(slice, numbers.dimension(0), numbers.dimension(1)),
            Views.hyperSlice(numbers, 2, z))
        .forEachPixel((from, to) -> to.setInteger(from.get()));
  }

  /** Sets a slice from the numbers of cells and of nuclei, 0 for none, x fastest. */
  public void set(int z, int[] cells, int[] nuclei) {
    long width = numbers.dimension(0);
    long height = numbers.dimension(1);
    LoopBuilder.setImages(
            ArrayImgs.ints(cells, width, height),
            ArrayImgs.ints(nuclei, width, height),
            Views.hyperSlice(numbers, 2, z))
        .forEachPixel((cell, nucleus, to) ->
            to.setInteger(nucleus.get() > 0 ? 2 * nucleus.get() : Math.max(0, 2 * cell.get() - 1)));
  }

  /** Returns the labeling. */
  public DataCell cell(String name, VoxelSize voxel, ExecutionContext exec) throws IOException {
    ImgLabeling<String, I> labeling = new ImgLabeling<>(numbers);
    new LabelSets(labeling.getMapping()).set(sets);
    DefaultImgMetadata named = new DefaultImgMetadata(3);
    named.setName(name);
    DefaultCalibratedSpace space = new DefaultCalibratedSpace(Calibration.axes(voxel));
    return new LabelingCellFactory(exec)
        .createCell(
            labeling, new DefaultLabelingMetadata(space, named, named, LabelColours.of(sets)));
  }

  /** The way that imglib2-roi gives to whoever has a finished index image. */
  private static final class LabelSets extends LabelingMapping.SerialisationAccess<String> {

    LabelSets(LabelingMapping<String> mapping) {
      super(mapping);
    }

    void set(List<Set<String>> sets) {
      setLabelSets(sets);
    }
  }
}
