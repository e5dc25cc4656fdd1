package org.emcell.core.report.html;

import static org.junit.Assume.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium without a window and without a network of its own. */
final class HeadlessBrowser {

  private static final List<Path> BROWSERS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** Selenium warns of each Chromium that is newer than itself; held so that the level stays. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private HeadlessBrowser() {}

  private static Optional<Path> chromium() {
    return BROWSERS.stream().filter(Files::isExecutable).findFirst();
  }

  /** Skips the test where there is no browser. */
  static void assumeInstalled() {
    assumeTrue(
        "Chromium (" + BROWSERS + ") and " + DRIVER
            + " are not installed: the report is not tried in a browser.",
        chromium().isPresent() && Files.isExecutable(DRIVER));
  }

  /** Opens a window of 1400 x 1000 pixels that keeps its profile in a folder and logs all that it requests. */
  static ChromeDriver open(Path folder) {
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium().orElseThrow().toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        "--window-size=1400,1000",
        "--user-data-dir=" + folder.resolve("profile"));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service = new ChromeDriverService.Builder()
        .usingDriverExecutable(DRIVER.toFile())
        .withLogFile(folder.resolve("driver.log").toFile())
        .build();
    return new ChromeDriver(service, options);
  }

  /** Waits until the page shows its 3-D view, or says that it cannot. */
  static void waitForPage(ChromeDriver browser) {
    new WebDriverWait(browser, Duration.ofSeconds(20)).until(driver -> !browser
        .findElements(By.cssSelector("#canvas3d[data-ready], #no-3d:not([hidden])"))
        .isEmpty());
  }
}
