package org.knime.core.util;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.knime.core.util.pathresolve.ResolverUtil;

/** Temporary folders, and paths that can also be URLs. */
public final class FileUtil {

  private FileUtil() {}

  /** Makes a folder that is deleted when the JVM ends. */
  public static File createTempDir(String prefix) throws IOException {
    File folder = Files.createTempDirectory(prefix).toFile();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteRecursively(folder)));
    return folder;
  }

  /** Deletes a folder with all that is in it; returns whether it is gone. */
  public static boolean deleteRecursively(File folder) {
    // a link is deleted itself, not what it leads to
    File[] children = Files.isSymbolicLink(folder.toPath()) ? null : folder.listFiles();
    if (children != null) {
      for (File child : children) {
        deleteRecursively(child);
      }
    }
    return folder.delete();
  }

  /** Turns a path or URL into a URL; {@code knime:} URLs can be resolved with {@link #resolveToPath} only. */
  public static URL toURL(String pathOrUrl) throws MalformedURLException, InvalidPathException {
    if (pathOrUrl.startsWith("knime:")) {
      return new URL(null, pathOrUrl, new URLStreamHandler() {
        @Override
        protected URLConnection openConnection(URL url) throws IOException {
          return resolvedUrl(url).openConnection();
        }
      });
    }
    try {
      return new URL(pathOrUrl);
    } catch (MalformedURLException e) {
      return Path.of(pathOrUrl).toAbsolutePath().toUri().toURL();
    }
  }

  private static URL resolvedUrl(URL url) throws IOException {
    try {
      return ResolverUtil.resolveURItoLocalFile(url.toURI()).toURI().toURL();
    } catch (URISyntaxException e) {
      throw new IOException("Not a valid URL: " + url, e);
    }
  }

  /** Returns the local path of a URL; null if it is not one of a local file. */
  public static Path resolveToPath(URL url) throws IOException, URISyntaxException {
    String protocol = url.getProtocol();
    return "file".equals(protocol) || "knime".equals(protocol)
        ? ResolverUtil.resolveURItoLocalFile(url.toURI()).toPath()
        : null;
  }
}
