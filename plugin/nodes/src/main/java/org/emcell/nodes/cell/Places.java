package org.emcell.nodes.cell;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.emcell.core.stack.StackException;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;
import org.knime.core.util.FileUtil;
import org.knime.core.util.pathresolve.ResolverUtil;

/**
 * Where files are: absolute paths, paths relative to the folder of the workflow, {@code file:} URLs and {@code knime:}
 * URLs. Resolved on use, since a saved workflow may have moved.
 */
public final class Places {

  /** Stands for the folder of the workflow, as KNIME writes it. */
  public static final String WORKFLOW = "knime://knime.workflow/";

  private Places() {}

  /**
   * Returns the file or folder that is meant.
   *
   * @throws StackException when a URL cannot be resolved here
   */
  public static Path resolve(String place) {
    try {
      if (place.startsWith(WORKFLOW)) {
        Optional<Path> workflow = workflowFolder();
        if (workflow.isPresent()) {
          return workflow
              .get()
              .resolve(URI.create(encoded(place)).getPath().substring(1))
              .normalize();
        }
      }
      if (place.startsWith("knime:") || place.startsWith("file:")) {
        return ResolverUtil.resolveURItoLocalOrTempFile(URI.create(encoded(place)))
            .toPath();
      }
      Path path = Path.of(place);
      return path.isAbsolute()
          ? path
          : workflowFolder().map(folder -> folder.resolve(path).normalize()).orElse(path);
    } catch (IOException | IllegalArgumentException e) {
      throw new StackException(
          "Cannot find \"" + place + "\": expected a path, or a file: or knime: URL that this"
              + " KNIME can reach. " + e.getMessage(),
          e instanceof IOException io ? io : new IOException(e));
    }
  }

  private static String encoded(String url) {
    return url.replace(" ", "%20").replace('\\', '/');
  }

  /** Returns the folder of the workflow that this thread works for, empty when there is none. */
  static Optional<Path> workflowFolder() {
    return NodeContext.getContextOptional()
        .map(NodeContext::getWorkflowManager)
        .map(WorkflowManager::getContextV2)
        .map(WorkflowContextV2::getExecutorInfo)
        .map(info -> info.getLocalWorkflowPath());
  }

  /**
   * Returns a place that can be written to for a node that was not told where: its folder in the workflow's data area,
   * which is saved and moved with the workflow; without a workflow, a temporary folder.
   *
   * @param folder name of the folder
   */
  public static String own(String folder) throws IOException {
    return workflowFolder().isPresent()
        ? WORKFLOW + "data/" + folder
        : FileUtil.createTempDir("emcell-" + folder).getAbsolutePath();
  }

  /** Returns a name as that of a file: what some file systems refuse becomes an underscore. */
  public static String fileName(String name) {
    return name.replaceAll("[^\\p{L}\\p{N} ._-]", "_");
  }

  /** Returns the place of a file in a folder, which may be a URL. */
  public static String in(String folder, String file) {
    return folder.endsWith("/") || folder.endsWith("\\") ? folder + file : folder + "/" + file;
  }
}
