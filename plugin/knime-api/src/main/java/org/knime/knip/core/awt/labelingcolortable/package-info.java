/** Stand-in for KNIP's colours of labels. */
package org.knime.knip.core.awt.labelingcolortable;
