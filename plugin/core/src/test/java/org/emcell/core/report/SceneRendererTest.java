package org.emcell.core.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.emcell.core.Workers;
import org.emcell.core.measure.mesh.SurfaceMesh;
import org.junit.Test;

public class SceneRendererTest {

  private static final Scene.Box3 BOX = new Scene.Box3(-2, -2, -2, 2, 2, 2);
  private static final Camera FRONT = new Camera(0, 0, 0);
  private static final int RED = 0xD02020;
  private static final int BLUE = 0x2020D0;

  private static SurfaceMesh ball(double x, double y, double z, double radius) {
    Shapes shapes = new Shapes();
    shapes.ball(x, y, z, radius);
    return shapes.mesh();
  }

  private static BufferedImage draw(Camera camera, int side, Scene.Body... bodies) {
    return new SceneRenderer(camera, side, side)
        .draw(new Scene(List.of(bodies), Optional.empty(), BOX), Workers.of(2));
  }

  private static int[] rgb(BufferedImage picture, int x, int y) {
    int colour = picture.getRGB(x, y);
    return new int[] {colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF};
  }

  /** Number of pixels in which red is by far the strongest. */
  private static int count(BufferedImage picture, int channel) {
    int count = 0;
    for (int i = 0; i < picture.getWidth() * picture.getHeight(); i++) {
      int[] c = rgb(picture, i % picture.getWidth(), i / picture.getWidth());
      count +=
          c[channel] > c[(channel + 1) % 3] + 30 && c[channel] > c[(channel + 2) % 3] + 30 ? 1 : 0;
    }
    return count;
  }

  @Test
  public void shapesAreClosedAndBallsHaveTheirVolume() {
    SurfaceMesh ball = ball(1, 2, 3, 2);
    assertEquals(4 * Math.PI / 3 * 8, ball.volume(), 1);
    assertEquals(2, ball.topology().eulerCharacteristic());
    assertTrue(ball.topology().closed());
  }

  @Test
  public void aBallIsADiscOfItsSizeWhereItLies() {
    int side = 300;
    BufferedImage picture = draw(FRONT, side, new Scene.Body(ball(0, 0, 0, 1), RED, 1));
    double micrometre = (side - 2.0 * Math.min(AxesBox.margin(1), side / 4)) / 4;
    double area = Math.PI * micrometre * micrometre;
    assertEquals(area, count(picture, 0), 0.04 * area);
    int[] middle = rgb(picture, side / 2, side / 2);
    int[] rim = rgb(picture, (int) (side / 2 + 0.9 * micrometre), side / 2);
    assertTrue(middle[0] > rim[0] + 40);
    assertEquals(255, rgb(picture, side / 2 + (int) (1.1 * micrometre), side / 2 + 9)[1], 3);
  }

  @Test
  public void seenFromTheFrontXRunsRightAndZDownAndFromAboveYRunsDown() {
    Scene.Body body = new Scene.Body(ball(1.4, 1.4, 1.4, 0.5), RED, 1);
    assertEquals(RED >> 16, rgb(draw(FRONT, 300, body), 206, 206)[0], 60);
    assertTrue(count(quarter(draw(FRONT, 300, body), 1, 1), 0) > 300);
    assertTrue(count(quarter(draw(new Camera(0, 90, 0), 300, body), 1, 1), 0) > 300);
    assertTrue(count(quarter(draw(new Camera(180, 0, 0), 300, body), 0, 1), 0) > 300);
    assertTrue(count(quarter(draw(new Camera(90, 0, 0), 300, body), 0, 1), 0) > 300);
  }

  private static BufferedImage quarter(BufferedImage picture, int right, int lower) {
    int half = picture.getWidth() / 2;
    return picture.getSubimage(right * half, lower * half, half, half);
  }

  @Test
  public void whatIsNearHidesWhatIsFarInWhateverOrderItIsGiven() {
    List<Scene.Body> bodies = new ArrayList<>(List.of(
        new Scene.Body(ball(0, 1, 0, 0.8), RED, 1), new Scene.Body(ball(0, -1, 0, 0.8), BLUE, 1)));
    for (int order = 0; order < 2; order++) {
      BufferedImage front = draw(FRONT, 200, bodies.toArray(Scene.Body[]::new));
      assertTrue(count(front, 0) > 0);
      assertEquals(0, count(front, 2), 20);
      BufferedImage behind = draw(new Camera(180, 0, 40), 200, bodies.toArray(Scene.Body[]::new));
      assertEquals(0, count(behind, 0), 20);
      Collections.reverse(bodies);
    }
  }

  @Test
  public void bodiesThatShineThroughMixByDepthInWhateverOrderTheyAreGiven() {
    List<Scene.Body> bodies = new ArrayList<>(List.of(
        new Scene.Body(ball(0, 1, 0, 0.8), RED, 0.5),
        new Scene.Body(ball(0, -1, 0, 0.8), BLUE, 0.5),
        new Scene.Body(ball(0, 0, 0, 0.4), 0x20D020, 1)));
    BufferedImage first = draw(FRONT, 200, bodies.toArray(Scene.Body[]::new));
    Collections.reverse(bodies);
    assertSame(first, draw(FRONT, 200, bodies.toArray(Scene.Body[]::new)));
    int[] middle = rgb(first, 100, 100);
    assertTrue("solid green behind red", middle[0] > 80 && middle[1] > 80 && middle[2] < middle[1]);
    int[] beside = rgb(first, 119, 100);
    assertTrue("blue far behind red", beside[0] > beside[2] && beside[2] > beside[1] - 10);
  }

  private static void assertSame(BufferedImage expected, BufferedImage found) {
    for (int i = 0; i < expected.getWidth() * expected.getHeight(); i++) {
      int x = i % expected.getWidth();
      int y = i / expected.getWidth();
      assertEquals(expected.getRGB(x, y), found.getRGB(x, y));
    }
  }

  private static Scene cell() {
    Shapes shapes = new Shapes();
    shapes.ball(0, 0, 0, 1.6);
    shapes.ball(1.3, 0.4, -0.8, 0.7);
    return CellScenes.cell(1, shapes.mesh(), Optional.of(ball(-0.2, 0.1, 0, 0.8)));
  }

  private static Scene field() {
    Map<Integer, SurfaceMesh> cells = new TreeMap<>();
    for (int id = 1; id <= 7; id++) {
      double angle = id * 2 * Math.PI / 7;
      cells.put(id, ball(1.3 * Math.cos(angle), 1.3 * Math.sin(angle), 0.2 * id - 1, 0.5));
    }
    byte[] grey = new byte[64 * 64];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) ((i / 8 + i / 512) % 2 == 0 ? 90 : 200);
    }
    return CellScenes.field(
        cells, Optional.of(Scene.Sheet.of(grey, 64, 64, -2, -2, 2, 2, 1.8)), BOX);
  }

  @Test
  public void aCellWithItsNucleusLooksAsItDid() throws IOException {
    ReferencePicture.assertLike(
        "cell", new SceneRenderer(Camera.DEFAULT, 260, 240).draw(cell(), Workers.single()));
  }

  @Test
  public void aFieldOfCellsOnASliceLooksAsItDidInPerspectiveToo() throws IOException {
    ReferencePicture.assertLike(
        "field", new SceneRenderer(Camera.DEFAULT, 260, 260).draw(field(), Workers.single()));
    ReferencePicture.assertLike(
        "field_perspective",
        new SceneRenderer(new Camera(-40, 35, 50), 260, 260).draw(field(), Workers.single()));
  }

  @Test
  public void detectionsLookAsTheyDid() throws IOException {
    List<CellScenes.Chain> chains = List.of(
        new CellScenes.Chain(
            1,
            List.of(
                new double[] {-1, 0, -1.5}, new double[] {-0.8, 0.2, 0}, new double[] {-1, 0, 1})),
        new CellScenes.Chain(2, List.of(new double[] {1, 1, 0}, new double[] {1.2, 1, 1})),
        new CellScenes.Chain(0, List.of(new double[] {0.5, -1, 0.5})));
    Scene scene = CellScenes.detections(chains, new Scene.Box3(-2, -2, -2, 2, 2, 2));
    ReferencePicture.assertLike(
        "detections", new SceneRenderer(Camera.DEFAULT, 260, 240).draw(scene, Workers.single()));
  }

  @Test
  public void picturesDoNotDependOnTheNumberOfThreads() {
    SceneRenderer renderer = new SceneRenderer(Camera.DEFAULT, 123, 77);
    assertSame(renderer.draw(cell(), Workers.single()), renderer.draw(cell(), Workers.of(4)));
  }

  @Test
  public void anySizeCanBeDrawn() {
    for (int[] size : new int[][] {{1, 1}, {3, 200}, {201, 40}}) {
      BufferedImage picture =
          new SceneRenderer(Camera.DEFAULT, size[0], size[1]).draw(field(), Workers.single());
      assertEquals(size[0], picture.getWidth());
      assertEquals(size[1], picture.getHeight());
    }
  }

  @Test
  public void impossibleCamerasSizesAndScenesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Camera(0, 91, 0));
    assertThrows(IllegalArgumentException.class, () -> new Camera(0, 0, 180));
    assertThrows(IllegalArgumentException.class, () -> new Camera(Double.NaN, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new SceneRenderer(FRONT, 0, 5));
    assertThrows(IllegalArgumentException.class, () -> new Scene.Box3(0, 0, 0, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Scene.Body(ball(0, 0, 0, 1), RED, 0));
    assertThrows(
        IllegalArgumentException.class, () -> Scene.Sheet.of(new byte[5], 2, 3, 0, 0, 1, 1, 0));
    assertNotEquals(CellColours.of(1), CellColours.of(2));
  }
}
