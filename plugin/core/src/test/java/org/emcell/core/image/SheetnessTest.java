package org.emcell.core.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.junit.Test;

public class SheetnessTest {

  private static final VoxelSize FLAT = new VoxelSize(10, 10, 25);

  private final Random random = new Random(6);

  @Test
  public void theValueIsTheLargestEigenvalueOfTheHessianOfTheSmoothedImage() {
    for (Size size : OddImages.SIZES) {
      for (double sigmaZ : new double[] {0, 0.8}) {
        float[] image = OddImages.noise(size, random);
        float[] expected = expected(image, size, 1.5, 1.2, sigmaZ, FLAT);
        float[] found = Sheetness.dark(image, size, 1.5, 1.2, sigmaZ, FLAT, Workers.of(2));
        assertArrayEquals(size + ", sigma z " + sigmaZ, expected, found, 1e-5f);
      }
    }
  }

  @Test
  public void theLargestEigenvalueIsThatOfAnIterationThatTurnsTheMatrixToItsAxes() {
    for (int repeat = 0; repeat < 2000; repeat++) {
      double[][] matrix = new double[3][3];
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j <= i; j++) {
          matrix[i][j] = repeat % 2 == 0 ? random.nextGaussian() : random.nextInt(3) - 1;
          matrix[j][i] = matrix[i][j];
        }
      }
      float[] found = new float[1];
      new Eigenvalues(1)
          .largest(
              element(matrix[0][0]),
              element(matrix[1][1]),
              element(matrix[2][2]),
              element(matrix[0][1]),
              element(matrix[0][2]),
              element(matrix[1][2]),
              found);
      assertEquals(largestByJacobi(matrix), found[0], 5e-4);
    }
  }

  private static float[] element(double value) {
    return new float[] {(float) value};
  }

  @Test
  public void aDarkSheetGivesItsCurvatureWhateverWayItLies() {
    Size size = new Size(41, 41, 31);
    VoxelSize spacing = new VoxelSize(10, 10, 15);
    double width = 20;
    double sigma = 30;
    double spread = Math.sqrt(width * width + sigma * sigma);
    double analytic = 100 * width * sigma * sigma / (spread * spread * spread);
    double[][] normals = {
      {1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0.6, 0.8, 0}, {0.6, 0, 0.8}, {0.48, 0.64, 0.6}
    };
    int centre = size.index(20, 20, 15);
    for (double[] normal : normals) {
      float[] dark = new float[size.voxels()];
      float[] bright = new float[size.voxels()];
      for (int i = 0; i < dark.length; i++) {
        double distance = normal[0] * (size.x(i) - 20) * spacing.x()
            + normal[1] * (size.y(i) - 20) * spacing.y()
            + normal[2] * (size.z(i) - 15) * spacing.z();
        double sheet = 100 * Math.exp(-distance * distance / (2 * width * width));
        dark[i] = (float) (200 - sheet);
        bright[i] = (float) (100 + sheet);
      }
      float found = Sheetness.dark(dark, size, 3, 3, 2, spacing, Workers.single())[centre];
      assertEquals(analytic, found, 0.06 * analytic);
      assertTrue(Sheetness.dark(bright, size, 3, 3, 2, spacing, Workers.single())[centre]
          < 0.01 * analytic);
    }
  }

  @Test
  public void anEvenImageHasNoSheets() {
    Size size = new Size(6, 5, 4);
    float[] image = new float[size.voxels()];
    Arrays.fill(image, 148);
    for (float value : Sheetness.dark(image, size, 1, 1, 1, FLAT, Workers.single())) {
      assertEquals(0, value, 1e-3);
    }
  }

  @Test
  public void theNumberOfThreadsDoesNotChangeTheValues() {
    Size size = new Size(33, 150, 9);
    float[] image = OddImages.noise(size, random);
    assertArrayEquals(
        Sheetness.dark(image, size, 2, 2, 1, FLAT, Workers.single()),
        Sheetness.dark(image, size, 2, 2, 1, FLAT, Workers.of(4)),
        0);
  }

  @Test
  public void withoutSmoothingInThePlaneThereIsNoScale() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Sheetness.dark(new float[6], Size.of(3, 2), 0, 1, 0, FLAT, Workers.single()));
  }

  private static float[] expected(
      float[] image, Size size, double sigmaX, double sigmaY, double sigmaZ, VoxelSize spacing) {
    boolean flat = size.depth() == 1 || sigmaZ == 0;
    float[] smooth =
        GaussianFilter.smooth(image, size, sigmaX, sigmaY, flat ? 0 : sigmaZ, Workers.single());
    double[] edges = {spacing.x(), spacing.y(), spacing.z()};
    double scale = sigmaX * spacing.x() * sigmaY * spacing.y();
    float[] expected = new float[image.length];
    for (int i = 0; i < image.length; i++) {
      int axes = flat ? 2 : 3;
      double[][] hessian = new double[axes][axes];
      for (int a = 0; a < axes; a++) {
        for (int b = 0; b < axes; b++) {
          double difference = a == b
              ? at(smooth, size, i, a, 1, b, 0) - 2 * smooth[i] + at(smooth, size, i, a, -1, b, 0)
              : (at(smooth, size, i, a, 1, b, 1)
                      - at(smooth, size, i, a, 1, b, -1)
                      - at(smooth, size, i, a, -1, b, 1)
                      + at(smooth, size, i, a, -1, b, -1))
                  / 4;
          hessian[a][b] = scale * difference / (edges[a] * edges[b]);
        }
      }
      expected[i] = (float) Math.max(0, largestByJacobi(hessian));
    }
    return expected;
  }

  /** Returns the value {@code da} voxels away along axis a and {@code db} along axis b, or the nearest in the image. */
  private static double at(float[] image, Size size, int index, int a, int da, int b, int db) {
    int[] place = {size.x(index), size.y(index), size.z(index)};
    place[a] += da;
    place[b] += db;
    return image[
        size.index(
            Math.max(0, Math.min(size.width() - 1, place[0])),
            Math.max(0, Math.min(size.height() - 1, place[1])),
            Math.max(0, Math.min(size.depth() - 1, place[2])))];
  }

  private static double largestByJacobi(double[][] matrix) {
    int n = matrix.length;
    double[][] m = new double[n][];
    for (int i = 0; i < n; i++) {
      m[i] = matrix[i].clone();
    }
    for (int sweep = 0; sweep < 30; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          double angle = Math.atan2(2 * m[p][q], m[q][q] - m[p][p]) / 2;
          double cos = Math.cos(angle);
          double sin = Math.sin(angle);
          for (int k = 0; k < n; k++) {
            double kp = m[k][p];
            m[k][p] = cos * kp - sin * m[k][q];
            m[k][q] = sin * kp + cos * m[k][q];
          }
          for (int k = 0; k < n; k++) {
            double pk = m[p][k];
            m[p][k] = cos * pk - sin * m[q][k];
            m[q][k] = sin * pk + cos * m[q][k];
          }
        }
      }
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, m[i][i]);
    }
    return largest;
  }
}
