package org.emcell.core.segment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;
import org.emcell.core.stack.StackOpener;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RoiCropperTest {

  @Rule
  public TemporaryFolder folder = new TemporaryFolder();

  /** Counts how often each slice is read, and fails at one of them when asked. */
  private record CountingStack(SliceStack stack, AtomicIntegerArray reads, int damaged)
      implements SliceStack {

    CountingStack(SliceStack stack, int damaged) {
      this(stack, new AtomicIntegerArray(stack.slices()), damaged);
    }

    @Override
    public Img<? extends IntegerType<?>> read(int z, Interval region) {
      reads.incrementAndGet(z);
      if (z == damaged) {
        throw new StackException("slice " + z + " is damaged");
      }
      return stack.read(z, region);
    }

    @Override
    public String name() {
      return stack.name();
    }

    @Override
    public Path source() {
      return stack.source();
    }

    @Override
    public int width() {
      return stack.width();
    }

    @Override
    public int height() {
      return stack.height();
    }

    @Override
    public int slices() {
      return stack.slices();
    }

    @Override
    public int bitsPerSample() {
      return stack.bitsPerSample();
    }

    @Override
    public Optional<VoxelSize> voxelSize() {
      return stack.voxelSize();
    }

    @Override
    public void close() {}
  }

  private static final VoxelSize VOXEL = new VoxelSize(100, 100, 200);

  private static SliceStack stack(int width, int height, int slices) {
    byte[] grey = new byte[width * height * slices];
    new Random(7).nextBytes(grey);
    return new ArrayStack(grey, new Size(width, height, slices), VOXEL);
  }

  private static CellTrack track(int id, double x, double y, int first, int last, double radius) {
    List<Detection> detections =
        List.of(new Detection(first, 1, x, y, radius), new Detection(last, 1, x, y, radius));
    return new CellTrack(id, detections, x, y, (first + last) / 2.0, radius, CellState.WHOLE, "");
  }

  private static final RoiCropper CROPPER =
      new RoiCropper(new RoiCropper.Settings(5000, 6000, 7000));

  @Test
  public void theCellIsInTheMiddleOfItsRoi() {
    Roi roi =
        CROPPER.place(track(3, 70, 80, 39, 41, 0), new BinnedStack(stack(200, 200, 90), 1, 1));
    assertEquals(new Roi(3, 46, 51, 23, new Size(50, 60, 35), new Centre(24, 29, 17)), roi);
  }

  @Test
  public void aRoiThatWouldLeaveTheStackIsShiftedAndNotPadded() {
    BinnedStack stack = new BinnedStack(stack(80, 20, 12), 1, 1);
    Roi first = CROPPER.place(track(1, 2, 3, 0, 0, 0), stack);
    assertEquals(new Roi(1, 0, 0, 0, new Size(50, 20, 12), new Centre(2, 3, 0)), first);
    Roi last = CROPPER.place(track(2, 79, 19, 11, 11, 0), stack);
    assertEquals(new Roi(2, 30, 0, 0, new Size(50, 20, 12), new Centre(49, 19, 11)), last);
  }

  @Test
  public void aLargeCellGetsARoiThatItFitsInto() {
    Roi roi =
        CROPPER.place(track(1, 150, 150, 20, 80, 5), new BinnedStack(stack(300, 300, 120), 1, 1));
    assertEquals(new Size(200, 200, 81), roi.size());
  }

  @Test
  public void inABinnedViewTheRoiIsAtTheSamePlace() {
    Roi roi =
        CROPPER.place(track(1, 99.5, 79.5, 40, 40, 0), new BinnedStack(stack(200, 200, 90), 4, 2));
    assertEquals(new Size(13, 15, 18), roi.size());
    assertEquals(24.5, roi.x() + roi.centre().x(), 1e-9);
    assertEquals(19.5, roi.y() + roi.centre().y(), 1e-9);
    assertEquals(19.75, roi.z() + roi.centre().z(), 1e-9);
  }

  @Test
  public void allRoisAreCutInOneSweepWithAnyNumberOfThreads() {
    for (int threads : new int[] {1, 3}) {
      CountingStack stack = new CountingStack(stack(60, 50, 20), -1);
      List<Roi> rois = List.of(
          new Roi(1, 0, 0, 2, new Size(60, 50, 5), new Centre(0, 0, 0)),
          new Roi(2, 10, 20, 4, new Size(7, 9, 10), new Centre(0, 0, 0)),
          new Roi(5, 59, 49, 16, new Size(1, 1, 1), new Centre(0, 0, 0)));
      Path cut = folder.getRoot().toPath().resolve("rois" + threads);
      RoiCropper.crop(stack, rois, cut, Workers.of(threads), Progress.none());
      for (int z = 0; z < 20; z++) {
        int expected = z >= 2 && z < 14 || z == 16 ? 1 : 0;
        assertEquals("slice " + z, expected, stack.reads().get(z));
      }
      for (Roi roi : rois) {
        try (SliceStack found = StackOpener.open(RoiCropper.file(cut, roi.id()))) {
          assertArrayEquals(
              LabelVolume.read(stack.stack().crop(roi.interval())), LabelVolume.read(found));
          assertEquals(VOXEL, found.requireVoxelSize());
        }
      }
    }
  }

  @Test
  public void afterAFailureOnlyWholeRoisAreThere() {
    CountingStack stack = new CountingStack(stack(30, 30, 10), 6);
    List<Roi> rois = List.of(
        new Roi(1, 0, 0, 0, new Size(5, 5, 4), new Centre(0, 0, 0)),
        new Roi(2, 0, 0, 2, new Size(5, 5, 8), new Centre(0, 0, 0)));
    Path cut = folder.getRoot().toPath().resolve("rois");
    StackException e = assertThrows(
        StackException.class,
        () -> RoiCropper.crop(stack, rois, cut, Workers.single(), Progress.none()));
    assertEquals("slice 6 is damaged", e.getMessage());
    assertTrue(RoiCropper.file(cut, 1).toFile().exists());
    assertFalse(RoiCropper.file(cut, 2).toFile().exists());
    File[] files = cut.toFile().listFiles();
    assertEquals(1, files.length);
  }
}
