/** How a cell begins that a spreadsheet takes for a formula. */
const beginsFormula = /^[=+\-@\t\r]/;

/** A cell's text with an apostrophe before it where a spreadsheet would take it for a formula; numbers stay numbers. */
export function withoutFormula<T extends string | number>(cell: T): T | string {
  return typeof cell === 'string' && beginsFormula.test(cell) ? `'${cell}` : cell;
}

/** The text that such a cell was made of. */
export function asWritten(cell: string): string {
  return cell.startsWith("'") && beginsFormula.test(cell.slice(1)) ? cell.slice(1) : cell;
}
