package org.emcell.core.stack;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LabelVolumeTest {

  private static final Size SIZE = new Size(5, 4, 3);
  private static final Optional<VoxelSize> VOXEL = Optional.of(new VoxelSize(40, 40, 50));

  @Rule
  public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theLargestLabelDecidesTheDepthAndAllLabelsComeBack() {
    for (int largest : new int[] {0, 9, 255, 256, 65_535}) {
      int[] labels = new int[SIZE.voxels()];
      Arrays.setAll(labels, i -> i % 7 == 0 ? largest : Math.min(i, largest));
      LabelVolume.write(path("labels.tif"), labels, SIZE, VOXEL);
      try (SliceStack stack = StackOpener.open(path("labels.tif"))) {
        assertEquals(largest > 255 ? 16 : 8, stack.bitsPerSample());
        assertEquals(VOXEL, stack.voxelSize());
        assertArrayEquals(labels, LabelVolume.read(stack));
      }
    }
  }

  @Test
  public void moreLabelsThanSixteenBitsHoldAreRefusedAndLeaveNoFile() {
    int[] labels = new int[SIZE.voxels()];
    labels[17] = 65_536;
    String message = assertThrows(
            StackException.class, () -> LabelVolume.write(path("labels.tif"), labels, SIZE, VOXEL))
        .getMessage();
    assertTrue(
        message, message.contains("labels.tif") && message.contains("label 65536 is too large"));
    labels[17] = -1;
    assertThrows(
        IllegalArgumentException.class,
        () -> LabelVolume.write(path("labels.tif"), labels, SIZE, VOXEL));
    assertThrows(
        IllegalArgumentException.class,
        () -> LabelVolume.write(path("labels.tif"), new int[7], SIZE, VOXEL));
    assertArrayEquals(new String[0], folder.getRoot().list());
  }

  @Test
  public void aVolumeWithFewRegionsIsSmall() throws Exception {
    Size size = new Size(500, 500, 10);
    int[] labels = new int[size.voxels()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = Math.hypot(size.x(i) - 250, size.y(i) - 250) < 200 ? 1 : 0;
    }
    LabelVolume.write(path("labels.tif"), labels, size, VOXEL);
    assertTrue(Files.size(path("labels.tif")) < labels.length / 50);
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
