/** How one CSV file separates its fields and lines. */
export interface Dialect {
  readonly delimiter: string;
  readonly newline: '\n' | '\r\n' | '\r';
  /**
   * Which quotes that begin a field are quotes: all (where nothing is said), only those whose closing quote ends the
   * field, or none. The others are characters.
   */
  readonly quotes?: 'closing' | 'none';
  /** Whether a quote within quotes is written with a backslash before it, as MySQL and Spark do. */
  readonly escape?: 'backslash';
  /** Whether blanks may stand before the quote that a field begins with. */
  readonly blanks?: 'left out';
  /** How records have one field more than the header: an empty last one, or the name of the row before the others. */
  readonly ragged?: 'trailing' | 'rowNames';
  /** How many lines stand before the header, or the first record. */
  readonly preamble?: number;
  /** Whether the first record is one, and no header. */
  readonly header?: 'none';
}
