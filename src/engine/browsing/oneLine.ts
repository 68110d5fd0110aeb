/** The beginning of a text on one line, never ending within a character: so many characters at most. */
export function oneLine(text: string, most: number): string {
  // Blank space may fill most of it: of a very long text no more is looked at than is sure to do.
  const line = text
    .slice(0, 16 * most)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line.slice(0, 2 * (most + 1))];
  const isCut = characters.length > most || text.length > 16 * most;
  return isCut ? `${characters.slice(0, most - 1).join('')}…` : line;
}
