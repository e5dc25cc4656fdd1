package org.knime.knip.base.data.labeling;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.imagej.axis.Axes;
import net.imagej.axis.CalibratedAxis;
import net.imagej.axis.DefaultLinearAxis;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.roi.labeling.ImgLabeling;
import net.imglib2.roi.labeling.LabelingMapping;
import net.imglib2.roi.labeling.LabelingType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.view.Views;
import org.emcell.knimeapi.PackedNumbers;
import org.knime.knip.core.awt.labelingcolortable.DefaultLabelingColorTable;
import org.knime.knip.core.data.img.DefaultLabelingMetadata;
import org.knime.knip.core.data.img.LabelingMetadata;

/**
 * A labeling in a file: name, source, size, axes without unit and origin, the sets of labels, and which of them each
 * pixel has, in flat order.
 *
 * @param <L> the class of the labels, which are serializable
 */
final class LabelFile<L> {
  private final RandomAccessibleInterval<LabelingType<L>> labeling;
  private final LabelingMetadata metadata;

  private LabelFile(RandomAccessibleInterval<LabelingType<L>> labeling, LabelingMetadata metadata) {
    this.labeling = labeling;
    this.metadata = metadata;
  }

  RandomAccessibleInterval<LabelingType<L>> labeling() {
    return labeling;
  }

  LabelingMetadata metadata() {
    return metadata;
  }

  static <L> void write(
      RandomAccessibleInterval<LabelingType<L>> labeling, LabelingMetadata metadata, File file)
      throws IOException {
    Map<Set<L>, Integer> indices = new LinkedHashMap<>();
    indices.put(new HashSet<>(), 0);
    for (LabelingType<L> pixel : Views.flatIterable(labeling)) {
      if (!indices.containsKey(pixel)) {
        indices.put(new HashSet<>(pixel), indices.size());
      }
    }
    try (ObjectOutputStream out =
        new ObjectOutputStream(new BufferedOutputStream(new FileOutputStream(file)))) {
      out.writeUTF(metadata.getName() == null ? "" : metadata.getName());
      out.writeUTF(metadata.getSource() == null ? "" : metadata.getSource());
      out.writeInt(labeling.numDimensions());
      for (int d = 0; d < labeling.numDimensions(); d++) {
        out.writeLong(labeling.dimension(d));
        out.writeLong(labeling.min(d));
        out.writeUTF(metadata.axis(d).type().getLabel());
        out.writeDouble(metadata.axis(d).averageScale(0, 1));
      }
      out.writeObject(new ArrayList<>(indices.keySet()));
      // As wide as the numbers of the index image, as KNIP writes it.
      IntegerType<?> index = Views.flatIterable(labeling).firstElement().getIndex();
      int bits =
          (int) Math.round(Math.log(index.getMaxValue() - index.getMinValue() + 1) / Math.log(2));
      out.writeInt(bits);
      PackedNumbers.Writer numbers = new PackedNumbers.Writer(out, bits);
      for (LabelingType<L> pixel : Views.flatIterable(labeling)) {
        numbers.write(indices.get(pixel));
      }
      numbers.finish();
    }
  }

  @SuppressWarnings("unchecked")
  static <L> LabelFile<L> read(File file) throws IOException {
    try (ObjectInputStream in =
        new ObjectInputStream(new BufferedInputStream(new FileInputStream(file)))) {
      String name = in.readUTF();
      String source = in.readUTF();
      int dimensions = in.readInt();
      long[] size = new long[dimensions];
      long[] min = new long[dimensions];
      LabelingMetadata metadata =
          new DefaultLabelingMetadata(dimensions, new DefaultLabelingColorTable());
      metadata.setName(name);
      metadata.setSource(source);
      for (int d = 0; d < dimensions; d++) {
        size[d] = in.readLong();
        min[d] = in.readLong();
        CalibratedAxis axis = new DefaultLinearAxis(Axes.get(in.readUTF()), in.readDouble());
        metadata.setAxis(axis, d);
      }
      List<Set<L>> sets = (List<Set<L>>) in.readObject();
      int bits = in.readInt();
      PackedNumbers.Reader numbers = new PackedNumbers.Reader(in, bits);
      ImgLabeling<L, ?> labeling = bits <= 8
          ? labeling(ArrayImgs.unsignedBytes(size), min, numbers)
          : bits <= 16
              ? labeling(ArrayImgs.unsignedShorts(size), min, numbers)
              : labeling(ArrayImgs.ints(size), min, numbers);
      new LabelSets<>(labeling.getMapping()).setLabelSets(sets);
      return new LabelFile<>(labeling, metadata);
    } catch (ClassNotFoundException e) {
      throw new IOException("Labels of an unknown class", e);
    }
  }

  private static <L, I extends IntegerType<I>> ImgLabeling<L, I> labeling(
      Img<I> indices, long[] min, PackedNumbers.Reader numbers) throws IOException {
    for (I pixel : Views.flatIterable(indices)) {
      pixel.setInteger(numbers.read());
    }
    return new ImgLabeling<>(Views.translate(indices, min));
  }

  /** Sets the labels that the indices of a new labeling stand for. */
  private static final class LabelSets<L> extends LabelingMapping.SerialisationAccess<L> {

    LabelSets(LabelingMapping<L> mapping) {
      super(mapping);
    }

    @Override
    protected void setLabelSets(List<Set<L>> labelSets) {
      super.setLabelSets(labelSets);
    }
  }
}
