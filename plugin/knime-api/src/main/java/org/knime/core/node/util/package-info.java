/** Stand-in for the column filters and options of dialogs. */
package org.knime.core.node.util;
