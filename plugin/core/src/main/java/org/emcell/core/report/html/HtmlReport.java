package org.emcell.core.report.html;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.emcell.core.Workers;
import org.emcell.core.measure.mesh.SurfaceMesh;
import org.emcell.core.stack.AtomicFile;

/**
 * Writes a page that holds everything it shows: text, pictures, meshes, its scripts and three.js. It asks nobody for
 * anything: its content security policy lets it run no script but those that are in it, told by their SHA-256, and load
 * nothing but pictures and modules from its own text. The same content gives the same bytes. Meshes become coarser
 * where that is needed for a page of about 30 cells to stay below 30 MB.
 */
public final class HtmlReport {

  /** Triangles of all meshes of a page. */
  private static final int TRIANGLES = 600_000;

  private static final int FEWEST = 1_000;
  private static final int MOST = 16_000;

  /** The page's own scripts, which make one module in this order. */
  private static final List<String> SCRIPTS =
      List.of("page.js", "table.js", "slices.js", "plots.js", "view3d.js", "main.js");

  private static final String THREE = "three.module.min.js";
  private static final String THREE_CORE = "three.core.min.js";
  private static final String ORBIT = "OrbitControls.js";

  private static final Gson JSON =
      new GsonBuilder().serializeSpecialFloatingPointValues().create();

  private HtmlReport() {}

  /**
   * Writes a page.
   *
   * @param workers that share the cells
   * @throws org.emcell.core.stack.StackException when the file cannot be written
   */
  public static void write(ReportContent content, Path file, Workers workers) {
    String style = resource("report.css");
    String imports = imports();
    StringBuilder script = new StringBuilder();
    SCRIPTS.forEach(name -> script.append(resource(name)).append('\n'));
    String module = script.toString();
    String policy =
        "default-src 'none'; img-src data:; style-src '" + hash(style) + "'; script-src data: '"
            + hash(imports) + "' '" + hash(module) + "'; base-uri 'none'; form-action 'none'";
    Map<String, String> parts = Map.of(
        "policy", policy,
        "title", escaped(content.title()),
        "style", style,
        "imports", imports,
        "module", module,
        // Gson writes < > & = ' as \\u003c and so on, so that no text can end the element it stands
        // in.
        "data", JSON.toJson(json(content, workers)));
    String page = resource("report.html");
    AtomicFile.write(file, out -> {
      int at = 0;
      // Each ${name} of the template once, so that nothing within a part is taken for a name.
      for (int from = page.indexOf("${"); from >= 0; from = page.indexOf("${", at)) {
        int end = page.indexOf('}', from);
        out.write(page.substring(at, from).getBytes(StandardCharsets.UTF_8));
        out.write(parts.get(page.substring(from + 2, end)).getBytes(StandardCharsets.UTF_8));
        at = end + 1;
      }
      out.write(page.substring(at).getBytes(StandardCharsets.UTF_8));
    });
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** Returns the import map: where in the page each module of three.js is. */
  private static String imports() {
    // Modules in data: addresses have no folder to look beside; a bare name is looked up in the
    // map.
    String three = resource(THREE).replace("\"./" + THREE_CORE + "\"", "\"three-core\"");
    JsonObject map = new JsonObject();
    map.addProperty("three-core", module(resource(THREE_CORE)));
    map.addProperty("three", module(three));
    map.addProperty("orbit-controls", module(resource(ORBIT)));
    JsonObject imports = new JsonObject();
    imports.add("imports", map);
    return imports.toString();
  }

  private static String module(String source) {
    return "data:text/javascript;base64,"
        + Base64.getEncoder().encodeToString(source.getBytes(StandardCharsets.UTF_8));
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("EMCell is not complete: " + name + " is missing.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonObject json(ReportContent content, Workers workers) {
    JsonObject json = new JsonObject();
    json.addProperty("title", content.title());
    json.add("summary", JSON.toJsonTree(content.summary()));
    json.add("provenance", JSON.toJsonTree(content.provenance()));
    json.add("tables", JSON.toJsonTree(content.tables()));
    json.add("frame", JSON.toJsonTree(content.frame()));
    int triangles = Math.max(
        FEWEST, Math.min(MOST, TRIANGLES / Math.max(1, 2 * content.cells().size())));
    JsonObject[] cells = new JsonObject[content.cells().size()];
    workers.forEach(cells.length, k -> cells[k] = json(content.cells().get(k), triangles));
    JsonArray inOrder = new JsonArray();
    for (JsonObject cell : cells) {
      inOrder.add(cell);
    }
    json.add("cells", inOrder);
    JsonArray slices = new JsonArray();
    content.slices().forEach(slice -> slices.add(json(slice)));
    json.add("slices", slices);
    content.sections().ifPresent(picture -> json.addProperty("sections", picture.url()));
    return json;
  }

  private static JsonObject json(ReportContent.Cell cell, int triangles) {
    JsonObject json = new JsonObject();
    json.addProperty("id", cell.id());
    json.addProperty("colour", colour(cell.colour()));
    json.addProperty("nucleusColour", colour(cell.nucleusColour()));
    json.addProperty("state", cell.state());
    json.addProperty("whole", cell.whole());
    json.addProperty("reason", cell.reason());
    json.addProperty("slice", cell.slice());
    json.add("measurements", JSON.toJsonTree(cell.measurements()));
    json.add("flags", JSON.toJsonTree(cell.flags()));
    JsonObject pictures = new JsonObject();
    cell.pictures().forEach((name, picture) -> pictures.addProperty(name, picture.url()));
    json.add("pictures", pictures);
    add(json, "body", cell.body(), triangles);
    add(json, "nucleus", cell.nucleus(), triangles);
    return json;
  }

  private static void add(JsonObject json, String name, SurfaceMesh mesh, int triangles) {
    if (mesh.triangles() > 0) {
      json.add(name, PackedMesh.json(PackedMesh.simplified(mesh, triangles)));
    }
  }

  private static JsonObject json(ReportContent.Slice slice) {
    JsonObject json = new JsonObject();
    json.addProperty("z", slice.z());
    json.addProperty("depth", slice.depth());
    json.addProperty("width", slice.width());
    json.addProperty("height", slice.height());
    json.addProperty("pixel", slice.pixel());
    json.addProperty("picture", slice.picture().url());
    json.add("cells", JSON.toJsonTree(slice.cells()));
    json.add("nuclei", JSON.toJsonTree(slice.nuclei()));
    return json;
  }

  private static String colour(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }
}
