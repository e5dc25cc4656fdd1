package org.knime.core.util.pathresolve;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;
import org.knime.core.util.exception.ResourceAccessException;

/** Turns URIs into local files, as far as that can be done without a server: {@code file:} and knime.workflow. */
public final class ResolverUtil {

  public ResolverUtil() {}

  /**
   * Returns the file of a {@code file:} URI, or of one in the current workflow ({@code knime://knime.workflow/...}).
   *
   * @throws ResourceAccessException for all others, and if this thread works for no workflow
   */
  public static File resolveURItoLocalFile(URI uri) throws ResourceAccessException {
    if ("file".equalsIgnoreCase(uri.getScheme())) {
      return new File(uri);
    }
    if (!"knime".equalsIgnoreCase(uri.getScheme())
        || !"knime.workflow".equalsIgnoreCase(uri.getHost())) {
      throw new ResourceAccessException("Cannot resolve \"" + uri + "\": no such mount point");
    }
    NodeContext node = NodeContext.getContext();
    WorkflowContextV2 workflow = node == null ? null : node.getWorkflowManager().getContextV2();
    if (workflow == null) {
      throw new ResourceAccessException(
          "Cannot resolve \"" + uri + "\": no workflow is being executed");
    }
    Path folder = workflow.getExecutorInfo().getLocalWorkflowPath();
    return folder.resolve(uri.getPath().replaceFirst("^/", "")).normalize().toFile();
  }

  /** As {@link #resolveURItoLocalFile}: the stand-in fetches nothing from servers. */
  public static File resolveURItoLocalOrTempFile(URI uri) throws ResourceAccessException {
    return resolveURItoLocalFile(uri);
  }
}
