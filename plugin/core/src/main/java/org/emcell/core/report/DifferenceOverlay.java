package org.emcell.core.report;

import java.awt.image.BufferedImage;
import java.util.function.IntPredicate;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;

/**
 * Pictures of where a result and the truth agree: pixels that both have (true positives), none has (true negatives),
 * only the result has (false positives) and only the truth has (false negatives). Needs no display. Thread-safe.
 */
public final class DifferenceOverlay {

  private static final int MIDDLE_GREY = 0x808080;

  private final Style style;
  private final int longestSide;

  /** How the four kinds of pixels look. */
  public enum Style {
    /** As in the figures of the paper: agreement in two greys, false positives black, false negatives white. */
    GREY(0xA0A0A0, 0x606060, 0x000000, 0xFFFFFF, 1),
    /** Colours that colour-blind readers can tell apart, over the slice; what both leave out is left grey. */
    COLOUR(0x56B4E9, MIDDLE_GREY, 0xD55E00, 0xF0E442, 0.55);

    private final int truePositive;
    private final int trueNegative;
    private final int falsePositive;
    private final int falseNegative;
    private final double share;

    Style(int truePositive, int trueNegative, int falsePositive, int falseNegative, double share) {
      this.truePositive = truePositive;
      this.trueNegative = trueNegative;
      this.falsePositive = falsePositive;
      this.falseNegative = falseNegative;
      this.share = share;
    }

    int colour(boolean found, boolean expected) {
      if (expected) {
        return found ? truePositive : falseNegative;
      }
      return found ? falsePositive : trueNegative;
    }

    double share(boolean found, boolean expected) {
      return this == COLOUR && !found && !expected ? 0 : share;
    }
  }

  /**
   * @param longestSide largest width and height of a picture in pixels; larger slices become smaller by a whole factor
   */
  public DifferenceOverlay(Style style, int longestSide) {
    this.style = style;
    this.longestSide = longestSide;
  }

  /**
   * Draws a slice with a legend below it.
   *
   * @param size of the slice
   * @param found labels of the result
   * @param isFound whether a label of the result counts
   * @param expected labels of the truth
   * @param isExpected whether a label of the truth counts
   * @param grey levels 0 to 255 that lie under the colours, null for middle grey
   * @param voxel voxel size in nm, for the scale bar
   * @throws IllegalArgumentException when there is not one label a pixel
   */
  public BufferedImage draw(
      Size size,
      int[] found,
      IntPredicate isFound,
      int[] expected,
      IntPredicate isExpected,
      int[] grey,
      VoxelSize voxel) {
    size.slice().requireLength(found.length);
    size.slice().requireLength(expected.length);
    int block = (Math.max(size.width(), size.height()) - 1) / longestSide + 1;
    int width = (size.width() - 1) / block + 1;
    int height = (size.height() - 1) / block + 1;
    int scale = Math.max(1, Math.max(width, height) / 400);
    Canvas canvas = new Canvas(width, height + legendHeight(scale));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = Math.min(size.height() - 1, y * block + block / 2) * size.width()
            + Math.min(size.width() - 1, x * block + block / 2);
        boolean has = isFound.test(found[i]);
        boolean should = isExpected.test(expected[i]);
        int under = grey == null ? MIDDLE_GREY : Math.min(255, Math.max(0, grey[i])) * 0x010101;
        canvas.set(
            x, y, CellColours.mix(under, style.colour(has, should), style.share(has, should)));
      }
    }
    legend(canvas, height, scale);
    ScaleBar.draw(voxel.x() * block, width, height, scale, canvas);
    return canvas.image();
  }

  private static int legendHeight(int scale) {
    return (Canvas.GLYPH_HEIGHT + 6) * scale;
  }

  private void legend(Canvas canvas, int top, int scale) {
    String[] names = {"TP", "TN", "FP", "FN"};
    boolean[][] kinds = {{true, true}, {false, false}, {true, false}, {false, true}};
    canvas.fill(0, top, canvas.width(), legendHeight(scale), MIDDLE_GREY);
    for (int k = 0; k < names.length; k++) {
      int left = (4 + 30 * k) * scale;
      int side = Canvas.GLYPH_HEIGHT * scale;
      int y = top + 3 * scale;
      canvas.fill(left, y, side, side, 0);
      canvas.fill(left + 1, y + 1, side - 2, side - 2, style.colour(kinds[k][0], kinds[k][1]));
      canvas.text(names[k], left + side + 3 * scale, y, scale, 0xFFFFFF);
    }
  }
}
