package dev.assay.contender;

import dev.assay.run.ContenderId;

/**
 * A contender that is right, to explain others that are not.
 *
 * @param id its id, shown in the explanation
 * @param subject alive, with the encoding loaded
 * @param tokens the vocabulary, to show ids as text
 */
public record Oracle(ContenderId id, LiveContender subject, TokenText tokens) {}
