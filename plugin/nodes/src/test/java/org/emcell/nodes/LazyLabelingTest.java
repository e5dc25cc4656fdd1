package org.emcell.nodes;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.imagej.space.DefaultCalibratedSpace;
import net.imglib2.img.Img;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.roi.labeling.ImgLabeling;
import net.imglib2.roi.labeling.LabelingMapping;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.emcell.core.VoxelSize;
import org.emcell.nodes.cell.Calibration;
import org.emcell.nodes.cell.LabelingVolume;
import org.junit.Test;
import org.knime.core.data.filestore.FileStoreFactory;
import org.knime.knip.base.data.labeling.LabelingCell;
import org.knime.knip.base.data.labeling.LabelingCellFactory;
import org.knime.knip.core.awt.labelingcolortable.DefaultLabelingColorTable;
import org.knime.knip.core.data.img.DefaultImgMetadata;
import org.knime.knip.core.data.img.DefaultLabelingMetadata;

/** A labeling is read slice by slice, also where its pixels come one slice at a time. */
public class LazyLabelingTest {

  private final List<Long> read = new ArrayList<>();

  /** Three slices of 2 x 2 pixels; in slice z the first z + 1 pixels are those of set 1, the others of set 2. */
  private Img<UnsignedByteType> numbers() {
    int[] slice = {2, 2, 1};
    return new LazyCellImg<>(
        new CellGrid(new long[] {2, 2, 3}, slice), new UnsignedByteType(), z -> {
          read.add(z);
          byte[] pixels = {2, 2, 2, 2};
          for (int i = 0; i <= z; i++) {
            pixels[i] = 1;
          }
          return new Cell<>(slice, new long[] {0, 0, z}, new ByteArray(pixels));
        });
  }

  private static final class Sets extends LabelingMapping.SerialisationAccess<String> {

    Sets(LabelingMapping<String> mapping) {
      super(mapping);
    }

    void set() {
      setLabelSets(List.of(Set.of(), Set.of("cell 7"), Set.of("cell 9", "nucleus 9")));
    }
  }

  private LabelingVolume volume() throws Exception {
    ImgLabeling<String, UnsignedByteType> labeling = new ImgLabeling<>(numbers());
    new Sets(labeling.getMapping()).set();
    DefaultImgMetadata named = new DefaultImgMetadata(3);
    named.setName("lazy");
    LabelingCell<String> cell = new LabelingCellFactory(
            FileStoreFactory.createNotInWorkflowFileStoreFactory())
        .createCell(
            labeling,
            new DefaultLabelingMetadata(
                new DefaultCalibratedSpace(Calibration.axes(new VoxelSize(10, 10, 50))),
                named,
                named,
                new DefaultLabelingColorTable()));
    return LabelingVolume.of(cell);
  }

  @Test
  public void aSliceIsReadAlone() throws Exception {
    LabelingVolume volume = volume();
    read.clear();
    assertArrayEquals(new int[] {7, 7, 9, 9}, volume.slice(1, "cell"));
    assertArrayEquals(new int[] {0, 0, 9, 9}, volume.slice(1, "nucleus"));
    // Every access to a lazy image of ImgLib2 begins in its first piece.
    assertEquals(Set.of(0L, 1L), Set.copyOf(read));
  }

  @Test
  public void numbersComeFromTheNamesOfTheLabels() throws Exception {
    LabelingVolume volume = volume();
    assertEquals(9, volume.largestId("cell"));
    assertEquals(0, volume.largestId("mitochondrion"));
    assertArrayEquals(new int[] {1, 1, 1, 2}, toInts(volume.cellLabels(2)));
    assertEquals(3, volume.depth());
    assertEquals(
        "only the first slice was needed to know the labels", Set.of(0L, 2L), Set.copyOf(read));
  }

  private static int[] toInts(byte[] bytes) {
    int[] ints = new int[bytes.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = bytes[i];
    }
    return ints;
  }
}
