package org.emcell.knimeapi.workflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import harness.testnodes.ExampleNodeFactory;
import harness.testnodes.ExampleNodeModel;
import harness.testnodes.addconst.AddConstNodeFactory;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.streamable.InputPortRole;
import org.knime.core.node.streamable.MergeOperator;
import org.knime.core.node.streamable.OutputPortRole;
import org.knime.core.node.streamable.PartitionInfo;
import org.knime.core.node.streamable.PortInput;
import org.knime.core.node.streamable.PortOutput;
import org.knime.core.node.streamable.RowInput;
import org.knime.core.node.streamable.RowOutput;
import org.knime.core.node.streamable.StreamableOperator;
import org.knime.core.node.streamable.StreamableOperatorInternals;
import org.knime.core.node.workflow.FlowVariable;

public class StreamingTest {
  private final Workflow workflow = new Workflow();
  private final int[] numbers = {5, 1, 4, 2, 3, 9, 7};
  private final WorkflowNode source = workflow.add(Tables.ints(numbers));

  private List<String> stream(WorkflowNode node, int partitions, String column) {
    node.reset();
    node.setPartitions(partitions);
    assertTrue(workflow.report(), workflow.execute());
    return Tables.column(node.table(1), column);
  }

  @Test
  public void rowsAreTheSameInAnyNumberOfParts() {
    WorkflowNode node = workflow.add(new AddConstNodeFactory());
    workflow.connect(source, 1, node, 1);
    node.set("constant", 10);
    List<String> expected =
        Arrays.stream(numbers).mapToObj(n -> Integer.toString(n + 10)).toList();

    for (int partitions : new int[] {0, 1, 2, 7, 10}) {
      assertEquals(partitions + " parts", expected, stream(node, partitions, "sum"));
    }
  }

  @Test
  public void partsAreDrivenByFlowVariablesToo() {
    WorkflowNode node = workflow.add(new AddConstNodeFactory());
    workflow.connect(source, 1, node, 1);
    node.drive("constant", "v");
    workflow.setVariable(new FlowVariable("v", 100));

    assertEquals("105", stream(node, 3, "sum").get(0));
  }

  @Test
  public void whatThePartsFindOutIsSentToTheNode() {
    WorkflowNode node = workflow.add(new CountingNode());
    workflow.connect(source, 1, node, 1);

    assertEquals(numbers.length, stream(node, 3, "i").size());
    assertEquals(numbers.length, ((CountingNode.Model) node.model()).counted);
  }

  @Test
  public void aNodeThatCannotBeStreamedSaysSo() {
    WorkflowNode node =
        workflow.add(new LambdaNode(1, (in, model) -> in[0], (in, exec, model) -> in[0]));
    workflow.connect(source, 1, node, 1);
    node.setPartitions(2);

    assertFalse(workflow.execute());
    assertTrue(node.report(), node.message().getMessage().contains("streamable"));
  }

  @Test
  public void aSourceCanBeExecutedInTheStreamingWay() {
    source.setPartitions(4);
    assertTrue(workflow.report(), workflow.execute());
    assertEquals(numbers.length, source.table(1).size());
  }

  @Test
  public void twoPartsThatMakeTheSameRowKeyFail() {
    WorkflowNode node = workflow.add(new CountingNode() {
      @Override
      DataRow passed(DataRow row) {
        return new DefaultRow("same", new IntCell(1));
      }
    });
    workflow.connect(source, 1, node, 1);
    node.setPartitions(numbers.length);

    assertFalse(workflow.execute());
    assertTrue(node.report(), node.message().getMessage().contains("duplicate row ID \"same\""));
  }

  /** Passes rows on and counts them. */
  private static class CountingNode extends ExampleNodeFactory {

    DataRow passed(DataRow row) {
      return row;
    }

    @Override
    public NodeModel createNodeModel() {
      return new Model(this);
    }

    @Override
    protected NodeDialogPane createNodeDialogPane() {
      return null;
    }

    static final class Model extends ExampleNodeModel {
      private final CountingNode node;
      private int counted;

      Model(CountingNode node) {
        super(1, 1);
        this.node = node;
      }

      @Override
      protected DataTableSpec[] configure(DataTableSpec[] inSpecs) {
        return inSpecs;
      }

      @Override
      protected BufferedDataTable[] execute(BufferedDataTable[] inData, ExecutionContext exec) {
        return inData;
      }

      @Override
      public InputPortRole[] getInputPortRoles() {
        return new InputPortRole[] {InputPortRole.DISTRIBUTED_STREAMABLE};
      }

      @Override
      public OutputPortRole[] getOutputPortRoles() {
        return new OutputPortRole[] {OutputPortRole.DISTRIBUTED};
      }

      @Override
      public StreamableOperator createStreamableOperator(
          PartitionInfo partitionInfo, PortObjectSpec[] inSpecs) {
        Count count = new Count();
        return new StreamableOperator() {
          @Override
          public void runFinal(PortInput[] inputs, PortOutput[] outputs, ExecutionContext exec)
              throws Exception {
            RowInput in = (RowInput) inputs[0];
            RowOutput out = (RowOutput) outputs[0];
            for (DataRow row = in.poll(); row != null; row = in.poll()) {
              out.push(node.passed(row));
              count.rows++;
            }
            in.close();
            out.close();
          }

          @Override
          public StreamableOperatorInternals saveInternals() {
            return count;
          }
        };
      }

      @Override
      public MergeOperator createMergeOperator() {
        return new MergeOperator() {
          @Override
          public StreamableOperatorInternals mergeFinal(StreamableOperatorInternals[] operators) {
            Count all = new Count();
            for (StreamableOperatorInternals part : operators) {
              all.rows += ((Count) part).rows;
            }
            return all;
          }
        };
      }

      @Override
      public void finishStreamableExecution(
          StreamableOperatorInternals internals, ExecutionContext exec, PortOutput[] output) {
        counted = ((Count) internals).rows;
      }
    }
  }

  /** How many rows a part had. */
  public static final class Count extends StreamableOperatorInternals {
    private int rows;

    public Count() {}

    @Override
    public void load(DataInputStream input) throws IOException {
      rows = input.readInt();
    }

    @Override
    public void save(DataOutputStream output) throws IOException {
      output.writeInt(rows);
    }
  }
}
