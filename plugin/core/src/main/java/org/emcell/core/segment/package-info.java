/**
 * The method, step by step: resin, detection, linking, cropping, nucleus, cell. One class a step with one public
 * method, an immutable settings record with lengths in nanometres, an immutable result, and a {@link
 * org.emcell.core.Progress} to report to and to cancel through. Where the paper (doi:10.3390/jimaging7060093) and this
 * project do a step differently, both ways stand behind one interface.
 */
package org.emcell.core.segment;
