package org.emcell.knimeapi.workflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imagej.axis.CalibratedAxis;
import net.imagej.axis.DefaultLinearAxis;
import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.img.Img;
import net.imglib2.img.ImgFactory;
import net.imglib2.img.ImgView;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.roi.labeling.ImgLabeling;
import net.imglib2.roi.labeling.LabelingType;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.After;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;
import org.knime.core.data.filestore.FileStoreFactory;
import org.knime.core.data.filestore.internal.WriteFileStoreHandler;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.Node;
import org.knime.knip.base.data.IntervalValue;
import org.knime.knip.base.data.img.ImgPlusCell;
import org.knime.knip.base.data.img.ImgPlusCellFactory;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.knime.knip.base.data.labeling.LabelingCell;
import org.knime.knip.base.data.labeling.LabelingCellFactory;
import org.knime.knip.core.awt.labelingcolortable.DefaultLabelingColorTable;
import org.knime.knip.core.data.img.DefaultLabelingMetadata;

/** Images and labelings in cells, with what KNIP keeps of them and what it loses. */
public class ImageCellTest {
  private final FileStores fileStores = new FileStores();
  private final WriteFileStoreHandler handler =
      new WriteFileStoreHandler("test", UUID.randomUUID());
  private final ExecutionContext exec;

  public ImageCellTest() {
    fileStores.addFileStoreHandler(handler);
    Node node = new Node(Tables.ints());
    node.setFileStoreHandler(handler);
    exec = new ExecutionContext(new DefaultNodeProgressMonitor(), node);
  }

  @After
  public void deleteFiles() {
    handler.clearAndDispose();
  }

  private static CalibratedAxis[] axes() {
    return new CalibratedAxis[] {
      new DefaultLinearAxis(Axes.X, "nm", 10, 100),
      new DefaultLinearAxis(Axes.Y, "nm", 10),
      new DefaultLinearAxis(Axes.Z, "nm", 50)
    };
  }

  private static <T extends RealType<T>> Img<T> random(ImgFactory<T> factory) {
    Img<T> img = factory.create(5, 4, 3);
    Random random = new Random(1);
    for (T pixel : img) {
      double span = Math.min(1e6, pixel.getMaxValue());
      pixel.setReal(
          pixel instanceof FloatType || pixel instanceof DoubleType
              ? (float) random.nextGaussian()
              : Math.rint(random.nextDouble() * span));
    }
    return img;
  }

  private <T extends RealType<T>> void assertSurvives(Img<T> img) throws IOException {
    ImgPlus<T> image = new ImgPlus<>(img, "cell 7", axes());
    image.setSource("stack.tif");
    ImgPlusCell<T> cell = new ImgPlusCellFactory(exec).createCell(image);

    @SuppressWarnings("unchecked")
    ImgPlusCell<T> again =
        (ImgPlusCell<T>) CellSerialization.read(CellSerialization.write(cell), fileStores);

    assertEquals(cell, again);
    assertEquals(cell.getPixelType(), again.getPixelType());
    assertEquals("cell 7", again.getName().getName());
    assertEquals("stack.tif", again.getSource().getSource());
    assertEquals(Axes.Z, again.getMetadata().axis(2).type());
    assertEquals(50, again.getMetadata().averageScale(2), 0);
    assertNull("KNIP loses units", again.getMetadata().axis(2).unit());
    assertEquals("KNIP loses origins", 0, again.getMetadata().axis(0).calibratedValue(0), 0);
    Cursor<T> expected = Views.flatIterable(img).cursor();
    for (T pixel : Views.flatIterable(again.getImgPlus())) {
      assertTrue(expected.next().valueEquals(pixel));
    }
  }

  private <T extends NativeType<T> & RealType<T>> void assertSurvives(T type) throws IOException {
    assertSurvives(random(new ArrayImgFactory<>(type)));
    assertSurvives(random(new PlanarImgFactory<>(type)));
  }

  @Test
  public void imagesSurviveSavingWithoutUnitsAndOrigins() throws IOException {
    assertSurvives(new BitType());
    assertSurvives(new UnsignedByteType());
    assertSurvives(new UnsignedShortType());
    assertSurvives(new UnsignedIntType());
    assertSurvives(new FloatType());
    assertSurvives(new DoubleType());
  }

  @Test
  public void aViewWithAnotherMinimumSurvives() throws IOException {
    Img<UnsignedByteType> img = random(new ArrayImgFactory<>(new UnsignedByteType()));
    assertSurvives(ImgView.wrap(Views.translate(img, 7, -3, 2), img.factory()));
  }

  @Test
  public void imagesThatKnipWouldCorruptAreRefused() {
    Img<UnsignedByteType> img = new CellImgFactory<>(new UnsignedByteType(), 3).create(5, 4, 3);
    ImgPlus<UnsignedByteType> image = new ImgPlus<>(img, "cells", axes());

    String message = assertThrows(
            IOException.class, () -> new ImgPlusCellFactory(exec).createCell(image))
        .getMessage();
    assertTrue(message, message.contains("CellImg") && message.contains("ImgView"));
  }

  @Test
  public void theTypeOfImageCellsPrefersTheImageAndKnowsItsInterval() {
    assertEquals(ImgPlusValue.class, ImgPlusCell.TYPE.getPreferredValueClass());
    assertTrue(ImgPlusCell.TYPE.isCompatible(IntervalValue.class));
    assertEquals(DataType.getType(ImgPlusCell.class), new ImgPlusCellFactory(exec).getDataType());
  }

  @Test
  public void aCellOfOnesOwnIsOfTheSameTypeIfItCanBeReadAsTheSameAndPrefersTheImage() {
    assertEquals(ImgPlusCell.TYPE, DataType.getType(ImageFirst.class));
    assertNotEquals(ImgPlusCell.TYPE, DataType.getType(TextFirst.class));
    assertTrue(ImgPlusCell.TYPE.isASuperTypeOf(DataType.getType(TextFirst.class)));
  }

  @Test
  public void withoutAxesTheThirdDimensionIsUnknown() {
    ImgPlus<UnsignedByteType> image = new ImgPlus<>(ArrayImgs.unsignedBytes(2, 2, 2), "name");

    assertEquals(Axes.X, image.axis(0).type());
    assertEquals(Axes.Y, image.axis(1).type());
    assertEquals("Unknown", image.axis(2).type().getLabel());
    assertEquals(-1, image.dimensionIndex(Axes.Z));
    assertNotSame("no two unknown axes are the same", Axes.unknown(), Axes.get("Unknown"));
  }

  @Test
  public void aCopyOfAnImageKeepsItsMetadata() {
    ImgPlus<UnsignedByteType> image =
        new ImgPlus<>(ArrayImgs.unsignedBytes(2, 2, 2), "name", axes());
    image.setSource("source");
    image.setChannelMaximum(0, 200);
    ImgPlus<UnsignedByteType> copy = image.copy();
    image.axis(0).setUnit("um");

    assertEquals("name", copy.getName());
    assertEquals("source", copy.getSource());
    assertEquals(200, copy.getChannelMaximum(0), 0);
    assertEquals("nm", copy.axis(0).unit());
    assertEquals(110, copy.axis(0).calibratedValue(1), 0);
    assertEquals(1, copy.axis(0).rawValue(110), 1e-12);
  }

  @Test
  public void labelingsSurviveSavingWithoutUnits() throws IOException {
    ImgLabeling<String, UnsignedByteType> labeling =
        new ImgLabeling<>(ArrayImgs.unsignedBytes(6, 5, 4));
    RandomAccess<LabelingType<String>> access = labeling.randomAccess();
    access.setPosition(new long[] {1, 2, 3});
    access.get().add("cell");
    access.get().add("nucleus");
    access.setPosition(new long[] {5, 4, 0});
    access.get().add("cell");
    DefaultLabelingMetadata metadata =
        new DefaultLabelingMetadata(3, new DefaultLabelingColorTable());
    metadata.setName("labels");
    metadata.setAxis(axes()[2], 2);
    LabelingCell<String> cell = new LabelingCellFactory(
            FileStoreFactory.createWorkflowFileStoreFactory(exec))
        .createCell(labeling, metadata);

    @SuppressWarnings("unchecked")
    LabelingCell<String> again =
        (LabelingCell<String>) CellSerialization.read(CellSerialization.write(cell), fileStores);

    assertEquals("labels", again.getLabelingMetadata().getName());
    assertEquals(50, again.getLabelingMetadata().averageScale(2), 0);
    assertNull(again.getLabelingMetadata().axis(2).unit());
    Cursor<LabelingType<String>> expected = labeling.cursor();
    int labelled = 0;
    for (LabelingType<String> pixel : Views.flatIterable(again.getLabeling())) {
      assertEquals(Set.copyOf(expected.next()), Set.copyOf(pixel));
      labelled += pixel.isEmpty() ? 0 : 1;
    }
    assertEquals(2, labelled);
  }

  @Test
  public void aLabelingKeepsTheLabelsOfEachPixelInItsIndexImage() {
    Img<UnsignedByteType> indices = ArrayImgs.unsignedBytes(3, 1);
    ImgLabeling<String, UnsignedByteType> labeling = new ImgLabeling<>(indices);
    Cursor<LabelingType<String>> cursor = labeling.cursor();
    assertTrue(cursor.next().isEmpty());
    cursor.get().addAll(List.of("a", "b"));
    cursor.get().remove("b");
    cursor.next().add("a");
    LabelingType<String> third = cursor.next();
    third.set(labeling.firstElement());
    third.clear();

    assertEquals(Set.of("a"), Set.copyOf(labeling.firstElement()));
    assertTrue(
        "the first two share an index",
        indices.firstElement().get() != 0
            && indices.firstElement().get() == at(indices, 1).get().get());
    assertEquals(0, at(indices, 2).get().get());
    assertEquals(Set.of("a", "b"), labeling.getMapping().getLabels());
  }

  private static RandomAccess<UnsignedByteType> at(Img<UnsignedByteType> img, int x) {
    RandomAccess<UnsignedByteType> access = img.randomAccess();
    access.setPosition(x, 0);
    return access;
  }

  @Test
  public void aTypeForFewSetsOfLabelsIsRefusedWhenThereAreMore() {
    ImgLabeling<Integer, BitType> labeling = new ImgLabeling<>(ArrayImgs.bits(2));
    Cursor<LabelingType<Integer>> cursor = labeling.cursor();
    cursor.next().add(1);
    assertThrows(AssertionError.class, () -> cursor.next().add(2));
  }

  private abstract static class ImageFirst extends DataCell
      implements ImgPlusValue<UnsignedByteType>, StringValue, IntervalValue {
    private static final long serialVersionUID = 1L;
  }

  private abstract static class TextFirst extends DataCell
      implements StringValue, ImgPlusValue<UnsignedByteType>, IntervalValue {
    private static final long serialVersionUID = 1L;
  }
}
