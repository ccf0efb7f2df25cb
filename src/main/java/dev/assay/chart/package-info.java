/**
 * Pictures of a summary: each chart asks one question, and draws what {@code stats} and {@code claim} found without computing anything
 * of its own. XChart draws the data; the words round it are drawn over it through the same {@code Graphics2D}, so that PNG and SVG have
 * the same size and fonts, and SVG keeps its text as text. Nothing here touches a file, a clock or a screen.
 */
package dev.assay.chart;
