/** A name longer than this says no more in a list. */
const longest = 120;

/** Text for a list of VS Code that shows as it stands, on one line: nothing in it becomes an icon or turns what follows around. */
export function plainLabel(text: string): string {
  return labelUpTo(longest, text);
}

/** The same for a sentence, which may be twice as long. */
export function longLabel(text: string): string {
  return labelUpTo(2 * longest, text);
}

function labelUpTo(most: number, text: string): string {
  const line = text
    .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\$\(/g, '$\u200b(');
  return line.length > most ? `${line.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : line;
}
