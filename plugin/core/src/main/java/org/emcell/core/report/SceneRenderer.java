package org.emcell.core.report;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.emcell.core.Workers;

/**
 * Draws a scene in software, so that it needs no display and gives the same picture everywhere: a depth buffer for what
 * is solid; of each body that lets light through its nearest sheet, mixed from the farthest to the nearest; a headlight
 * with normals that are interpolated over the triangles (Phong 1975, doi:10.1145/360825.360839); nine samples a pixel.
 * Around the scene a box with ticks and numbers in um. The picture is drawn band by band, so that memory does not grow
 * with its height; it does not depend on the number of workers. Thread-safe.
 */
public final class SceneRenderer {

  private static final int SAMPLES = 3;
  private static final int BAND = 16;
  private static final int GROUND = 0xFFFFFF;
  private static final int LARGEST_SIDE = 16_384;
  private static final int TEXT_UNIT = 350;
  private static final float AMBIENT = 0.28f;
  private static final float GLOSS = 0.22f;
  /** How far, as a share of the scene's diagonal, a clear body must lie before a solid one to be seen before it. */
  private static final double CLEARANCE = 0.004;
  /** How much denser a body is where its surface is seen at a slant. */
  private static final float SLANT = 0.45f;

  private final Camera camera;
  private final int width;
  private final int height;

  /**
   * @param width of the pictures in pixels
   * @param height of the pictures in pixels
   * @throws IllegalArgumentException when a side is not 1 to 16384 pixels
   */
  public SceneRenderer(Camera camera, int width, int height) {
    if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
      throw new IllegalArgumentException("The sides of a picture must be 1 to " + LARGEST_SIDE
          + " pixels, found " + width + " x " + height + ".");
    }
    this.camera = camera;
    this.width = width;
    this.height = height;
  }

  /** Draws a scene. */
  public BufferedImage draw(Scene scene, Workers workers) {
    int scale = Math.max(1, Math.min(width, height) / TEXT_UNIT);
    int margin = Math.min(AxesBox.margin(scale), Math.min(width, height) / 4);
    Projection fine = new Projection(
        camera,
        scene.box(),
        SAMPLES * margin,
        SAMPLES * margin,
        SAMPLES * (width - 2.0 * margin),
        SAMPLES * (height - 2.0 * margin));
    Projection coarse = new Projection(
        camera, scene.box(), margin, margin, width - 2.0 * margin, height - 2.0 * margin);
    AxesBox axes = new AxesBox(scene.box(), coarse, scale);
    ScreenMesh[] bodies = new ScreenMesh[scene.bodies().size()];
    workers.forEach(
        bodies.length, k -> bodies[k] = new ScreenMesh(scene.bodies().get(k), fine));
    float clearance = (float) (CLEARANCE * scene.box().diagonal());
    Canvas canvas = new Canvas(width, height);
    int bands = (height - 1) / BAND + 1;
    int[][] pictures = new int[bands][];
    workers.forEach(bands, k -> {
      int rows = Math.min(BAND, height - k * BAND);
      Band band = new Band(SAMPLES * width, SAMPLES * k * BAND, SAMPLES * rows);
      pictures[k] =
          means(new Layers(band, clearance).draw(bodies, scene, axes.lines(), fine, scale), rows);
    });
    for (int k = 0; k < bands; k++) {
      for (int i = 0; i < pictures[k].length; i++) {
        canvas.set(i % width, k * BAND + i / width, pictures[k][i]);
      }
    }
    axes.label(canvas, GROUND);
    return canvas.image();
  }

  /** Returns the pixels of a band as the means of their samples. */
  private int[] means(int[] samples, int rows) {
    int[] pixels = new int[width * rows];
    for (int i = 0; i < pixels.length; i++) {
      int red = 0;
      int green = 0;
      int blue = 0;
      for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
        int row = i / width * SAMPLES + sample / SAMPLES;
        int colour = samples[row * width * SAMPLES + i % width * SAMPLES + sample % SAMPLES];
        red += colour >> 16 & 0xFF;
        green += colour >> 8 & 0xFF;
        blue += colour & 0xFF;
      }
      int half = SAMPLES * SAMPLES / 2;
      int count = SAMPLES * SAMPLES;
      pixels[i] = (red + half) / count << 16 | (green + half) / count << 8 | (blue + half) / count;
    }
    return pixels;
  }

  /** What is drawn into one band. */
  private static final class Layers {
    private final Band band;
    private final float[] depth;
    private final int[] colour;
    private final float clearance;

    Layers(Band band, float clearance) {
      this.band = band;
      this.clearance = clearance;
      depth = new float[band.pixels()];
      colour = new int[band.pixels()];
      Arrays.fill(depth, Float.POSITIVE_INFINITY);
      Arrays.fill(colour, GROUND);
    }

    int[] draw(
        ScreenMesh[] bodies,
        Scene scene,
        List<AxesBox.Line> lines,
        Projection projection,
        int scale) {
      scene.slice().ifPresent(sheet -> sheet(sheet, projection));
      for (AxesBox.Line line : lines) {
        line(line, SAMPLES * scale * 0.5);
      }
      for (ScreenMesh body : bodies) {
        if (body.opacity() == 1 && body.reaches(band.firstRow(), band.endRow())) {
          body.draw(band, (pixel, d, x, y, z) -> {
            if (d < depth[pixel]) {
              depth[pixel] = d;
              colour[pixel] = lit(body.colour(), facing(x, y, z));
            }
          });
        }
      }
      shineThrough(Arrays.stream(bodies)
          .filter(body -> body.opacity() < 1 && body.reaches(band.firstRow(), band.endRow()))
          .toList());
      return colour;
    }

    private void sheet(Scene.Sheet sheet, Projection projection) {
      float[][] corners = new float[4][6];
      double[] place = new double[3];
      for (int k = 0; k < 4; k++) {
        double[] corner = sheet.corner(k);
        projection.project(corner[0], corner[1], corner[2], place);
        double weight = projection.weight(place[2]);
        double u = k == 1 || k == 2 ? 1 : 0;
        double v = k >= 2 ? 1 : 0;
        double[] values = {place[0], place[1], place[2], u * weight, v * weight, weight};
        for (int i = 0; i < 6; i++) {
          corners[k][i] = (float) values[i];
        }
      }
      Band.Pen pen = (pixel, d, u, v, weight) -> {
        if (d < depth[pixel]) {
          depth[pixel] = d;
          colour[pixel] = (int) Math.round(sheet.at(u / weight, v / weight)) * 0x010101;
        }
      };
      band.triangle(corners[0], corners[1], corners[2], pen);
      band.triangle(corners[0], corners[2], corners[3], pen);
    }

    /** Draws a line, given in pixels of the picture, as a ribbon. */
    private void line(AxesBox.Line line, double halfWidth) {
      double dx = line.to()[0] - line.from()[0];
      double dy = line.to()[1] - line.from()[1];
      double length = Math.hypot(dx, dy);
      if (length == 0) {
        return;
      }
      double acrossX = -dy / length * halfWidth;
      double acrossY = dx / length * halfWidth;
      float[][] corners = new float[4][6];
      for (int k = 0; k < 4; k++) {
        double[] end = k < 2 ? line.from() : line.to();
        double side = k == 0 || k == 3 ? 1 : -1;
        corners[k][0] = (float) (SAMPLES * end[0] + side * acrossX);
        corners[k][1] = (float) (SAMPLES * end[1] + side * acrossY);
        corners[k][2] = (float) end[2];
      }
      Band.Pen pen = (pixel, d, x, y, z) -> {
        if (d < depth[pixel]) {
          depth[pixel] = d;
          colour[pixel] = AxesBox.LINE;
        }
      };
      band.triangle(corners[0], corners[1], corners[2], pen);
      band.triangle(corners[0], corners[2], corners[3], pen);
    }

    /** Mixes the nearest sheets of all bodies that let light through over what lies behind them. */
    private void shineThrough(List<ScreenMesh> bodies) {
      float[][] depths = new float[bodies.size()][];
      float[][] facings = new float[bodies.size()][];
      for (int k = 0; k < depths.length; k++) {
        float[] nearest = new float[band.pixels()];
        float[] facing = new float[band.pixels()];
        Arrays.fill(nearest, Float.POSITIVE_INFINITY);
        bodies.get(k).draw(band, (pixel, d, x, y, z) -> {
          if (d < nearest[pixel]) {
            nearest[pixel] = d;
            facing[pixel] = facing(x, y, z);
          }
        });
        depths[k] = nearest;
        facings[k] = facing;
      }
      int[] order = new int[depths.length];
      for (int pixel = 0; pixel < colour.length && order.length > 0; pixel++) {
        int count = 0;
        for (int k = 0; k < depths.length; k++) {
          // Where the frame cuts both, a cell and its nucleus lie in one plane.
          if (depths[k][pixel] < depth[pixel] - clearance) {
            int at = count++;
            // From the farthest to the nearest.
            while (at > 0 && depths[order[at - 1]][pixel] < depths[k][pixel]) {
              order[at] = order[at - 1];
              at--;
            }
            order[at] = k;
          }
        }
        for (int i = 0; i < count; i++) {
          ScreenMesh body = bodies.get(order[i]);
          float facing = facings[order[i]][pixel];
          float slant = (1 - facing) * (1 - facing);
          float opacity = body.opacity() + (1 - body.opacity()) * SLANT * slant;
          colour[pixel] = CellColours.mix(colour[pixel], lit(body.colour(), facing), opacity);
        }
      }
    }

    /** Returns how far a surface is turned to the viewer, 0 to 1. */
    private static float facing(float x, float y, float z) {
      float length = (float) Math.sqrt(x * x + y * y + z * z);
      return length > 0 ? Math.abs(z) / length : 0;
    }

    private static int lit(int colour, float facing) {
      float diffuse = AMBIENT + (1 - AMBIENT) * facing;
      float square = facing * facing;
      float power = square * square * square * square;
      float gloss = GLOSS * power * power * power * 255;
      int result = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        float level = diffuse * (colour >> shift & 0xFF) + gloss;
        result |= Math.min(255, Math.round(level)) << shift;
      }
      return result;
    }
  }
}
