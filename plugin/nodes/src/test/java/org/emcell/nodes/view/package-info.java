/** Tests of the views. */
package org.emcell.nodes.view;
