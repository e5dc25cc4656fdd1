package org.emcell.cli;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.nio.file.Path;
import org.emcell.core.image.Size;
import org.emcell.core.measure.InstanceMatching;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.SliceWriter;
import org.emcell.core.stack.StackOpener;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ComparisonTest {

  private static final Size SLICE = Size.of(7, 3);

  @Rule
  public final TemporaryFolder temporary = new TemporaryFolder();

  @Test
  public void piecesAreWhatIsConnectedAndHasOneId() {
    int[] ids = {
      4, 4, 0, 4, 2, 2, 0, //
      0, 0, 4, 0, 2, 0, 2, //
      4, 0, 0, 0, 2, 0, 0
    };
    int[] pieces = Comparison.pieces(ids, SLICE);
    assertArrayEquals(
        new int[] {
          1, 1, 0, 1, 3, 3, 0, //
          0, 0, 1, 0, 3, 0, 3, //
          2, 0, 0, 0, 3, 0, 0
        },
        pieces);
  }

  @Test
  public void bothLobesOfANucleusAreFoundWhenPiecesAreMatchedButOnlyOneByNumber() throws Exception {
    byte[] found = {
      5, 5, 0, 0, 5, 5, 0, //
      5, 5, 0, 0, 5, 5, 0, //
      0, 0, 0, 0, 5, 0, 0
    };
    byte[] truth = {
      1, 1, 0, 0, 2, 2, 0, //
      1, 1, 0, 0, 2, 2, 0, //
      0, 0, 0, 0, 0, 0, 0
    };
    try (SliceStack a = stack("found.tif", found);
        SliceStack b = stack("truth.tif", truth)) {
      assertEquals(
          1,
          InstanceMatching.of(Comparison.overlap(a, b, ConsoleProgress.silent()), 0.4)
              .pairs()
              .size());
      assertEquals(
          2, InstanceMatching.of(Comparison.pieceOverlap(a, b), 0.4).pairs().size());
    }
  }

  private SliceStack stack(String name, byte[] ids) throws Exception {
    Path file = temporary.getRoot().toPath().resolve(name);
    try (SliceWriter writer =
        LabelVolume.writer(file, SLICE.width(), SLICE.height(), 1, 5, java.util.Optional.empty())) {
      writer.append(ids);
      writer.commit();
    }
    return StackOpener.open(file);
  }
}
