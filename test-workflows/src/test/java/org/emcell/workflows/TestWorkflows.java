package org.emcell.workflows;

import java.util.List;
import org.emcell.knimeapi.workflow.TypedTable;
import org.emcell.nodes.step.AssemblerNodeFactory;
import org.emcell.nodes.step.BackgroundNodeFactory;
import org.emcell.nodes.step.CellNodeFactory;
import org.emcell.nodes.step.CropperNodeFactory;
import org.emcell.nodes.step.DetectorNodeFactory;
import org.emcell.nodes.step.LinkerNodeFactory;
import org.emcell.nodes.step.MeasurerNodeFactory;
import org.emcell.nodes.step.MeshNodeFactory;
import org.emcell.nodes.step.NucleusNodeFactory;
import org.emcell.nodes.step.OverlayNodeFactory;
import org.emcell.nodes.step.PhantomNodeFactory;
import org.emcell.nodes.step.PictureNodeFactory;
import org.emcell.nodes.step.ReportNodeFactory;
import org.emcell.nodes.step.ScorerNodeFactory;
import org.emcell.nodes.step.StackReaderNodeFactory;
import org.emcell.nodes.step.WriterNodeFactory;
import org.emcell.workflows.WorkflowDraft.Step;
import org.knime.base.node.io.tablecreator.TableCreator2NodeFactory;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.NodeSettingsRO;

/** The workflows that are shipped as examples and run as tests: six that show a whole task, and one for each node. */
final class TestWorkflows {

  /** Folder of a workflow for what its nodes read. */
  static final String DATA = "knime://knime.workflow/data/";

  private TestWorkflows() {}

  /** Returns new drafts of all workflows. */
  static List<WorkflowDraft> all() {
    return List.of(
        demo(),
        segmentOneRoi(),
        scoreAgainstTruth(),
        wholeStack(),
        corrections(),
        leftOvers(),
        stackReader(),
        phantom(),
        resinBackground(),
        cellDetector(),
        cellLinker(),
        cellRoiCropper(),
        nucleusSegmenter(),
        cellSegmenter(),
        labelAssembler(),
        segmentationScorer(),
        cellMeasurer(),
        emLabelWriter(),
        cellMesh(),
        cellOverlay(),
        cellPicture(),
        emCellReport());
  }

  /** A line of nodes that grows to the right: the steps from a stack to the labels of its cells. */
  private static final class Line {

    final WorkflowDraft draft;
    Step stack;
    Step last;
    private int column;

    Line(String name, String description) {
      draft = new WorkflowDraft(name, description);
    }

    Line phantom(String comment) {
      stack = draft.add(new PhantomNodeFactory(), column++, 0, comment);
      last = stack;
      return this;
    }

    /** One cell of 5 um radius in 24 x 24 x 18 um. */
    Line smallPhantom() {
      phantom("one cell, truth known");
      stack.set("width", 120).set("height", 120).set("slices", 45);
      stack.set("voxel_x", 200).set("voxel_y", 200).set("voxel_z", 400);
      stack.set("cells", 1).set("seed", 6).set("cell_radius", 5000);
      return this;
    }

    Line read(String place, String comment) {
      stack = draft.add(new StackReaderNodeFactory(), column++, 0, comment).set("source", place);
      last = stack;
      return this;
    }

    Line detect() {
      return then(draft.add(
          new DetectorNodeFactory(),
          column++,
          0,
          "searches a slice every um\nfor hills of distance"));
    }

    Line link() {
      return then(draft.add(
          new LinkerNodeFactory(), column++, 0, "detections of one cell\nbelong together"));
    }

    Line crop() {
      Step cropper = draft.add(
          new CropperNodeFactory(), column++, 0, "one region for each cell,\na view of the stack");
      return then(cropper.set("keep_near_side", true));
    }

    Line nucleus() {
      return then(draft.add(new NucleusNodeFactory(), column++, 0, "nuclear envelope"));
    }

    Line cell() {
      return then(draft.add(new CellNodeFactory(), column++, 0, "plasma membrane"));
    }

    Line measure() {
      return then(draft.add(new MeasurerNodeFactory(), column++, 0, "volumes, surfaces, shape"));
    }

    Line assemble() {
      return then(draft.add(
          new AssemblerNodeFactory(), column++, 0, "all cells in the frame\nof the stack"));
    }

    /** Adds a node with the last node's table at its first port. */
    Line then(Step step) {
      draft.connect(last, 1, step, 1);
      last = step;
      return this;
    }

    int next() {
      return column++;
    }
  }

  private static WorkflowDraft demo() {
    Line line = new Line(
        "demo",
        "From a synthetic stack to measured cells: six cells with known truth are imaged, found, linked through the slices,"
            + " cropped, segmented into nucleus and cell, put into one labeling and measured. Open the table of the Cell Measurer. The phantom is"
            + " that of the command \"emcell demo\".");
    line.phantom("six cells of 6 um radius\nin 20 x 20 x 26 um");
    line.draft.variable("seed", 1);
    line.stack.drive("seed", "seed");
    return line.detect().link().crop().nucleus().cell().assemble().measure().draft;
  }

  private static WorkflowDraft segmentOneRoi() {
    Line line = new Line(
        "segment-one-roi",
        "A cell that was cropped before is read from data/roi.tif and segmented. Put your own crop in its place, or choose"
            + " it in the dialog of the EM Stack Reader. The cell is expected in the middle of the crop, resin bright.");
    line.draft.data("roi.tif", Data.ROI.content());
    return line.read(DATA + "roi.tif", "a crop of one cell").nucleus().cell().measure().draft;
  }

  private static WorkflowDraft scoreAgainstTruth() {
    Line line = new Line(
        "score-against-truth",
        "How good is the result? The cell of a small phantom is found and segmented, put back into the frame of the stack,"
            + " and compared with the truth that the phantom knows: accuracy, Jaccard index, Dice, precision, recall.");
    line.smallPhantom().detect().link().crop().nucleus().cell().assemble();
    return score(line).draft;
  }

  private static Line score(Line line) {
    Step scorer =
        line.draft.add(new ScorerNodeFactory(), line.next(), 0, "found labels against\nthe truth");
    line.draft.connect(line.last, 1, scorer, 1);
    line.draft.connect(line.stack, 1, scorer, 2);
    line.last = scorer;
    return line;
  }

  private static WorkflowDraft wholeStack() {
    Line line = new Line(
        "whole-stack",
        "All cells of a stack: it is read slice by slice from data/stack.tif, its cells are found, cropped and segmented,"
            + " and all labels are written into two TIFF files in the frame of the stack, data/labels. A stack of any size"
            + " can take its place; neither it nor its labels are ever in memory as a whole.");
    line.draft.data("stack.tif", Data.STACK.content());
    line.read(DATA + "stack.tif", "the stack, lazily")
        .detect()
        .link()
        .crop()
        .nucleus()
        .cell()
        .assemble();
    line.last.set("output", "images").set("if_exists", "overwrite");
    return line.draft;
  }

  private static WorkflowDraft corrections() {
    Line line = new Line(
        "corrections",
        "What was found is put right by hand. The Table Creator holds the corrections, one a row: a cell that was missed is"
            + " added; what its neighbour has of it is split off and merged with it; a cell that the frame cuts is dropped."
            + " The Cell ROI Cropper adds, the Label Assembler does the rest; its second table says what came of each row.");
    line.phantom("three cells, one of\nwhich is missed");
    line.stack.set("width", 140).set("height", 140).set("slices", 50);
    line.stack.set("voxel_x", 200).set("voxel_y", 200).set("voxel_z", 400);
    line.stack.set("cells", 3).set("seed", 5).set("cell_radius", 5000);
    line.detect().link();
    Step corrections = line.draft
        .add(
            new TableCreator2NodeFactory(),
            line.column - 1,
            1,
            "corrections; a CSV file\ndoes as well")
        .settings(correctionTable());
    line.crop();
    line.draft.connect(corrections, 1, line.last, 2);
    line.nucleus().cell().assemble();
    line.draft.connect(corrections, 1, line.last, 2);
    return line.measure().draft;
  }

  private static NodeSettingsRO correctionTable() {
    TypedTable table = new TypedTable().column("action", StringCell.TYPE);
    List.of("cell_id", "other_cell_id", "x_px", "y_px", "z_px", "to_x_px", "to_y_px", "to_z_px")
        .forEach(name -> table.column(name, IntCell.TYPE));
    return table
        .column("comment", StringCell.TYPE)
        .row("add", "", "", "25", "87", "32", "", "", "", "was missed; becomes cell 4")
        .row("split", "1", "", "64", "55", "30", "52", "78", "28", "what is cell 4's becomes 5")
        .row("merge", "4", "5", "", "", "", "", "", "", "and joins it")
        .row("drop", "2", "", "", "", "", "", "", "", "cut by the frame")
        .settings();
  }

  private static WorkflowDraft leftOvers() {
    Line line = new Line(
        "left-overs",
        "What lies between the cells and belongs to none is given to the cell with the largest contact, as the command"
            + " \"emcell run --left-overs\" does it. The third table of the Label Assembler says how much each cell was given;"
            + " the EM Cell Report takes it and writes a page into data/reports.");
    line.phantom("four crowded cells");
    line.stack.set("width", 90).set("height", 90).set("slices", 50);
    line.stack.set("voxel_x", 200).set("voxel_y", 200).set("voxel_z", 400);
    line.stack.set("cells", 4);
    line.detect().link().crop().nucleus().cell();
    line.then(line.draft
        .add(
            new AssemblerNodeFactory(),
            line.next(),
            0,
            "all cells in the frame,\nleft-over regions too")
        .set("left_overs", true));
    Step labels = line.last;
    Step report = line.draft
        .add(new ReportNodeFactory(), line.column, 1, "report.html, with what\neach cell was given")
        .set("if_exists", "overwrite");
    line.draft.connect(labels, 1, report, 1);
    line.draft.connect(labels, 3, report, 2);
    return line.measure().draft;
  }

  private static WorkflowDraft stackReader() {
    Line line = new Line(
        "em-stack-reader",
        "Reads data/stack.tif as a lazy image: the table holds where the pixels are, and slices are read when a node or a"
            + " viewer asks for them.");
    line.draft.data("stack.tif", Data.FEW_SLICES.content());
    return line.read(DATA + "stack.tif", "the stack, lazily").draft;
  }

  private static WorkflowDraft phantom() {
    return new Line(
            "em-phantom",
            "Makes a small stack with one cell, its true labels and a table of the truth.")
        .smallPhantom()
        .draft;
  }

  private static WorkflowDraft resinBackground() {
    Line line = new Line(
            "resin-background", "Finds what is embedding resin and what is tissue in a stack.")
        .smallPhantom();
    return line.then(line.draft.add(new BackgroundNodeFactory(), line.next(), 0, "resin as a mask"))
        .draft;
  }

  private static WorkflowDraft cellDetector() {
    return new Line("cell-detector", "Finds cells in single slices of a stack.")
        .smallPhantom()
        .detect()
        .draft;
  }

  private static WorkflowDraft cellLinker() {
    return new Line("cell-linker", "Links the detections of the slices to cells.")
        .smallPhantom()
        .detect()
        .link()
        .draft;
  }

  private static WorkflowDraft cellRoiCropper() {
    return new Line(
            "cell-roi-cropper",
            "Cuts a region of interest about every cell; regions are views of the stack.")
        .smallPhantom()
        .detect()
        .link()
        .crop()
        .draft;
  }

  private static WorkflowDraft nucleusSegmenter() {
    Line line = new Line(
        "nucleus-segmenter", "Finds the nucleus of a cell that was cropped before, data/roi.tif.");
    line.draft.data("roi.tif", Data.ROI.content());
    return line.read(DATA + "roi.tif", "a crop of one cell").nucleus().draft;
  }

  private static WorkflowDraft cellSegmenter() {
    Line line = new Line(
        "cell-segmenter",
        "Finds the plasma membrane of a cell whose nucleus is known, data/roi.tif.");
    line.draft.data("roi.tif", Data.ROI.content());
    return line.read(DATA + "roi.tif", "a crop of one cell").nucleus().cell().draft;
  }

  private static WorkflowDraft labelAssembler() {
    return new Line(
            "label-assembler",
            "Puts the labels of cropped cells back into the frame of their stack.")
        .smallPhantom()
        .detect()
        .link()
        .crop()
        .nucleus()
        .cell()
        .assemble()
        .draft;
  }

  private static WorkflowDraft segmentationScorer() {
    Line line = new Line(
            "segmentation-scorer", "Compares the truth of a phantom with itself: every score is 1.")
        .smallPhantom();
    return score(line).draft;
  }

  private static WorkflowDraft cellMeasurer() {
    return new Line("cell-measurer", "Measures the true labels of a phantom.")
        .smallPhantom()
        .measure()
        .draft;
  }

  private static WorkflowDraft emLabelWriter() {
    Line line = new Line(
            "em-label-writer", "Writes the true labels of a phantom as a TIFF stack into a folder.")
        .smallPhantom();
    return line.then(line.draft
            .add(new WriterNodeFactory(), line.next(), 0, "a TIFF stack")
            .set("if_exists", "overwrite"))
        .draft;
  }

  private static WorkflowDraft cellMesh() {
    Line line = new Line(
            "cell-mesh",
            "Finds the surfaces of the cell and the nucleus of a phantom and writes them into data/meshes: a GLB file for"
                + " viewers and slides, STL files for other programs. The table has their area, volume and genus.")
        .smallPhantom();
    return line.then(line.draft
            .add(new MeshNodeFactory(), line.next(), 0, "surfaces of cell\nand nucleus")
            .set("stl", true)
            .set("if_exists", "overwrite"))
        .draft;
  }

  private static WorkflowDraft cellOverlay() {
    Line line = new Line(
            "cell-overlay",
            "Draws the slice in the middle of a phantom's cell, and two slices on either side of it, with the outlines of the"
                + " cell and its nucleus.")
        .smallPhantom();
    return line.then(line.draft
            .add(new OverlayNodeFactory(), line.next(), 0, "outlines, number\nand scale bar")
            .set("around", 2))
        .draft;
  }

  private static WorkflowDraft cellPicture() {
    Line line = new Line(
            "cell-picture",
            "Draws the cell of a phantom in three dimensions: the nucleus, solid, in the transparent cell.")
        .smallPhantom();
    return line.then(line.draft.add(
            new PictureNodeFactory(), line.next(), 0, "nucleus in the\ntransparent cell"))
        .draft;
  }

  private static WorkflowDraft emCellReport() {
    Line line = new Line(
            "em-cell-report",
            "Finds the cell of a small phantom and writes a page about it into data/reports that opens in any browser. The"
                + " cells of the Cell Linker, at the second port, add states and reasons.")
        .smallPhantom()
        .detect()
        .link();
    Step cells = line.last;
    line.crop().nucleus().cell().assemble();
    line.then(line.draft
        .add(new ReportNodeFactory(), line.next(), 0, "report.html")
        .set("if_exists", "overwrite"));
    line.draft.connect(cells, 1, line.last, 2);
    return line.draft;
  }
}
