/**
 * One page that shows a result: {@link org.emcell.core.report.html.HtmlReport} puts {@link
 * org.emcell.core.report.html.ReportContent}, the page's own HTML, CSS and JavaScript, which stand beside this package
 * as resources, and three.js into a single file that opens without a network.
 */
package org.emcell.core.report.html;
