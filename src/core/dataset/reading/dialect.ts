/** How one CSV file separates its fields and lines. */
export interface Dialect {
  readonly delimiter: string;
  readonly newline: '\n' | '\r\n' | '\r';
  /**
   * Which quotes that begin a field are quotes: all (where nothing is said), only those whose closing quote ends the
   * field, or none. The others are characters.
   */
  readonly quotes?: 'closing' | 'none';
}
