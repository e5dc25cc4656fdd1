/**
 * Test support: loads workflows in KNIME's format on disk, or puts them together in a test, and executes their nodes as
 * the platform does.
 *
 * <pre>{@code
 * try (Workflow workflow = Workflow.load(Path.of("test-workflows/demo"))) {
 *   assertTrue(workflow.report(), workflow.execute());
 *   BufferedDataTable cells = workflow.node("Cell Measurer").table(1);
 * }
 * }</pre>
 *
 * <p>A test of one node puts a table before it:
 *
 * <pre>{@code
 * try (Workflow workflow = new Workflow()) {
 *   WorkflowNode input = workflow.add(new TableSource(spec, rows));
 *   WorkflowNode linker = workflow.add(new CellLinkerNodeFactory());
 *   workflow.connect(input, 1, linker, 1);
 *   linker.set("gap", 2);
 *   assertTrue(workflow.report(), workflow.execute());
 *   BufferedDataTable links = linker.table(2);
 * }
 * }</pre>
 */
package org.emcell.knimeapi.workflow;
