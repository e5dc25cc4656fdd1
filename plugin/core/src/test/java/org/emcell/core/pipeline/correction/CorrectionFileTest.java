package org.emcell.core.pipeline.correction;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.emcell.core.VoxelSize;
import org.emcell.core.pipeline.correction.Correction.Add;
import org.emcell.core.pipeline.correction.Correction.Drop;
import org.emcell.core.pipeline.correction.Correction.Merge;
import org.emcell.core.pipeline.correction.Correction.Point;
import org.emcell.core.pipeline.correction.Correction.Split;
import org.emcell.core.pipeline.correction.Corrections.Entry;
import org.emcell.core.stack.StackException;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CorrectionFileTest {

  private static final VoxelSize VOXEL = new VoxelSize(40, 40, 200);
  private static final String HEADER =
      "action,cell_id,other_cell_id,x_px,y_px,z_px,to_x_px,to_y_px,to_z_px,comment\n";

  @Rule
  public TemporaryFolder temporary = new TemporaryFolder();

  private Path file(String text) throws IOException {
    return Files.writeString(temporary.getRoot().toPath().resolve("mine.csv"), text);
  }

  private Corrections read(String text) throws IOException {
    return CorrectionFile.read(file(text), VOXEL);
  }

  private void assertRefused(String text, String... said) throws IOException {
    Path file = file(text);
    String message = assertThrows(StackException.class, () -> CorrectionFile.read(file, VOXEL))
        .getMessage();
    assertTrue(message, message.startsWith(file.toString()));
    for (String part : said) {
      assertTrue(message, message.contains(part));
    }
  }

  private static final List<Entry> ALL_FOUR = List.of(
      new Entry("line 2", new Add(new Point(12, 34, 5))),
      new Entry("line 3", new Drop(4)),
      new Entry("line 4", new Merge(2, 7)),
      new Entry("line 6", new Split(3, new Point(1, 2, 3), new Point(4, 5, 6))));

  @Test
  public void everyActionIsRead() throws IOException {
    Corrections found = read(HEADER
        + "add,,,12.4,33.6,5,,,,\"faint, but a cell\"\n"
        + "drop,4,,,,,,,,debris\n"
        + " Merge , 2 ,7,,,,,,,\n"
        + ",,,,,,,,,\n"
        + "split,3,,1,2,3,4,5,6,\n"
        + "# an afterthought\n\n");
    assertEquals(ALL_FOUR, found.entries());
  }

  @Test
  public void theOrderOfTheColumnsAndTheSeparatorAreFree() throws IOException {
    String[] rows = {
      "to_z_um;cell_id;action;x_um;y_um;z_um;to_x_um;to_y_um;other_cell_id",
      ";;add;0.49;1.35;1.0;;;",
      ";4;drop;;;;;;",
      ";2;merge;;;;;;7",
      "",
      "1.2;3;split;4e-2;.08;0.6;0.16;0.2;"
    };
    String text = String.join("\r\n", rows);
    assertEquals(ALL_FOUR, read("\uFEFF" + text).entries());
    assertEquals(ALL_FOUR, read(text.replace(';', '\t')).entries());
  }

  @Test
  public void columnsThatNoRowNeedsMayBeLeftOut() throws IOException {
    assertEquals(
        List.of(new Entry("line 2", new Drop(9))),
        read("action,cell_id\ndrop,9").entries());
    assertTrue(read("action,cell_id\n").isEmpty());
  }

  @Test
  public void aFaultNamesTheLineAndWhatWasExpectedAndFound() throws IOException {
    assertRefused(HEADER + "drop,1,,,,,,,,\nremove,1,,,,,,,,", "line 3", "add, drop", "'remove'");
    assertRefused(HEADER + "drop,x1,,,,,,,,", "line 2", "whole number", "cell_id", "'x1'");
    assertRefused(HEADER + "drop,0,,,,,,,,", "line 2", "from 1", "'0'");
    assertRefused(HEADER + "drop,99999999999,,,,,,,,", "whole number");
    assertRefused(HEADER + "drop,,,,,,,,,", "line 2", "cell_id, found nothing");
    assertRefused(HEADER + "drop,1,2,,,,,,,", "nothing in other_cell_id", "'2'");
    assertRefused(HEADER + "add,5,,1,2,3,,,,", "nothing in cell_id", "x_px, y_px, z_px");
    assertRefused(HEADER + "add,,,1,2,,,,,", "z_px, found nothing");
    assertRefused(HEADER + "add,,,NaN,2,3,,,,", "x_px", "'NaN'");
    assertRefused(HEADER + "add,,,\"1,5\",2,3,,,,", "decimal point", "'1,5'");
    assertRefused(HEADER + "merge,5,5,,,,,,,", "two cells", "cell 5 twice");
    assertRefused(HEADER + "split,5,,1,2,3,1.2,2,3,", "line 2", "(1, 2, 3) twice");
    assertRefused(HEADER + "drop,5", "line 2", "10 fields", "found 2");
    assertRefused("action\nadd\n", "line 2", "x_px, found no such column");
  }

  @Test
  public void aFaultInTheFirstLineNamesTheColumn() throws IOException {
    assertRefused("action,x_mu\n", "no column 'x_mu'", "x_px");
    assertRefused("action,x_px,y_um\n", "all in um");
    assertRefused("action,cell_id,cell_id\n", "cell_id is there twice");
    assertRefused("cell_id\n1\n", "action");
    assertRefused("", "empty");
    assertRefused("# nothing but this\n", "empty");
  }

  @Test
  public void whatIsNoTableIsRefused() throws IOException {
    assertRefused(HEADER + "drop,\"1,,,,,,,,\ndrop,2", "");
    Path file = temporary.getRoot().toPath().resolve("stack.tif");
    Files.write(file, new byte[] {'I', 'I', 42, 0, (byte) 0xFF, (byte) 0xD8});
    for (Path wrong : new Path[] {file, temporary.getRoot().toPath(), file.resolveSibling("no")}) {
      String message = assertThrows(StackException.class, () -> CorrectionFile.read(wrong, VOXEL))
          .getMessage();
      assertTrue(message, message.contains(wrong.toString()));
    }
  }
}
