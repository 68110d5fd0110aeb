/** The index of the final-answer line ("#### 42"), -1 where there is none: lines of this kind that stand elsewhere are headings. */
export function finalLine(lines: readonly string[]): number {
  const marked = lines.flatMap((line, at) => (/^\s*####/.test(line) ? [at] : []));
  if (marked.at(-1) === lines.length - 1) return lines.length - 1;
  return marked.length === 1 && marked[0]! > 0 ? marked[0]! : -1;
}
