/** Tests of what all nodes share. */
package org.emcell.nodes.frame;
