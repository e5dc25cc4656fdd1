package org.emcell.nodes;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccess;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;
import org.emcell.core.VoxelSize;
import org.emcell.core.stack.Compression;
import org.emcell.core.stack.SliceWriter;
import org.emcell.core.stack.StackException;
import org.emcell.core.stack.StackOpener;
import org.emcell.core.stack.TiffWriter;
import org.emcell.knimeapi.workflow.CellSerialization;
import org.emcell.nodes.cell.StackImageCell;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.StringValue;
import org.knime.knip.base.data.IntervalValue;
import org.knime.knip.base.data.img.ImgPlusCell;
import org.knime.knip.base.data.img.ImgPlusValue;

public class StackImageCellTest {

  @Rule
  public final TemporaryFolder temporary = new TemporaryFolder();

  private final VoxelSize voxel = new VoxelSize(10, 11, 50);
  private final byte[][] slices = new byte[4][6 * 5];
  private Path file;

  @Before
  public void write() {
    file = temporary.getRoot().toPath().resolve("stack.tif");
    Random random = new Random(7);
    try (SliceWriter writer =
        TiffWriter.create(file, 6, 5, 8, slices.length, Optional.of(voxel), Compression.NONE)) {
      for (byte[] slice : slices) {
        random.nextBytes(slice);
        writer.append(slice);
      }
      writer.commit();
    }
  }

  private StackImageCell<?> cell() {
    return StackImageCell.of(file.toString(), StackOpener.open(file), voxel);
  }

  private static StackImageCell<?> again(StackImageCell<?> cell) throws IOException {
    return (StackImageCell<?>) CellSerialization.read(CellSerialization.write(cell), null);
  }

  private int expected(long x, long y, long z) {
    return slices[(int) z][(int) (y * 6 + x)] & 0xFF;
  }

  @Test
  public void pixelsAreThoseOfTheFile() {
    RandomAccess<? extends RealType<?>> access = cell().getImgPlus().randomAccess();
    for (int z = 3; z >= 0; z--) {
      access.setPosition(new long[] {4, 3, z});
      assertEquals(expected(4, 3, z), access.get().getRealDouble(), 0);
    }
  }

  @Test
  public void axesNameAndSourceAreKept() {
    ImgPlus<?> image = cell().getImgPlus();
    assertEquals("stack", image.getName());
    assertEquals(Axes.Z, image.axis(2).type());
    assertEquals("nm", image.axis(2).unit());
    assertEquals(50, image.averageScale(2), 0);
    assertEquals(file.toString(), image.getSource());
  }

  @Test
  public void aCropBeginsAtZeroAndKnowsWhereItIs() {
    StackImageCell<?> crop = cell()
        .crop("part", new FinalInterval(new long[] {1, 2, 1}, new long[] {4, 4, 2}))
        .crop("part of part", new FinalInterval(new long[] {1, 0, 1}, new long[] {2, 1, 1}));
    assertArrayEquals(new long[] {2, 2, 1}, crop.getDimensions());
    assertArrayEquals(new long[3], crop.getMinimum());
    assertEquals(
        new FinalInterval(new long[] {2, 2, 2}, new long[] {3, 3, 2}).min(2),
        crop.box().min(2));
    RandomAccess<? extends RealType<?>> access = crop.getImgPlus().randomAccess();
    access.setPosition(new long[] {1, 1, 0});
    assertEquals(expected(3, 3, 2), access.get().getRealDouble(), 0);
  }

  @Test
  public void theImageCanBeCopiedAndMakesImagesLikeIt() {
    Img<?> image = cell().getImgPlus().getImg();
    assertTrue(image.copy().firstElement() instanceof UnsignedByteType);
    assertTrue(cell().getImgPlusCopy().getImg().firstElement() instanceof UnsignedByteType);
    assertEquals(
        slices.length * 30, ((Img<?>) cell().getImgPlus().factory().create(6, 5, 4)).size());
  }

  @Test
  public void sixteenBitsAreReadToo() {
    Path deep = temporary.getRoot().toPath().resolve("deep.tif");
    try (SliceWriter writer =
        TiffWriter.create(deep, 2, 1, 16, 1, Optional.of(voxel), Compression.NONE)) {
      writer.append(new short[] {1, (short) 60_000});
      writer.commit();
    }
    StackImageCell<?> cell = StackImageCell.of(deep.toString(), StackOpener.open(deep), voxel);
    assertEquals(UnsignedShortType.class, cell.getPixelType());
    RandomAccess<? extends RealType<?>> access = cell.getImgPlus().randomAccess();
    access.setPosition(new long[] {1, 0, 0});
    assertEquals(60_000, access.get().getRealDouble(), 0);
  }

  @Test
  public void aCellSurvivesSavingWithoutItsFiles() throws IOException {
    StackImageCell<?> cell =
        cell().crop("part", new FinalInterval(new long[] {1, 1, 1}, new long[] {2, 2, 2}));
    Files.delete(file);
    StackImageCell<?> again = again(cell);
    assertEquals(cell, again);
    assertEquals(cell.hashCode(), again.hashCode());
    assertNotEquals(cell(cell), again);
    assertTrue("small", CellSerialization.write(cell).length < 1000);
  }

  private static StackImageCell<?> cell(StackImageCell<?> like) {
    return like.crop("other", new FinalInterval(2, 2, 2));
  }

  @Test
  public void aMissingFileIsNamedOnUseAndGivesAThumbnail() throws IOException {
    StackImageCell<?> cell = again(cell());
    Files.delete(file);
    String message = assertThrows(StackException.class, cell::getImgPlus).getMessage();
    assertTrue(message, message.contains(file.toString()));
    assertNotNull(cell.getThumbnail(null));
    assertTrue(cell.toString(), cell.toString().contains("stack.tif"));
  }

  @Test
  public void aFileThatHasBecomeAnotherIsRefused() {
    StackImageCell<?> cell = cell();
    try (SliceWriter writer =
        TiffWriter.create(file, 3, 5, 8, 1, Optional.of(voxel), Compression.NONE)) {
      writer.append(new byte[15]);
      writer.commit();
    }
    String message = assertThrows(StackException.class, cell::stack).getMessage();
    assertTrue(message, message.contains("has changed") && message.contains("6 x 5 x 4"));
  }

  @Test
  public void theThumbnailShowsTheStack() {
    assertEquals(6, cell().getThumbnail(null).getWidth(null));
    assertEquals(5, cell().getThumbnail(null).getHeight(null));
  }

  @Test
  public void knipTakesItForAnImage() {
    assertEquals(ImgPlusValue.class, StackImageCell.TYPE.getPreferredValueClass());
    assertTrue(StackImageCell.TYPE.isCompatible(StringValue.class));
    assertTrue(StackImageCell.TYPE.isCompatible(IntervalValue.class));
    assertTrue(ImgPlusCell.TYPE.isASuperTypeOf(StackImageCell.TYPE));
  }

  @Test
  public void theWholeImageReadsSlicesInAnyOrder() {
    long sum = 0;
    for (RealType<?> pixel : Views.flatIterable(cell().getImgPlus())) {
      sum += (long) pixel.getRealDouble();
    }
    long expected = 0;
    for (byte[] slice : slices) {
      for (byte value : slice) {
        expected += value & 0xFF;
      }
    }
    assertEquals(expected, sum);
  }
}
