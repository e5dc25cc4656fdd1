package org.emcell.core.segment;

import java.util.Arrays;

/**
 * The linear assignment problem: which pairs of rows and columns to join so that the sum of the costs is least, where a
 * row or a column may also stay alone at a price. Solved exactly by shortest augmenting paths (Jonker and Volgenant
 * 1987, doi:10.1007/BF02278710) in cubic time.
 */
final class Assignment {

  private Assignment() {}

  /**
   * Joins rows to columns.
   *
   * @param cost cost of joining a row to a column, infinite where that is not allowed
   * @param alone price of a row, and of a column, that is joined to nothing; a pair that costs more than {@code alone}
   *     is never made
   * @return for every row the column that it is joined to, or -1
   */
  static int[] solve(double[][] cost, double alone) {
    int rows = cost.length;
    int columns = rows == 0 ? 0 : cost[0].length;
    // Each row has a column of its own that means "alone"; a pair then has to beat the price of
    // leaving both alone.
    int width = columns + rows;
    double[] rowPrice = new double[rows + 1];
    double[] columnPrice = new double[width + 1];
    int[] rowOf = new int[width + 1];
    for (int row = 1; row <= rows; row++) {
      augment(cost, alone, row, columns, rowPrice, columnPrice, rowOf);
    }
    int[] result = new int[rows];
    Arrays.fill(result, -1);
    for (int column = 1; column <= columns; column++) {
      if (rowOf[column] > 0) {
        result[rowOf[column] - 1] = column - 1;
      }
    }
    return result;
  }

  private static void augment(
      double[][] cost,
      double alone,
      int start,
      int columns,
      double[] rowPrice,
      double[] columnPrice,
      int[] rowOf) {
    int width = rowOf.length - 1;
    double[] least = new double[width + 1];
    int[] from = new int[width + 1];
    boolean[] done = new boolean[width + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    rowOf[0] = start;
    int column = 0;
    do {
      done[column] = true;
      int row = rowOf[column];
      double step = Double.POSITIVE_INFINITY;
      int next = -1;
      for (int j = 1; j <= width; j++) {
        if (!done[j]) {
          double reduced =
              price(cost, alone, row - 1, j - 1, columns) - rowPrice[row] - columnPrice[j];
          if (reduced < least[j]) {
            least[j] = reduced;
            from[j] = column;
          }
          if (least[j] < step) {
            step = least[j];
            next = j;
          }
        }
      }
      for (int j = 0; j <= width; j++) {
        if (done[j]) {
          rowPrice[rowOf[j]] += step;
          columnPrice[j] -= step;
        } else {
          least[j] -= step;
        }
      }
      column = next;
    } while (rowOf[column] != 0);
    while (column != 0) {
      rowOf[column] = rowOf[from[column]];
      column = from[column];
    }
  }

  private static double price(double[][] cost, double alone, int row, int column, int columns) {
    if (column >= columns) {
      return column - columns == row ? alone : Double.POSITIVE_INFINITY;
    }
    return cost[row][column] > alone ? Double.POSITIVE_INFINITY : cost[row][column];
  }
}
