/**
 * The {@code emcell} command: one class a subcommand, which turns options into the settings of the engine, calls it and
 * says what came out. Only here is anything printed and the process ended.
 */
package org.emcell.cli;
