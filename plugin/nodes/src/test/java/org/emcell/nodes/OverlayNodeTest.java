package org.emcell.nodes;

import static org.emcell.nodes.PhantomChain.column;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import net.imagej.ImgPlus;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.util.Intervals;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.report.CellColours;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.step.OverlayNodeFactory;
import org.junit.Test;
import org.knime.core.data.MissingValue;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.knip.base.data.img.ImgPlusValue;

/** What the node Cell Overlay draws onto slices. */
public class OverlayNodeTest {

  /** A pixel at the rim of the ball in the slice in its middle. */
  private static final int[] RIM = {RingCell.CENTRE[0] + 19, RingCell.CENTRE[1]};

  private final Workflow workflow = new Workflow();

  private WorkflowNode overlay() {
    WorkflowNode source = workflow.add(new RingCell(1));
    WorkflowNode node = workflow.add(new OverlayNodeFactory());
    workflow.connect(source, 1, node, 1);
    return node;
  }

  private void run() {
    assertTrue(workflow.report(), workflow.execute());
  }

  @SuppressWarnings("unchecked")
  private static ImgPlus<UnsignedByteType> image(WorkflowNode node) {
    return ((ImgPlusValue<UnsignedByteType>) column(node.table(1), "Overlay").get(0)).getImgPlus();
  }

  private static BufferedImage picture(WorkflowNode node) {
    return (BufferedImage)
        ((PNGImageValue) column(node.table(1), "Overlay picture").get(0))
            .getImageContent()
            .getImage();
  }

  private static int colour(ImgPlus<UnsignedByteType> image, int x, int y) {
    int rgb = 0;
    RandomAccess<UnsignedByteType> at = image.randomAccess();
    at.setPosition(x, 0);
    at.setPosition(y, 1);
    for (int channel = 0; channel < 3; channel++) {
      at.setPosition(channel, 2);
      rgb = rgb << 8 | at.get().get();
    }
    return rgb;
  }

  @Test
  public void theOutlineHasTheColourOfTheNumberThatTheTableGivesTheCell() {
    WorkflowNode node = overlay();
    run();
    assertArrayEquals(new long[] {60, 50, 3}, Intervals.dimensionsAsLongArray(image(node)));
    assertEquals(CellColours.of(7), colour(image(node), RIM[0], RIM[1]));
    assertEquals("Channel", image(node).axis(2).type().getLabel());
  }

  @Test
  public void thePictureIsTheSliceOfTheImage() {
    WorkflowNode node = overlay();
    run();
    BufferedImage picture = picture(node);
    for (int y = 0; y < 50; y++) {
      for (int x = 0; x < 60; x++) {
        assertEquals(picture.getRGB(x, y) & 0xFFFFFF, colour(image(node), x, y));
      }
    }
  }

  @Test
  public void withoutANumberTheSliceIsThatInTheMiddleOfTheCell() {
    WorkflowNode found = overlay();
    WorkflowNode named = overlay();
    named.set("slice", RingCell.CENTRE[2]);
    WorkflowNode other = overlay();
    other.set("slice", 5);
    run();
    assertEquals(
        column(named.table(1), "Overlay picture"), column(found.table(1), "Overlay picture"));
    assertFalse(column(other.table(1), "Overlay picture")
        .equals(column(found.table(1), "Overlay picture")));
  }

  @Test
  public void slicesAroundItAreInTheImageAsFarAsThereAre() {
    WorkflowNode node = overlay();
    node.set("slice", 1);
    node.set("around", 3);
    run();
    assertArrayEquals(new long[] {60, 50, 3, 5}, Intervals.dimensionsAsLongArray(image(node)));
    assertEquals(200, image(node).axis(3).averageScale(0, 1), 0);
  }

  @Test
  public void largeSlicesBecomeSmallerByAWholeFactor() {
    WorkflowNode node = overlay();
    node.set("longest_side", 20);
    run();
    assertArrayEquals(new long[] {20, 17, 3}, Intervals.dimensionsAsLongArray(image(node)));
    assertEquals(300, image(node).axis(0).averageScale(0, 1), 0);
  }

  @Test
  public void aSliceThatThereIsNotIsRefusedWithItsRow() {
    WorkflowNode node = overlay();
    node.set("slice", 26);
    assertFalse(workflow.execute());
    assertTrue(node.report(), node.message().getMessage().contains("Row0"));
    assertTrue(node.report(), node.message().getMessage().contains("one of 0 to 25"));
  }

  @Test
  public void labelsOfAnotherSizeAreRefused() {
    WorkflowNode source = workflow.add(new RingCell(1));
    WorkflowNode small =
        OneCellPhantom.in(workflow, new Size(40, 40, 10), new VoxelSize(400, 400, 800), 3000);
    WorkflowNode mixed = workflow.add(new SideBySide("Labels", "Stack"));
    workflow.connect(source, 1, mixed, 1);
    workflow.connect(small, 1, mixed, 2);
    WorkflowNode node = workflow.add(new OverlayNodeFactory());
    workflow.connect(mixed, 1, node, 1);
    assertFalse(workflow.execute());
    assertTrue(
        node.report(), node.message().getMessage().contains("40 x 40 x 10 and 60 x 50 x 26"));
  }

  @Test
  public void aRowWithoutLabelsGivesNoPictureButTheReason() {
    WorkflowNode node = overlay();
    run();
    for (String column : new String[] {"Overlay", "Overlay picture"}) {
      assertEquals(
          "the microscope was off",
          ((MissingValue) column(node.table(1), column).get(1)).getError());
    }
  }
}
