package org.emcell.nodes.view;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.swing.SwingUtilities;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.measure.LabelSlices;
import org.emcell.core.report.CellColours;
import org.emcell.core.report.LabelledStack;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;
import org.junit.After;
import org.junit.Test;

/** The view reads what is looked at, and nothing of it on the event thread. */
public class SliceBrowserTest {

  private static final int SIDE = 30;
  private static final int SLICES = 21;

  private final List<String> read = Collections.synchronizedList(new ArrayList<>());
  private final List<String> onEventThread = Collections.synchronizedList(new ArrayList<>());
  private volatile CountDownLatch hold = new CountDownLatch(0);
  private SliceBrowserPanel panel;

  /** Grey 100 + z. */
  private final class Counted implements SliceStack {

    private final String name;

    Counted(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Path source() {
      return Path.of(name);
    }

    @Override
    public int width() {
      return SIDE;
    }

    @Override
    public int height() {
      return SIDE;
    }

    @Override
    public int slices() {
      return SLICES;
    }

    @Override
    public int bitsPerSample() {
      return 8;
    }

    @Override
    public Optional<VoxelSize> voxelSize() {
      return Optional.of(new VoxelSize(100, 100, 200));
    }

    @Override
    public Img<? extends IntegerType<?>> read(int z, Interval region) {
      note(name + " " + z);
      byte[] grey = new byte[SIDE * SIDE];
      for (int i = 0; i < grey.length; i++) {
        grey[i] = (byte) (100 + z + 13 * i % 5);
      }
      return ArrayImgs.unsignedBytes(grey, SIDE, SIDE);
    }

    @Override
    public void close() {
      // There is no file.
    }
  }

  private void note(String what) {
    read.add(what);
    if (SwingUtilities.isEventDispatchThread()) {
      onEventThread.add(what);
    }
    try {
      assertTrue(hold.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private SliceSource source(String... names) {
    return new SliceSource() {
      @Override
      public List<String> titles() {
        note("titles");
        return List.of(names);
      }

      @Override
      public LabelledStack open(int number) {
        note("open " + names[number]);
        if (names[number].equals("lost")) {
          throw new StackException("There is no file lost.tif.");
        }
        return new LabelledStack(
            new Counted(names[number]), SliceBrowserTest.this::ids, new Size(SIDE, SIDE, SLICES));
      }
    };
  }

  private LabelSlices.Ids ids(int z) {
    note("labels " + z);
    int[] cells = new int[SIDE * SIDE];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Math.hypot(i % SIDE - 15, i / SIDE - 15) < 10 ? 4 : 0;
    }
    return new LabelSlices.Ids(cells, new int[cells.length]);
  }

  private void onEventThread(Runnable action) throws Exception {
    SwingUtilities.invokeAndWait(action);
  }

  private void open(SliceSource source) throws Exception {
    onEventThread(() -> {
      panel = new SliceBrowserPanel(null);
      panel.show(Optional.ofNullable(source));
    });
  }

  private void await(String what, BooleanSupplier condition) throws Exception {
    boolean[] met = new boolean[1];
    for (int k = 0; k < 1000 && !met[0]; k++) {
      onEventThread(() -> met[0] = condition.getAsBoolean());
      if (!met[0]) {
        Thread.sleep(10);
      }
    }
    assertTrue(what, met[0]);
  }

  private void awaitPlace(String text) throws Exception {
    await(text, () -> panel.place().getText().startsWith(text));
  }

  @After
  public void close() throws Exception {
    hold.countDown();
    onEventThread(() -> panel.close());
    assertEquals("read on the event thread", List.of(), onEventThread);
  }

  @Test
  public void itOpensInTheMiddleOfTheFirstStackAndReadsNothingElse() throws Exception {
    open(source("a", "b"));
    awaitPlace("slice 10 of 0 to 20, 2.00 um");
    assertEquals(List.of("titles", "open a", "a 10", "labels 10"), read);
    assertEquals(CellColours.of(4), panel.canvas().picture().getRGB(6, 15) & 0xFFFFFF);
    assertEquals(2, panel.stacks().getItemCount());
  }

  @Test
  public void theSliderReadsTheSliceThatIsChosenAndWheelAndListDo() throws Exception {
    open(source("a", "b"));
    awaitPlace("slice 10 ");
    read.clear();
    onEventThread(() -> panel.slider().setValue(3));
    awaitPlace("slice 3 ");
    assertEquals(List.of("a 3", "labels 3"), read);
    onEventThread(() -> panel.stacks().setSelectedIndex(1));
    awaitPlace("slice 10 ");
    assertEquals(List.of("a 3", "labels 3", "open b", "b 10", "labels 10"), read);
  }

  @Test
  public void ofManyWishesOnlyTheLastIsRead() throws Exception {
    open(source("a"));
    awaitPlace("slice 10 ");
    read.clear();
    hold = new CountDownLatch(1);
    onEventThread(() -> {
      for (int z = 0; z < SLICES - 1; z++) {
        panel.slider().setValue(z);
      }
    });
    hold.countDown();
    awaitPlace("slice 19 ");
    assertTrue(read.toString(), read.size() <= 4);
  }

  @Test
  public void withoutOutlinesNoLabelsAreRead() throws Exception {
    open(source("a"));
    awaitPlace("slice 10 ");
    BufferedImage outlined = panel.canvas().picture();
    read.clear();
    onEventThread(() -> panel.outlines().doClick());
    await("another picture", () -> panel.canvas().picture() != outlined);
    assertEquals(List.of("a 10"), read);
    assertFalse(CellColours.of(4) == (panel.canvas().picture().getRGB(6, 15) & 0xFFFFFF));
  }

  @Test
  public void whatCannotBeReadIsSaidAndTheNextStackIsShown() throws Exception {
    open(source("lost", "a"));
    await("a message", () -> panel.canvas().text().contains("There is no file lost.tif."));
    assertNull(panel.canvas().picture());
    onEventThread(() -> panel.stacks().setSelectedIndex(1));
    awaitPlace("slice 10 ");
    assertNotNull(panel.canvas().picture());
  }

  @Test
  public void aNodeThatIsNotExecutedSaysSo() throws Exception {
    open(null);
    await("a message", () -> panel.canvas().text().contains("execute the node"));
    onEventThread(() -> panel.show(Optional.of(source())));
    await("another message", () -> panel.canvas().text().contains("no row with an image"));
  }
}
