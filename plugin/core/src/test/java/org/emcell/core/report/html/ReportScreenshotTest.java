package org.emcell.core.report.html;

import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** Makes the picture of a report in the README again, when it is asked to; see there. */
public class ReportScreenshotTest {

  private static final String PAGE = "emcell.report";
  private static final String PICTURE = "emcell.screenshot";

  @Rule
  public TemporaryFolder temporary = new TemporaryFolder();

  @Test
  public void aReportIsShownWithItsWholeCellChosen() throws IOException {
    String page = System.getProperty(PAGE, "");
    String picture = System.getProperty(PICTURE, "");
    assumeTrue(
        "made only with -D" + PAGE + "=report.html -D" + PICTURE + "=picture.jpg",
        !page.isEmpty() && !picture.isEmpty());
    HeadlessBrowser.assumeInstalled();
    ChromeDriver browser = HeadlessBrowser.open(temporary.getRoot().toPath());
    try {
      browser.manage().window().setSize(new Dimension(1400, 1000));
      browser.get(Path.of(page).toAbsolutePath().toUri().toString());
      HeadlessBrowser.waitForPage(browser);
      browser.findElements(By.xpath("//tbody/tr[td[text()='whole']]")).stream()
          .findFirst()
          .ifPresent(row -> row.click());
      browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(10));
      browser.executeAsyncScript("setTimeout(arguments[0], 1000)");
      BufferedImage screen =
          ImageIO.read(new ByteArrayInputStream(browser.getScreenshotAs(OutputType.BYTES)));
      BufferedImage opaque =
          new BufferedImage(screen.getWidth(), screen.getHeight(), BufferedImage.TYPE_INT_RGB);
      opaque.getGraphics().drawImage(screen, 0, 0, null);
      assertTrue(ImageIO.write(opaque, "jpg", Path.of(picture).toFile()));
    } finally {
      browser.quit();
    }
  }
}
