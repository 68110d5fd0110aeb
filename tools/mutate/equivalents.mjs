/**
 * Faults that change nothing that anybody can see, and so are not counted.
 * @type {readonly { file: string, line: string, replacement: string, why: string }[]} `line` is the line's text, trimmed; `replacement` what the fault writes
 */
export const equivalents = [
  {
    file: 'src/engine/store/vectorFile.ts',
    line: 'for (const at of lost) if (places[at]! >= 0) this.offsets[places[at]!] = -1;',
    replacement: 'true',
    why: 'An array has no place -1: what is written there is what a place that is missing reads as.',
  },
  {
    file: 'src/core/scores/bands.ts',
    line: 'const levels = levelsOf(sorted, mostLevels) ?? [];',
    replacement: '["Stryker was here"]',
    why: 'One level alone leaves none in the middle, as none at all does.',
  },
  {
    file: 'src/core/dataset/reading/doubledKeys.ts',
    line: 'for (let at = 0; at < json.length; at++) {',
    replacement: 'at <= json.length',
    why: 'Behind the end of a text stands undefined, which is none of the characters looked for.',
  },
  {
    file: 'src/core/psychometrics/model/responses.ts',
    line: 'for (let at = 0; at < items; at++) fill[at + 1]! += fill[at]!;',
    replacement: 'at <= items',
    why: 'What is written behind the end of a typed array is nowhere.',
  },
  {
    file: 'src/core/psychometrics/glicko/itemRatings.ts',
    line: 'while (to < first.length && periodOf[first[to]!] === periodOf[first[from]!]) to++;',
    replacement: 'to <= first.length',
    why: 'Behind the end no match has a period, so that the loop ends there by its other half.',
  },
  {
    file: 'src/core/dataset/reading/format.ts',
    line: "const extension = /\\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';",
    replacement: '/\\.([^.]+)$/.exec(name)?.[1].toLowerCase',
    why: 'Where the pattern fits, its group has a text.',
  },
];
