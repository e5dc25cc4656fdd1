package org.emcell.nodes;

import static org.emcell.nodes.PhantomChain.column;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.emcell.core.report.CellColours;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.step.PictureNodeFactory;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.MissingValue;
import org.knime.core.data.image.png.PNGImageValue;

/** Cells in three dimensions as the node Cell Picture draws them. */
public class PictureNodeTest {

  private final Workflow workflow = new Workflow();

  private WorkflowNode picture() {
    WorkflowNode source = workflow.add(new RingCell(1));
    WorkflowNode node = workflow.add(new PictureNodeFactory());
    workflow.connect(source, 1, node, 1);
    node.set("width", 200);
    node.set("height", 160);
    return node;
  }

  private void run() {
    assertTrue(workflow.report(), workflow.execute());
  }

  private static DataCell cell(WorkflowNode node) {
    return column(node.table(1), "Picture").get(0);
  }

  private static BufferedImage image(WorkflowNode node) {
    return (BufferedImage) ((PNGImageValue) cell(node)).getImageContent().getImage();
  }

  /** Returns how many pixels have about the hue of a colour. */
  private static int pixels(BufferedImage image, int colour) {
    float hue = hue(colour);
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        float[] hsb = hsb(image.getRGB(x, y));
        count += hsb[1] > 0.15 && Math.abs(hsb[0] - hue) < 0.03 ? 1 : 0;
      }
    }
    return count;
  }

  private static float hue(int colour) {
    return hsb(colour)[0];
  }

  private static float[] hsb(int colour) {
    return Color.RGBtoHSB(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF, null);
  }

  @Test
  public void thePictureHasTheSizeAndTheColourOfTheCell() {
    WorkflowNode node = picture();
    run();
    assertEquals(200, image(node).getWidth());
    assertEquals(160, image(node).getHeight());
    assertTrue(pixels(image(node), CellColours.of(7)) > 200 * 160 / 20);
  }

  @Test
  public void throughTheHoleOfTheNucleusTheCellIsSeenFromAboveButNotFromTheSide() {
    WorkflowNode above = picture();
    above.set("elevation", 90.0);
    WorkflowNode level = picture();
    level.set("elevation", 0.0);
    run();
    // The nucleus is solid, the cell lets the white ground through.
    float hole = saturationInTheMiddle(above);
    float solid = saturationInTheMiddle(level);
    assertTrue(hole + " from above, " + solid + " level", solid > hole + 0.3);
  }

  private static float saturationInTheMiddle(WorkflowNode node) {
    return hsb(image(node).getRGB(100, 80))[1];
  }

  @Test
  public void walkingRoundABallWithALyingRingChangesNothingButTheAxes() {
    WorkflowNode front = picture();
    front.set("azimuth", 0.0);
    WorkflowNode behind = picture();
    behind.set("azimuth", 180.0);
    run();
    int seen = pixels(image(front), CellColours.of(7));
    assertEquals(seen, pixels(image(behind), CellColours.of(7)), 0.03 * seen);
  }

  @Test
  public void aRowWithoutLabelsGivesNoPictureButTheReason() {
    WorkflowNode node = picture();
    run();
    assertEquals(
        "the microscope was off",
        ((MissingValue) column(node.table(1), "Picture").get(1)).getError());
  }
}
