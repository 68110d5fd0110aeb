import { mCoherenceOf } from '../learning/gradientCoherence';
import { rowsWhere, suspectAgreement } from './hints';
import { countKnown, type ScoreTable } from './table';
import type { Values } from '../numbers/values';

/** What the remarks on labels need besides the scores. */
export interface LabelFacts {
  /** The 1-based line of a row. */
  readonly lineOf: (row: number) => number;
  /** The labels in the order of their numbers; none where choices are told apart. */
  readonly names: readonly string[];
  /** The share of labels that guessing gets right. */
  readonly guessed: number;
}

const shownLines = 3;
/** From this share of what reading gives on, the labels count as given away. */
const givenAway = 0.8;

/** Sentences on the labels of a dataset: which look wrong, whether they can be told without reading, how coherent they are. */
export function labelRemarks(table: ScoreTable, facts: LabelFacts): string[] {
  const margin = valuesOf(table, 'labelMargin');
  if (!margin || knownOf(margin).length === 0) return [];
  const right = shareOf(margin, (value) => value > 0);
  return [
    ...suspectRemark(table, facts, right),
    ...shortcutRemark(table, facts, right),
    ...coherenceRemark(table),
  ];
}

function suspectRemark(table: ScoreTable, { lineOf, names, guessed }: LabelFacts, right: number): string[] {
  const suspect = table.find(({ id }) => id === 'labelSuspect');
  const margin = valuesOf(table, 'labelMargin')!;
  const suggested = valuesOf(table, 'suggestedLabel');
  if (!suspect || !suggested) return [];
  if (countKnown(suspect) === 0)
    return [
      `Which labels are wrong cannot be told here: heads on this model get ${percent(right)} of the examples right that they never saw, guessing gets ${percent(guessed)}. Another encoder may do better.`,
    ];
  const rows = rowsWhere(suspect.values, (value) => value === 1).sort(
    (a, b) => margin[a]! - margin[b]! || a - b,
  );
  if (rows.length === 0) return [];
  const rather = (row: number): string => {
    const name = names[suggested[row]!];
    return name === undefined ? '' : ` (rather “${shortened(name)}”)`;
  };
  const lines = rows.slice(0, shownLines).map((row) => `${whole(lineOf(row))}${rather(row)}`);
  return [
    `${count(rows.length, 'label looks', 'labels look')} wrong to heads that never saw them; the surest at ${lines.length > 1 ? 'lines' : 'line'} ${lines.join(', ')}. Read those first, by labelMargin from the lowest up.`,
  ];
}

function shortcutRemark(table: ScoreTable, { guessed }: LabelFacts, right: number): string[] {
  const shortcut = valuesOf(table, 'shortcutRight');
  const known = shortcut ? knownOf(shortcut).length : 0;
  if (!shortcut || known === 0) return [];
  const share = shareOf(shortcut, (value) => value === 1);
  if (share - guessed <= 3 * Math.sqrt((guessed * (1 - guessed)) / known)) return [];
  const verdict =
    share - guessed >= givenAway * (right - guessed)
      ? ': the labels can be told without reading. Look at what shortcutRight keeps and what it leaves'
      : '';
  return [
    `A head that sees only lengths, punctuation, first words and places gets ${percent(share)} right where those that read get ${percent(right)} and guessing ${percent(guessed)}${verdict}.`,
  ];
}

function coherenceRemark(table: ScoreTable): string[] {
  const coherence = valuesOf(table, 'gradientCoherence');
  const alignment = valuesOf(table, 'gradientAlignment');
  const known = coherence ? knownOf(coherence) : [];
  if (!alignment || known.length === 0) return [];
  const helped = mCoherenceOf(
    known.reduce((sum, value) => sum + value / 100, 0) / known.length,
    known.length,
  );
  const against = rowsWhere(alignment, (value) => value < 0).length;
  return [
    `A training step for one example helps ${whole(Math.round(helped))} of ${whole(known.length)} (m-coherence; α ${(helped / known.length).toPrecision(2)}); ${count(against, 'example pulls', 'examples pull')} against the rest: look at gradientAlignment below 0.`,
  ];
}

function valuesOf(table: ScoreTable, id: string): Values | undefined {
  return table.find((column) => column.id === id)?.values;
}

function knownOf(values: Values): number[] {
  return Array.from(values).filter(Number.isFinite);
}

function shareOf(values: Values, isWanted: (value: number) => boolean): number {
  const known = knownOf(values);
  return known.filter(isWanted).length / known.length;
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

function whole(value: number): string {
  return value.toLocaleString('en');
}

function count(value: number, one: string, many: string): string {
  return `${whole(value)} ${value === 1 ? one : many}`;
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}

/** A sentence on examples that no try solved though most agree on an answer: their key is suspect, the rest is hard. */
export function keyRemarks(table: ScoreTable, lineOf: (row: number) => number): string[] {
  const column = table.find(({ id }) => id === 'keyDisagreement');
  if (!column) return [];
  const { values } = column;
  const unsolved = rowsWhere(values, (value) => !Number.isNaN(value));
  const suspect = rowsWhere(values, (value) => value >= suspectAgreement).sort(
    (a, b) => values[b]! - values[a]! || a - b,
  );
  if (suspect.length === 0) return [];
  const lines = suspect.slice(0, shownLines).map((row) => whole(lineOf(row)));
  const [keys, look] = suspect.length === 1 ? ['key', 'looks'] : ['keys', 'look'];
  const rest = unsolved.length - suspect.length;
  return [
    `${whole(suspect.length)} ${keys} ${look} wrong: no try solved the record and at least 75% of the tries agree on another answer, first at ${lines.length > 1 ? 'lines' : 'line'} ${lines.join(', ')}${rest > 0 ? `; the other ${whole(rest)} unsolved are hard` : ''}. Filter by keyDisagreement.`,
  ];
}
