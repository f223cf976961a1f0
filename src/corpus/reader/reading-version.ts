/**
 * Counts up whenever a file is read, or analysed for the indexes, otherwise than before: what was kept
 * on disk of the versions before is then made anew. A test reads a file of every format and says when.
 */
export const READING_VERSION = 16;
