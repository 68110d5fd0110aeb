import { onOneLine, unpainted } from '../terminal/terminal';

/** How a column of a text table lies. */
export type Alignment = 'left' | 'right';

/** Rows of cells as aligned text, two spaces between columns; a head where there is one. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  alignment: readonly Alignment[],
): string {
  const all = (head.length > 0 ? [head, ...rows] : rows).map((row) => row.map(onOneLine));
  const columns = Math.max(0, ...all.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...all.map((row) => widthOf(row[column] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    widths
      .map((width, column) => pad(row[column] ?? '', width, alignment[column] ?? 'left'))
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}

/** The number of terminal cells of a text, what paints it left out. */
function widthOf(text: string): number {
  return [...unpainted(text)].length;
}

function pad(text: string, width: number, alignment: Alignment): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return alignment === 'right' ? space + text : text + space;
}
