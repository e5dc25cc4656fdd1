package org.emcell.core.report.html;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.emcell.core.Workers;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a real browser without a window. Skipped where Chromium and its driver are not installed. */
public class ReportInBrowserTest {

  @ClassRule
  public static TemporaryFolder temporary = new TemporaryFolder();

  private static ChromeDriver browser;
  private static String address;

  @BeforeClass
  public static void openBrowser() throws IOException {
    HeadlessBrowser.assumeInstalled();
    Path page = temporary.getRoot().toPath().resolve("report.html");
    HtmlReport.write(SampleReport.content(), page, Workers.single());
    address = page.toUri().toString();
    browser = HeadlessBrowser.open(temporary.getRoot().toPath());
  }

  @AfterClass
  public static void closeBrowser() {
    if (browser != null) {
      browser.quit();
    }
  }

  @Before
  public void load() {
    browser.manage().window().setSize(new Dimension(1400, 1000));
    browser.get("about:blank");
    browser.manage().logs().get(LogType.PERFORMANCE);
    browser.get(address);
    HeadlessBrowser.waitForPage(browser);
  }

  private static WebElement canvas() {
    return browser.findElement(By.id("canvas3d"));
  }

  private static WebElement row(int id) {
    return browser.findElement(By.cssSelector("#cell-table tbody tr[data-id='" + id + "']"));
  }

  private static List<String> ids() {
    return browser.findElements(By.cssSelector("#cell-table tbody tr")).stream()
        .map(row -> row.getDomAttribute("data-id"))
        .toList();
  }

  private static void assertChosen(int id) {
    assertEquals("true", row(id).getDomAttribute("aria-selected"));
    assertEquals(Integer.toString(id), canvas().getDomAttribute("data-chosen"));
    List<WebElement> outlines =
        browser.findElements(By.cssSelector("#slice-outlines .cell.chosen"));
    assertEquals(1, outlines.size());
    assertEquals(Integer.toString(id), outlines.get(0).getDomAttribute("data-id"));
    assertEquals("Cell " + id, browser.findElement(By.id("selected-title")).getText());
  }

  /** Returns the colours of the 3-D view as it is on the screen. */
  private static Set<Integer> colours() throws IOException {
    byte[] png = canvas().getScreenshotAs(OutputType.BYTES);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        colours.add(picture.getRGB(x, y));
      }
    }
    return colours;
  }

  @Test
  public void itLoadsWithoutAnErrorAndAsksNobodyForAnything() {
    assertEquals(
        List.of(),
        browser.manage().logs().get(LogType.BROWSER).getAll().stream()
            .map(Object::toString)
            .toList());
    List<String> requests = browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(entry -> entry.getMessage())
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .filter(message -> !message.contains("\"url\":\"data:"))
        .toList();
    assertEquals(requests.toString(), 1, requests.size());
    assertTrue(requests.get(0), requests.get(0).contains("\"url\":\"" + address));
    assertEquals(SampleReport.NASTY, browser.findElement(By.tagName("h1")).getText());
  }

  @Test
  public void theTableSortsAndFilters() {
    assertEquals(List.of("1", "2", "3"), ids());
    List<WebElement> heads = browser.findElements(By.cssSelector("#cell-table thead button"));
    heads.get(2).click();
    assertEquals(List.of("3", "2", "1"), ids());
    browser.findElements(By.cssSelector("#cell-table thead button")).get(2).click();
    assertEquals(List.of("1", "2", "3"), ids());
    browser.findElement(By.id("filter-text")).sendKeys("bottom");
    assertEquals(List.of("2"), ids());
    browser.findElement(By.id("filter-text")).clear();
    browser.findElement(By.cssSelector("#filter-kind option[value='whole']")).click();
    assertEquals(List.of("1", "3"), ids());
    assertEquals("2 of 3", browser.findElement(By.id("filter-count")).getText());
  }

  @Test
  public void theViewIsNotBlankAndChangesWithTheCellThatIsChosen() throws IOException {
    Set<Integer> all = colours();
    assertTrue(all.size() + " colours", all.size() > 200);
    browser.findElement(By.id("only-selected")).click();
    row(3).click();
    new WebDriverWait(browser, Duration.ofSeconds(5))
        .until(driver -> "3".equals(canvas().getDomAttribute("data-chosen")));
    Set<Integer> one = colours();
    assertTrue(one.size() > 100);
    assertFalse(one.equals(all));
  }

  @Test
  public void tableSliceAndViewShowTheSameCell() {
    row(2).click();
    assertChosen(2);
    browser.findElement(By.cssSelector("#slice-outlines .cell[data-id='1']")).click();
    assertChosen(1);
    browser.findElement(By.cssSelector("#plots circle[data-id='3']")).click();
    assertChosen(3);
    // The middle of the view is the middle of the stack, where the second cell is.
    canvas().click();
    assertChosen(2);
    assertTrue(browser.getCurrentUrl().endsWith("#cell-2"));
  }

  @Test
  public void everythingWorksByKeyboard() throws IOException {
    row(1).sendKeys(Keys.ENTER);
    assertChosen(1);
    row(1).sendKeys(Keys.ARROW_DOWN);
    assertChosen(2);
    WebElement slider = browser.findElement(By.id("slice-number"));
    String before = browser.findElement(By.id("slice-text")).getText();
    slider.sendKeys(Keys.ARROW_RIGHT);
    assertFalse(before.equals(browser.findElement(By.id("slice-text")).getText()));
    byte[] seen = canvas().getScreenshotAs(OutputType.BYTES);
    canvas().sendKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT, "+");
    browser.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
    assertFalse(Arrays.equals(seen, canvas().getScreenshotAs(OutputType.BYTES)));
  }

  @Test
  public void theTableNeedsNoScrollingSidewaysBesideTheViewsNotEvenWithManyCells() {
    // Room is left for the bar by which a long table scrolls down.
    Object room = browser.executeScript("const box = document.querySelector('#cells .scroll');"
        + "const table = document.getElementById('cell-table');"
        + "const width = box.clientWidth; table.style.width = '1px';"
        + "const least = table.offsetWidth; table.style.width = '';"
        + "return width - least;");
    assertTrue("room " + room, ((Number) room).doubleValue() >= 16);
  }

  @Test
  public void sectionsThroughTheStackAreThere() {
    WebElement picture = browser.findElement(By.id("sections-image"));
    assertTrue(picture.isDisplayed());
    assertEquals("60", picture.getDomProperty("naturalWidth"));
  }

  @Test
  public void outlinesCanBeSwitchedOff() {
    assertEquals(6, browser.findElements(By.cssSelector("#slice-outlines path")).size());
    browser.findElement(By.id("outlines")).click();
    assertEquals(0, browser.findElements(By.cssSelector("#slice-outlines path")).size());
  }

  @Test
  public void itFitsThePhoneAndFollowsTheColoursOfTheSystem() {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 375, "height", 740, "deviceScaleFactor", 1, "mobile", true));
    try {
      Object overflow =
          browser.executeScript("return document.documentElement.scrollWidth - innerWidth");
      assertTrue("wider than the phone by " + overflow, ((Number) overflow).doubleValue() <= 0);
      browser.executeCdpCommand(
          "Emulation.setEmulatedMedia",
          Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
      assertEquals(
          "rgb(20, 23, 27)",
          browser.executeScript("return getComputedStyle(document.body).backgroundColor"));
    } finally {
      browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
      browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }
  }
}
