package org.emcell.core.report.html;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.emcell.core.Workers;
import org.emcell.core.measure.mesh.SurfaceMesh;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class HtmlReportTest {

  @Rule
  public TemporaryFolder temporary = new TemporaryFolder();

  private ReportContent content;
  private String page;

  @Before
  public void write() throws IOException {
    content = SampleReport.content();
    Path file = temporary.getRoot().toPath().resolve("report.html");
    HtmlReport.write(content, file, Workers.single());
    page = Files.readString(file);
  }

  private String between(String begin, String end) {
    int from = page.indexOf(begin) + begin.length();
    return page.substring(from, page.indexOf(end, from));
  }

  private JsonObject data() {
    String json = between("<script type=\"application/json\" id=\"report-data\">", "</script>");
    return new Gson().fromJson(json, JsonObject.class);
  }

  @Test
  public void textsOfTheDataCannotLeaveTheirPlace() {
    assertEquals("the four scripts of the template", 3, page.split("<script").length - 1);
    assertFalse(page.contains(SampleReport.NASTY));
    assertEquals(SampleReport.NASTY, data().get("title").getAsString());
    String reason =
        data().getAsJsonArray("cells").get(1).getAsJsonObject().get("reason").getAsString();
    assertEquals(SampleReport.NASTY, reason);
  }

  @Test
  public void thePolicyAllowsTheScriptsOfThePageAndNothingFromElsewhere()
      throws GeneralSecurityException {
    String policy = between("Content-Security-Policy\" content=\"", "\"");
    assertTrue(policy, policy.startsWith("default-src 'none';"));
    assertFalse(policy, policy.contains("http") || policy.contains("unsafe"));
    for (String element :
        new String[] {"<script type=\"importmap\">", "<script type=\"module\">", "<style>"}) {
      String text =
          between(element, "</" + (element.startsWith("<style") ? "style" : "script") + ">");
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      assertTrue(
          element, policy.contains("'sha256-" + Base64.getEncoder().encodeToString(sum) + "'"));
    }
    Matcher addresses = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page);
    while (addresses.find()) {
      assertTrue(addresses.group(), addresses.group(1).matches("#.*|data:.*|"));
    }
  }

  @Test
  public void theSameContentGivesTheSameBytes() throws IOException {
    Path again = temporary.getRoot().toPath().resolve("again.html");
    HtmlReport.write(SampleReport.content(), again, Workers.of(3));
    assertEquals(page, Files.readString(again));
  }

  @Test
  public void meshesComeBackFromTheirPackingWithinAThousandth() {
    SurfaceMesh mesh = content.cells().get(0).body();
    JsonObject packed = PackedMesh.json(mesh);
    ByteBuffer steps = bytes(packed, "places");
    for (int v = 0; v < mesh.vertices(); v++) {
      for (int axis = 0; axis < 3; axis++) {
        double place = packed.getAsJsonArray("low").get(axis).getAsDouble()
            + packed.getAsJsonArray("step").get(axis).getAsDouble() * (steps.getShort() & 0xFFFF);
        assertEquals(mesh.position(v, axis), place, 1e-3);
      }
    }
    ByteBuffer corners = bytes(packed, "corners");
    for (int t = 0; t < mesh.triangles(); t++) {
      for (int k = 0; k < 3; k++) {
        assertEquals(mesh.corner(t, k), corners.getShort() & 0xFFFF);
      }
    }
  }

  private static ByteBuffer bytes(JsonObject packed, String name) {
    byte[] raw = Base64.getDecoder().decode(packed.get(name).getAsString());
    return ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  public void meshesAreMadeCoarserButKeepTheirVolume() {
    SurfaceMesh mesh = content.cells().get(0).body();
    SurfaceMesh coarse = PackedMesh.simplified(mesh, 200);
    assertTrue(coarse.triangles() + " triangles", coarse.triangles() <= 200);
    assertEquals(mesh.volume(), coarse.volume(), 0.02 * mesh.volume());
    assertTrue(coarse.topology().closed());
  }
}
