package org.emcell.core.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.emcell.core.pipeline.correction.Correction;
import org.emcell.core.pipeline.correction.Correction.Add;
import org.emcell.core.pipeline.correction.Correction.Drop;
import org.emcell.core.pipeline.correction.Correction.Merge;
import org.emcell.core.pipeline.correction.Correction.Point;
import org.emcell.core.pipeline.correction.Correction.Split;
import org.emcell.core.pipeline.correction.Corrections;
import org.emcell.core.stack.StackException;
import org.junit.Test;

public class CorrectionPlanTest {

  private static final Point HERE = new Point(1, 2, 3);
  private static final Point THERE = new Point(4, 5, 6);

  private static CorrectionPlan plan(Correction... corrections) {
    List<Corrections.Entry> entries = new ArrayList<>();
    for (Correction correction : corrections) {
      entries.add(new Corrections.Entry("line " + (entries.size() + 2), correction));
    }
    return CorrectionPlan.of(new Corrections("mine.csv", entries), List.of(1, 2, 3, 4, 5));
  }

  private static void assertRefused(String message, Correction... corrections) {
    assertEquals(
        message, assertThrows(StackException.class, () -> plan(corrections)).getMessage());
  }

  @Test
  public void whatCorrectionsMakeGetsTheNextIdsInTheirOrder() {
    List<Integer> ids =
        plan(new Drop(5), new Add(HERE), new Split(2, HERE, THERE), new Add(THERE)).steps().stream()
            .map(CorrectionPlan.Step::newId)
            .toList();
    assertEquals(List.of(0, 6, 7, 8), ids);
  }

  @Test
  public void aCorrectionMayNameWhatAnEarlierOneMade() {
    CorrectionPlan plan =
        plan(new Add(HERE), new Merge(6, 1), new Split(6, HERE, THERE), new Drop(7));
    assertEquals(4, plan.steps().size());
    assertTrue(plan.steps().get(2).newId() == 7);
  }

  @Test
  public void aCellThatIsNotThereIsRefused() {
    assertRefused(
        "mine.csv, line 2: there is no cell 9. Detected are cells 1 to 5; what a correction"
            + " makes can be named only in the lines after it.",
        new Drop(9));
    assertRefused(
        "mine.csv, line 2: there is no cell 6. Detected are cells 1 to 5; what a correction"
            + " makes can be named only in the lines after it.",
        new Merge(1, 6),
        new Add(HERE));
    assertRefused(
        "mine.csv, line 3: cell 3 is not there any more: line 2 dropped it.",
        new Drop(3),
        new Split(3, HERE, THERE));
    assertRefused(
        "mine.csv, line 3: cell 2 is not there any more: line 2 made it part of cell 4.",
        new Merge(4, 2),
        new Drop(2));
  }

  @Test
  public void aRunWithoutCellsHasNoneToCorrect() {
    Corrections drop =
        new Corrections("mine.csv", List.of(new Corrections.Entry("line 2", new Drop(1))));
    String message = assertThrows(StackException.class, () -> CorrectionPlan.of(drop, List.of()))
        .getMessage();
    assertTrue(
        message, message.contains("there is no cell 1") && message.contains("None was detected"));
  }
}
