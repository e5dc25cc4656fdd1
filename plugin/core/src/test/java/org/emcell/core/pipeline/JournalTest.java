package org.emcell.core.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.emcell.core.stack.StackException;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class JournalTest {

  @Rule
  public TemporaryFolder temporary = new TemporaryFolder();

  private RunFolder folder() {
    return new RunFolder(temporary.getRoot().toPath().resolve("out"));
  }

  private static JsonObject run(double sigma) {
    JsonObject settings = new JsonObject();
    settings.addProperty("gaussianSigma", sigma);
    settings.addProperty("sliceStride", 20);
    JsonObject run = new JsonObject();
    run.addProperty("emcell", "1.0");
    run.add("settings", settings);
    return run;
  }

  private String refusal(JsonObject run) {
    return assertThrows(StackException.class, () -> Journal.open(folder(), run, false))
        .getMessage();
  }

  @Test
  public void whatWasDoneIsKnownWhenTheSameRunIsOpenedAgain() {
    try (Journal journal = Journal.open(folder(), run(20), false)) {
      assertFalse(journal.isDone("crop"));
      journal.spent("crop", 1.5);
      journal.done("crop");
    }
    try (Journal journal = Journal.open(folder(), run(20), false)) {
      assertTrue(journal.isDone("crop"));
      assertFalse(journal.isDone("segment"));
      assertFalse(journal.isComplete());
      journal.spent("crop", 0.5);
      assertEquals(2, journal.seconds().get("crop"), 1e-9);
    }
  }

  @Test
  public void anotherRunIsRefusedAndTheDifferenceNamed() {
    try (Journal journal = Journal.open(folder(), run(20), false)) {
      journal.done("detect");
    }
    String message = refusal(run(25.5));
    assertTrue(message, message.contains("gaussianSigma was 20.0, now 25.5"));
    assertTrue(message, message.contains("--overwrite"));
    assertTrue(message, message.startsWith(folder().out().toString()));
  }

  @Test
  public void overwritingDeletesTheResultsAndNothingElse() throws IOException {
    Path mine = folder().out().resolve("notes.txt");
    try (Journal journal = Journal.open(folder(), run(20), false)) {
      journal.done("detect");
      Files.createDirectories(folder().overlay());
      Files.writeString(folder().overlay().resolve("slice_0000.png"), "picture");
      Files.writeString(folder().cells(), "cells");
      Files.writeString(mine, "mine");
    }
    try (Journal journal = Journal.open(folder(), run(30), true)) {
      assertFalse(journal.isDone("detect"));
      assertFalse(Files.exists(folder().cells()));
      assertFalse(Files.exists(folder().overlay()));
      assertEquals("mine", Files.readString(mine));
    }
  }

  @Test
  public void resultsWithoutAJournalAreNotTouched() throws IOException {
    Files.createDirectories(folder().out());
    Files.writeString(folder().measurements(), "precious");
    String message = refusal(run(20));
    assertTrue(message, message.contains("measurements.csv"));
    assertEquals("precious", Files.readString(folder().measurements()));
    assertFalse(Files.exists(folder().work()));
  }

  @Test
  public void aFolderIsForOneRunAtATime() {
    try (Journal journal = Journal.open(folder(), run(20), false)) {
      journal.done("detect");
      String message = refusal(run(20));
      assertTrue(message, message.startsWith("Another run is writing into"));
    }
    Journal.open(folder(), run(20), false).close();
  }

  @Test
  public void aRunInWhichNothingWasDoneLeavesNothing() {
    Journal.open(folder(), run(20), false).close();
    assertFalse(Files.exists(folder().out()));
  }

  @Test
  public void aDamagedJournalIsNoJournal() throws IOException {
    try (Journal journal = Journal.open(folder(), run(20), false)) {
      journal.done("detect");
    }
    Files.writeString(folder().journal(), "{ \"run\": ");
    try (Journal journal = Journal.open(folder(), run(20), false)) {
      assertFalse(journal.isDone("detect"));
    }
  }

  @Test
  public void aCompleteRunOfWhichAResultWasDeletedBeginsAnew() throws IOException {
    try (Journal journal = Journal.open(folder(), run(20), false)) {
      for (Path file : new Path[] {
        folder().detections(),
        folder().cells(),
        folder().cellIds(),
        folder().nucleusIds(),
        folder().measurements(),
        folder().report(),
        folder().overlay(),
        folder().pictures(),
        folder().meshTable(),
        folder().page()
      }) {
        Files.writeString(file, "result");
      }
      journal.complete();
    }
    try (Journal journal = Journal.open(folder(), run(20), false)) {
      assertTrue(journal.isComplete());
    }
    Files.delete(folder().nucleusIds());
    try (Journal journal = Journal.open(folder(), run(20), false)) {
      assertFalse(journal.isComplete());
      assertFalse(Files.exists(folder().cells()));
    }
  }

  @Test
  public void aFileInThePlaceOfTheFolderIsAFault() throws IOException {
    Files.writeString(folder().out(), "a file");
    String message = refusal(run(20));
    assertTrue(message, message.contains("it is a file"));
  }
}
