package org.emcell.core.segment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.Random;
import org.junit.Test;

public class AssignmentTest {

  private static final double ALONE = 10;

  @Test
  public void costsAsLittleAsTheBestOfAllAssignments() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      int rows = random.nextInt(6);
      int columns = 1 + random.nextInt(5);
      double[][] cost = new double[rows][columns];
      for (double[] row : cost) {
        for (int j = 0; j < columns; j++) {
          row[j] = random.nextInt(5) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(15);
        }
      }
      int[] solution = Assignment.solve(cost, ALONE);
      assertEquals(
          "round " + round, best(cost, 0, new boolean[columns]), cost(cost, solution), 1e-9);
    }
  }

  @Test
  public void leavesARowAloneRatherThanPayMoreThanThatCosts() {
    assertArrayEquals(
        new int[] {-1, 1}, Assignment.solve(new double[][] {{11, 12}, {3, 2}}, ALONE));
  }

  @Test
  public void doesNotTakeTheNearestWhenThatHurtsTheOther() {
    assertArrayEquals(new int[] {1, 0}, Assignment.solve(new double[][] {{1, 2}, {1, 9}}, ALONE));
  }

  private static double cost(double[][] cost, int[] solution) {
    double sum = 0;
    boolean[] used = new boolean[cost.length == 0 ? 0 : cost[0].length];
    for (int i = 0; i < solution.length; i++) {
      if (solution[i] < 0) {
        sum += ALONE;
      } else {
        assertEquals("column " + solution[i] + " is given twice", false, used[solution[i]]);
        used[solution[i]] = true;
        sum += cost[i][solution[i]];
      }
    }
    return sum;
  }

  private static double best(double[][] cost, int row, boolean[] used) {
    if (row == cost.length) {
      return 0;
    }
    double best = ALONE + best(cost, row + 1, used);
    for (int j = 0; j < used.length; j++) {
      if (!used[j] && cost[row][j] <= ALONE) {
        used[j] = true;
        best = Math.min(best, cost[row][j] + best(cost, row + 1, used));
        used[j] = false;
      }
    }
    return best;
  }
}
