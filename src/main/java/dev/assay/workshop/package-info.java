/**
 * Builds each first-party implementation apart, in a copy of the sources, and times it: what {@code price} reads is made here, as {@code
 * probe} makes what {@code explain} reads. Nothing is written into the checkout or its {@code target}.
 */
package dev.assay.workshop;
