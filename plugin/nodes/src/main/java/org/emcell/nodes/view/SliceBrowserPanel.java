package org.emcell.nodes.view;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import org.emcell.core.report.LabelledStack;
import org.emcell.core.report.SliceOverlay;
import org.knime.core.node.workflow.NodeContext;

/**
 * Browses the slices of labelled stacks: a slider and the mouse wheel choose the slice, a list the stack, a box whether
 * outlines are drawn. Only the slice that is looked at is read, away from the event thread.
 */
final class SliceBrowserPanel extends JPanel {

  private static final long serialVersionUID = 1L;

  static final String NOTHING = "There is nothing to show yet: execute the node.\n"
      + "If it is executed, that was by streaming or before it had this view: reset it and execute it again, without"
      + " streaming.";
  private static final String NO_ROW = "There is no row with an image and labels to show.";
  private static final String LOADING = "Reading ...";
  private static final double TINT = 0.12;

  /**
   * What was read.
   *
   * @param titles of all stacks, which are known even where one of these cannot be read
   * @param slice what is to be seen, or why it cannot be
   */
  private record Shown(List<String> titles, int number, Optional<Slice> slice, String fault) {}

  /** One slice of a stack. */
  private record Slice(LabelledStack stack, int z, BufferedImage picture) {}

  private final JComboBox<String> stacks = new JComboBox<>();
  private final JCheckBox outlines = new JCheckBox("Outlines", true);
  private final JLabel place = new JLabel(" ");
  private final JSlider slider = new JSlider(0, 0, 0);
  private final PictureCanvas canvas = new PictureCanvas();
  private final transient LatestTask<Optional<Shown>> loading;
  private final transient SliceOverlay overlay = new SliceOverlay(SliceOverlay.LONGEST_SIDE, TINT);
  private transient SliceSource source;
  private transient List<String> titles;
  private transient LabelledStack stack;
  private int number;
  private boolean isFilling;

  /** @param context in which files of the workflow are found; null for none */
  SliceBrowserPanel(NodeContext context) {
    super(new BorderLayout());
    loading = new LatestTask<>(context, this::answer);
    JPanel head = new JPanel(new FlowLayout(FlowLayout.LEFT));
    head.add(stacks);
    head.add(outlines);
    head.add(place);
    add(head, BorderLayout.NORTH);
    add(canvas, BorderLayout.CENTER);
    add(slider, BorderLayout.SOUTH);
    stacks.addActionListener(event -> {
      if (!isFilling && stacks.getSelectedIndex() >= 0 && stacks.getSelectedIndex() != number) {
        choose(stacks.getSelectedIndex());
      }
    });
    outlines.addActionListener(event -> read());
    slider.addChangeListener(event -> {
      if (!isFilling) {
        read();
      }
    });
    canvas.addMouseWheelListener(
        event -> slider.setValue(slider.getValue() + event.getWheelRotation()));
    show(Optional.empty());
  }

  /** Shows other stacks, from the first one on, or that there are none. */
  void show(Optional<SliceSource> shown) {
    source = shown.orElse(null);
    titles = null;
    choose(0);
  }

  /** Ends reading. */
  void close() {
    loading.close();
  }

  private void choose(int chosen) {
    number = chosen;
    stack = null;
    setControls(false);
    if (source == null) {
      place.setText(" ");
      canvas.say(NOTHING);
      loading.request(Optional::empty);
      return;
    }
    canvas.say(LOADING);
    read();
  }

  private void setControls(boolean enabled) {
    slider.setEnabled(enabled);
    outlines.setEnabled(enabled);
    stacks.setVisible(titles != null && titles.size() > 1);
  }

  /** Asks for the slice that is chosen; of a stack that has not been opened yet, for the one in its middle. */
  private void read() {
    if (source == null) {
      return;
    }
    SliceSource from = source;
    List<String> known = titles;
    LabelledStack open = stack;
    int chosen = number;
    int slice = slider.getValue();
    boolean outlined = outlines.isSelected();
    loading.request(() -> {
      List<String> all = known == null ? from.titles() : known;
      if (all.isEmpty()) {
        return Optional.empty();
      }
      try {
        LabelledStack of = open == null ? from.open(chosen) : open;
        int z = open == null ? of.slices() / 2 : Math.min(slice, of.slices() - 1);
        BufferedImage picture = outlined ? of.draw(z, overlay) : of.plain(z, overlay);
        return Optional.of(new Shown(all, chosen, Optional.of(new Slice(of, z, picture)), ""));
      } catch (RuntimeException e) {
        return Optional.of(
            new Shown(all, chosen, Optional.empty(), String.valueOf(e.getMessage())));
      }
    });
  }

  private void answer(Optional<Shown> result, Throwable failure) {
    if (source == null) {
      return;
    }
    if (failure != null) {
      fail(
          failure instanceof OutOfMemoryError
              ? "the memory of KNIME is not enough for this slice. Raise -Xmx in knime.ini."
              : String.valueOf(failure.getMessage()));
    } else if (result.isEmpty()) {
      canvas.say(NO_ROW);
    } else {
      isFilling = true;
      try {
        take(result.get());
      } finally {
        isFilling = false;
      }
    }
  }

  private void fail(String why) {
    place.setText(" ");
    canvas.say("Cannot show this: " + why);
    setControls(stack != null);
  }

  private void take(Shown shown) {
    if (titles == null) {
      titles = shown.titles();
      stacks.removeAllItems();
      titles.forEach(stacks::addItem);
      stacks.setSelectedIndex(shown.number());
    }
    if (shown.slice().isEmpty()) {
      fail(shown.fault());
      return;
    }
    Slice slice = shown.slice().get();
    if (stack == null) {
      stack = slice.stack();
      slider.setMaximum(stack.slices() - 1);
      slider.setValue(slice.z());
    }
    setControls(true);
    double depth = slice.z() * stack.grey().requireVoxelSize().z() / 1000;
    place.setText(String.format(
        Locale.ROOT, "slice %d of 0 to %d, %.2f um", slice.z(), stack.slices() - 1, depth));
    canvas.show(slice.picture());
  }

  JComboBox<String> stacks() {
    return stacks;
  }

  JCheckBox outlines() {
    return outlines;
  }

  JSlider slider() {
    return slider;
  }

  PictureCanvas canvas() {
    return canvas;
  }

  JLabel place() {
    return place;
  }
}
