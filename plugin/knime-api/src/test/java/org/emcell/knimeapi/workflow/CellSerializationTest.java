package org.emcell.knimeapi.workflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.MissingValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.image.png.PNGImageContent;

public class CellSerializationTest {
  private final FileStores fileStores = new FileStores();

  private DataCell again(DataCell cell) throws IOException {
    return CellSerialization.read(CellSerialization.write(cell), fileStores);
  }

  private static byte[] png(int width, int height) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", png);
    return png.toByteArray();
  }

  @Test
  public void cellsOfKnimeAreEqualAfterwards() throws IOException {
    for (DataCell cell : List.of(
        new IntCell(-5),
        new LongCell(Long.MIN_VALUE),
        new DoubleCell(Double.NaN),
        BooleanCell.TRUE,
        BooleanCell.FALSE,
        new StringCell(""),
        new StringCell("ä\u0000\n"),
        new StringCell("x".repeat(100_000)),
        new PNGImageContent(png(3, 2)).toImageCell())) {
      assertEquals(cell, again(cell));
    }
  }

  @Test
  public void aMissingCellKeepsItsReason() throws IOException {
    assertEquals("no nucleus", ((MissingValue) again(new MissingCell("no nucleus"))).getError());
    assertTrue(again(DataType.getMissingCell()).isMissing());
  }

  @Test
  public void aCellOfOnesOwnIsWrittenByTheSerializerInPluginXml() throws IOException {
    NoteCell cell =
        new NoteCell("a note", new NoteCell("on a note", new MissingCell("on nothing")));
    NoteCell again = (NoteCell) again(cell);

    assertEquals(cell, again);
    assertEquals("on nothing", ((MissingValue) ((NoteCell) again.about()).about()).getError());
  }

  @Test
  public void aCellWithoutSerializerFailsWithTheExtensionPoint() {
    DataCell unknown = new StringLikeCell();
    String message =
        assertThrows(IOException.class, () -> CellSerialization.write(unknown)).getMessage();
    assertTrue(
        message, message.contains("org.knime.core.DataType") && message.contains("StringLikeCell"));
  }

  @Test
  public void aSerializerThatDoesNotReadAllThatItHasWrittenFails() throws IOException {
    byte[] bytes = CellSerialization.write(new ForgetfulCell());
    assertThrows(IOException.class, () -> CellSerialization.read(bytes, fileStores));
  }

  @Test
  public void aWorkflowCanReadItsTablesBack() {
    DataTableSpec spec =
        new DataTableSpec(new String[] {"note"}, new DataType[] {DataType.getType(NoteCell.class)});
    NoteCell note = new NoteCell("text", new IntCell(1));
    try (Workflow workflow = new Workflow()) {
      WorkflowNode good = workflow.add(new TableSource(spec, new DefaultRow("a", note)));
      workflow.setReadBack(true);
      assertTrue(workflow.report(), workflow.execute());
      DataCell read = good.table(1).iterator().next().getCell(0);
      assertEquals(note, read);
      assertNotSame(note, read);

      WorkflowNode bad = workflow.add(new TableSource(
          new DataTableSpec(
              new String[] {"c"}, new DataType[] {DataType.getType(StringLikeCell.class)}),
          new DefaultRow("a", new StringLikeCell())));
      assertTrue(!workflow.execute() && bad.message().getMessage().contains("No serializer"));
    }
  }

  /** A cell that is registered nowhere. */
  private static final class StringLikeCell extends DataCell implements StringValue {
    private static final long serialVersionUID = 1L;

    @Override
    public String getStringValue() {
      return "";
    }

    @Override
    protected boolean equalsDataCell(DataCell other) {
      return true;
    }

    @Override
    public int hashCode() {
      return 0;
    }

    @Override
    public String toString() {
      return "";
    }
  }
}
