package org.emcell.workflows;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * The workflows in this folder are those of {@link TestWorkflows}. README.md says how to write them again after a change of
 * a node: with the property {@code workflows.write}.
 */
public class WorkflowFilesTest {

  /** Folder of all workflows. */
  static final Path FOLDER = Path.of("").toAbsolutePath();

  private static final boolean WRITE = Boolean.getBoolean("workflows.write");

  @Test
  public void everyWorkflowIsAsItsNodesSaveItToday() throws IOException {
    for (WorkflowDraft draft : TestWorkflows.all()) {
      Path folder = FOLDER.resolve(draft.name());
      Map<String, byte[]> files = draft.files();
      if (WRITE) {
        deleteSettings(folder);
        write(folder, files);
      }
      assertEquals(files.keySet(), filesIn(folder));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        // Data stay as they are when the phantom changes: workflows are to give the same results
        // then.
        if (!file.getKey().startsWith("data/")) {
          assertEquals(
              draft.name() + "/" + file.getKey() + " differs; README.md says how to write it again",
              new String(file.getValue(), StandardCharsets.UTF_8),
              Files.readString(folder.resolve(file.getKey())));
        }
      }
    }
  }

  @Test
  public void thereIsNoOtherWorkflow() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      assertEquals(
          TestWorkflows.all().stream()
              .map(WorkflowDraft::name)
              .collect(Collectors.toCollection(TreeSet::new)),
          folders
              .filter(folder -> Files.exists(folder.resolve("workflow.knime")))
              .map(folder -> folder.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @Test
  public void everyNodeHasAWorkflowThatEndsWithIt() {
    List<String> ends =
        TestWorkflows.all().stream().map(WorkflowDraft::lastNode).toList();
    Set<String> nodes = new TreeSet<>();
    TestWorkflows.all().forEach(draft -> nodes.addAll(draft.nodeNames()));
    assertEquals(16, nodes.size());
    assertTrue(ends + " for " + nodes, ends.containsAll(nodes));
  }

  private static Set<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static void deleteSettings(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (String file : filesIn(folder)) {
        if (!file.startsWith("data/")) {
          Files.delete(folder.resolve(file));
        }
      }
    }
  }

  private static void write(Path folder, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      if (!Files.exists(target)) {
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
    }
  }
}
