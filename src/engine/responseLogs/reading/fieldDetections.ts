import type { Candidate, Detection } from '../../../core/detection/detection';
import { numberOf, quoted } from './answer';
import type { SampleColumns } from '../sampling/sampleColumns';
import { isText } from '../sampling/sampleValues';
import type { VerdictField } from './verdictField';

/** Which field holds the respondent, where others might or its name does not say so. */
export function respondentDetection(
  columns: SampleColumns,
  taken: string,
  rivals: readonly string[],
  isPlain: boolean,
): Detection[] {
  if (rivals.length === 0 && !isPlain) return [];
  return [
    {
      subject: 'respondent',
      taken,
      why: isPlain ? 'it comes again for other items' : 'its name says that it answers',
      grade: 'likely',
      others: candidates(columns, rivals),
      remedy: { kind: 'chooseLogFields', role: 'respondent' },
    },
  ];
}

/** An item that is named by two fields. */
export function itemDetection(item: string, within: string): Detection[] {
  return [
    {
      subject: 'item',
      taken: `${item} with ${within}`,
      why: 'steps have the same names in other problems',
      grade: 'likely',
      others: [],
      remedy: { kind: 'chooseLogFields', role: 'item' },
    },
  ];
}

/** Which field says whether an answer was right: told where others might, or where its name hardly says so. */
export function verdictDetection(
  columns: SampleColumns,
  { score, key, rivals, tier, isTurned }: VerdictField,
): Detection[] {
  if (isTurned) return [turnedDetection(columns, score, rivals)];
  if (rivals.length === 0 && tier < 2 && key === undefined) return [];
  return [
    {
      subject: 'verdict',
      taken: key === undefined ? score : `${score} equal to ${key}`,
      why: key === undefined ? whyOf(tier) : `an answer is right where it is that of ${quoted(key)}`,
      grade: 'likely',
      others: candidates(columns, rivals),
      remedy: { kind: 'chooseLogFields', role: 'score' },
    },
  ];
}

/** A field that says which answers were wrong; where its words for right are named, it is read as it stands. */
function turnedDetection(columns: SampleColumns, score: string, rivals: readonly string[]): Detection {
  return {
    subject: 'verdict',
    taken: `${score}, turned round`,
    why: 'by its name it says which answers were wrong: 1 and true are wrong, 0 and false right',
    grade: 'likely',
    others: [{ name: score, example: '1 and true are right' }, ...candidates(columns, rivals)],
    remedy: { kind: 'chooseRight', words: wordsOfOne(columns.values(score)) },
  };
}

/** How a field writes 1, or yes. */
function wordsOfOne(values: readonly unknown[]): string[] {
  const words = new Set(values.filter((value) => numberOf(value) === 1).map(String));
  return words.size === 0 ? ['1'] : [...words].sort();
}

function whyOf(tier: number): string {
  return tier === 0
    ? 'its name says whether an answer was right'
    : tier === 1
      ? 'its name is that of a score'
      : 'its values are scores, and no name says better whether an answer was right';
}

/** A field of tries that is no number of trials. */
export function trialsDetection(name: string): Detection {
  return {
    subject: 'verdict',
    taken: 'one answer a record',
    why: `${quoted(name)} is not taken for a number of trials: nothing says how many of them were right`,
    grade: 'likely',
    others: [{ name, example: '' }],
    remedy: { kind: 'chooseLogFields', role: 'attempts' },
  };
}

function candidates(columns: SampleColumns, names: readonly string[]): Candidate[] {
  return names
    .slice(0, 5)
    .map((name) => ({ name, example: String(columns.values(name).find(isText) ?? '').slice(0, 40) }));
}
