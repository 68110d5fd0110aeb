/** The index of the final-answer line ("#### 42"), -1 where there is none: lines of this kind that stand elsewhere are headings. */
export function finalLine(lines: readonly string[]): number {
  const marked = lines.flatMap((line, at) => (/^\s*####/.test(line) ? [at] : []));
  if (marked.at(-1) === lines.length - 1) return lines.length - 1;
  return marked.length === 1 && marked[0]! > 0 ? marked[0]! : -1;
}

/** How much of an answer is reasoning: what stands before its final-answer line, without white space at its end; 0 where there is none. */
export function reasoningLength(answer: string): number {
  const starts = [...answer.matchAll(/^.*\S.*$/gm)].map(({ index, 0: line }) => ({ index, line }));
  const final = starts[finalLine(starts.map(({ line }) => line))];
  return final ? answer.slice(0, final.index).trimEnd().length : 0;
}
