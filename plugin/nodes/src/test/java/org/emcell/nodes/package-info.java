/** The nodes under test, run through the stand-in for the platform. */
package org.emcell.nodes;
