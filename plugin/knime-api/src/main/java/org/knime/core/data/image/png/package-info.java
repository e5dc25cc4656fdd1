/** Stand-in for KNIME's PNG cells. */
package org.knime.core.data.image.png;
