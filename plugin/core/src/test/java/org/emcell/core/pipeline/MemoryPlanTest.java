package org.emcell.core.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Roi;
import org.emcell.core.segment.RoiSegmenter;
import org.emcell.core.stack.Compression;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.SliceWriter;
import org.emcell.core.stack.StackOpener;
import org.emcell.core.stack.TiffWriter;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class MemoryPlanTest {

  private static final Roi ROI = roi(50);
  private static final RoiSegmenter SEGMENTER =
      new RoiSegmenter(RunSettings.DEFAULT.nucleus(), RunSettings.DEFAULT.cell());
  private static final long CELL = 500_000L * SEGMENTER.bytesPerVoxel();

  @Rule
  public TemporaryFolder folder = new TemporaryFolder();

  private static Roi roi(int slices) {
    return new Roi(1, 0, 0, 0, new Size(100, 100, slices), new Centre(50, 50, slices / 2.0));
  }

  private MemoryPlan plan(int rois, int threads, long memory) throws IOException {
    try (SliceStack stack = stack()) {
      return MemoryPlan.of(stack, Collections.nCopies(rois, ROI), SEGMENTER, threads, memory);
    }
  }

  private SliceStack stack() {
    Path file = folder.getRoot().toPath().resolve("stack.tif");
    try (SliceWriter writer = TiffWriter.create(
        file, 1000, 400, 8, 1, Optional.of(new VoxelSize(10, 10, 50)), Compression.NONE)) {
      writer.append(new byte[400_000]);
      writer.commit();
    }
    return StackOpener.open(file);
  }

  @Test
  public void asManyCellsAreWorkedOnAsThreadsAndMemoryAllow() throws IOException {
    assertEquals(8, plan(20, 8, 100 * CELL).cellsAtATime());
    assertEquals(3, plan(20, 8, 3 * CELL + CELL / 2).cellsAtATime());
    assertEquals(2, plan(2, 8, 100 * CELL).cellsAtATime());
  }

  @Test
  public void aLargeCellIsJoinedByOneThatStillFits() {
    List<Roi> rois = List.of(roi(10), roi(50), roi(20), roi(35), roi(40));
    try (SliceStack stack = stack()) {
      MemoryPlan plan = MemoryPlan.of(stack, rois, SEGMENTER, 2, CELL * 6 / 5);
      assertEquals(List.of(List.of(1, 0), List.of(4, 2), List.of(3)), plan.groups());
      assertEquals(CELL, plan.cellBytes());
    }
  }

  @Test
  public void everyCellIsWorkedOnOnceHoweverLittleMemoryThereIs() throws IOException {
    assertEquals(List.of(List.of(0), List.of(1), List.of(2)), plan(3, 4, 1).groups());
    assertEquals(
        List.of(List.of(0), List.of(1), List.of(2)), plan(3, 1, Long.MAX_VALUE).groups());
    assertEquals(1, plan(3, 4, 1).sliceThreads());
  }

  @Test
  public void aRunWithoutCellsIsPlannedToo() throws IOException {
    try (SliceStack stack = stack()) {
      assertEquals(0, MemoryPlan.of(stack, List.of(), SEGMENTER, 8, 1 << 30).cellsAtATime());
    }
  }

  @Test
  public void slicesInWorkFitIntoTheMemory() {
    try (SliceStack stack = stack()) {
      Workers workers = Workers.of(4);
      assertSame(workers, MemoryPlan.forSlices(stack, workers, 4_000_000));
      assertEquals(2, MemoryPlan.forSlices(stack, workers, 2_500_000).count());
      assertEquals(1, MemoryPlan.forSlices(stack, workers, 100).count());
    }
  }
}
