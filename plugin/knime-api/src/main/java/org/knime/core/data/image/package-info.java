/** Stand-in for KNIME's image cells, which hold pictures and not data. */
package org.knime.core.data.image;
