package org.emcell.nodes;

import static org.emcell.nodes.PhantomChain.column;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.emcell.core.image.Size;
import org.emcell.core.report.CellColours;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.LabelVolumeBuilder;
import org.emcell.nodes.frame.EmNodeFactory;
import org.emcell.nodes.frame.EmNodeModel;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.knip.base.data.labeling.LabelingValue;
import org.knime.knip.core.awt.labelingcolortable.LabelingColorTable;

/** Labelings open in KNIP's viewers with named labels in the colours that cells have in all pictures. */
public class LabelColoursTest {

  private static final int CELLS = 30;

  /** A node that gives an empty labeling of many cells. */
  private static final class Many extends EmNodeFactory {

    Many() {
      super(Model::new, List.of());
    }

    private static final class Model extends EmNodeModel {

      private static final DataTableSpec SPEC = Columns.table(List.of(Columns.labeling("Labels")));

      Model() {
        super(0, 1, List.of());
      }

      @Override
      protected DataTableSpec[] specs(DataTableSpec[] in) {
        return new DataTableSpec[] {SPEC};
      }

      @Override
      protected BufferedDataTable[] run(BufferedDataTable[] in, Work work) throws Exception {
        BufferedDataContainer table = work.table(SPEC);
        table.addRowToTable(new DefaultRow(
            "Row0",
            LabelVolumeBuilder.ofCells(new Size(2, 2, 2), CELLS)
                .cell("many", RingCell.VOXEL, work.exec())));
        return new BufferedDataTable[] {closed(table)};
      }
    }
  }

  private static LabelingColorTable colours(EmNodeFactory factory) {
    Workflow workflow = new Workflow();
    WorkflowNode node = workflow.add(factory);
    assertTrue(workflow.report(), workflow.execute());
    return ((LabelingValue<?>) column(node.table(1), "Labels").get(0))
        .getLabelingMetadata()
        .getLabelingColorTable();
  }

  /** KNIP shows a voxel with several labels in the mean of their colours, taken as whole numbers. */
  private static int shown(LabelingColorTable colours, String... labels) {
    double mean = 0;
    for (String label : labels) {
      mean += (double) colours.getColor(label) / labels.length;
    }
    return (int) mean;
  }

  @Test
  public void cellsAndNucleiAreShownInTheColoursOfTheirNumbers() {
    LabelingColorTable colours = colours(new Many());
    for (int id = 1; id <= CELLS; id++) {
      assertEquals(CellColours.of(id), shown(colours, "cell " + id));
      assertEquals(CellColours.nucleus(id), shown(colours, "cell " + id, "nucleus " + id));
    }
    assertFalse("a label that is none of ours", colours.isColorDefined("mitochondrion"));
  }

  @Test
  public void theLabelsOfARegionAreNamedCellAndNucleus() {
    LabelingColorTable colours = colours(new RingCell(1));
    assertEquals(CellColours.of(1), shown(colours, "cell"));
    assertEquals(CellColours.nucleus(1), shown(colours, "nucleus", "cell"));
  }
}
