import fc from 'fast-check';

/** One answer: who, what, which share was correct. */
export interface Answer {
  readonly respondent: string;
  readonly item: string;
  readonly score: number;
}

const awkward = [
  '__proto__',
  'constructor',
  'toString',
  'a,b',
  '"quoted"',
  'two\nlines',
  'x\r\ny',
  '1',
  '0',
  'NA',
  '雪😀',
  'é',
  '\ufffd',
  'q1',
  'q01',
  'q2',
  'q10',
  '-',
  'a b',
  '#',
  "it's",
  '{}',
  '[1]',
  'tab\tbed',
  ';',
  '=1+1',
];

/** Names as people and tools give them; white space around a name means nothing, so it has none. */
export const name = fc.oneof(
  fc.constantFrom(...awkward),
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 8 })
    .map((text) => text.replaceAll('\0', '').replaceAll('\ufeff', '').trim())
    .filter((text) => text !== ''),
);

/** Scores that a 32-bit float holds exactly. */
export const score = fc.oneof(
  fc.constantFrom(0, 1),
  fc.integer({ min: 0, max: 64 }).map((part) => part / 64),
);

/** Answers, of the same pair more than once among them. */
export const answers = fc.array(fc.record({ respondent: name, item: name, score }), {
  minLength: 1,
  maxLength: 30,
});

/** Answers of at least two respondents and two items, each pair at most once. */
export const table = fc
  .tuple(
    fc.uniqueArray(name, { minLength: 2, maxLength: 5 }),
    fc.uniqueArray(name, { minLength: 2, maxLength: 5 }),
    fc.array(fc.option(score), { minLength: 25, maxLength: 25 }),
  )
  .map(([respondents, items, cells]) => ({
    respondents,
    items,
    cell: (row: number, column: number): number | undefined => cells[row * 5 + column] ?? undefined,
  }));
export type Table = typeof table extends fc.Arbitrary<infer T> ? T : never;

/** The answers of a table, one by one. */
export function answersIn({ respondents, items, cell }: Table): Answer[] {
  return respondents.flatMap((respondent, row) =>
    items.flatMap((item, column) => {
      const score = cell(row, column);
      return score === undefined ? [] : [{ respondent, item, score }];
    }),
  );
}

/** Tab-separated lines, every field quoted: the ending of the file's name leaves nothing to guess. */
export function tsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows
    .map((row) => `${row.map((one) => `"${String(one).replaceAll('"', '""')}"`).join('\t')}\n`)
    .join('');
}

/** Answers as long TSV. */
export function longTsv(list: readonly Answer[]): string {
  return tsv([
    ['respondent', 'item', 'score'],
    ...list.map(({ respondent, item, score }) => [respondent, item, score]),
  ]);
}

/** Answers as long JSON Lines. */
export function longJsonl(list: readonly Answer[]): string {
  return list.map((answer) => `${JSON.stringify(answer)}\n`).join('');
}
