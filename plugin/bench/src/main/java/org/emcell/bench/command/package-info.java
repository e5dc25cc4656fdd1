/** Whole commands of EMCell as child processes: their time, processor time and memory. */
package org.emcell.bench.command;
