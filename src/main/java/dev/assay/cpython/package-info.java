/** Which CPython runs the Python contenders: all that are there are asked and probed, the fastest is taken, the others are named. */
package dev.assay.cpython;
