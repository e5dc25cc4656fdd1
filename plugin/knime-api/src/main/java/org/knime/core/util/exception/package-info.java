/** Stand-in for KNIME's errors with files and URLs. */
package org.knime.core.util.exception;
