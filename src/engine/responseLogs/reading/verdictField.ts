import { isGivenName, isKeyName, isWrongName, verdictRank } from '../sampling/fieldNames';
import type { SampleColumns } from '../sampling/sampleColumns';
import { distinct, isText } from '../sampling/sampleValues';
import { isYesOrNo, scoreReading } from './scoreReading';
import { answerAndKey } from './unjudged';

/** The field that says whether an answer was right, and what else might. */
export interface VerdictField {
  readonly score: string;
  /** The field with the right answer, where the score is the answer that was given. */
  readonly key?: string;
  /** Whether it says which answers were wrong: 1 is wrong. */
  readonly isTurned?: true;
  /** Other fields that might say it, best first. */
  readonly rivals: readonly string[];
  /** 0: its name says right or wrong; 1: a score; 2: a result; 3: it may be the key as well. */
  readonly tier: number;
}

/** What is known when it is looked for. */
export interface VerdictSearch {
  /** The field that the user names. */
  readonly score?: string;
  /** The words that the user says stand for right. */
  readonly right?: readonly string[];
  /** Fields that say something else. */
  readonly taken: readonly string[];
}

/** Finds the verdict by the names whose values are scores; where none says it plainly, by an answer beside its key. */
export function bestVerdict(
  columns: SampleColumns,
  { score, right, taken }: VerdictSearch,
): VerdictField | undefined {
  // Which words are right can be said: then a name is not believed against that.
  const isTurned = (name: string): boolean => right === undefined && saysWrong(columns, name);
  if (score !== undefined)
    return holdsScores(columns, score, right)
      ? { score, rivals: [], tier: 0, ...(isTurned(score) && { isTurned: true }) }
      : undefined;
  const found = columns.names
    .filter((name) => !taken.includes(name))
    .flatMap((name) => {
      const rank = verdictRank(name) ?? (isOfAnswers(columns, name) ? turnedRank : undefined);
      return rank && holdsScores(columns, name, right)
        ? [{ name, ...rank, isEmpty: columns.values(name).some(isThere) ? 0 : 1 }]
        : [];
    })
    .sort(
      (one, other) =>
        one.isEmpty - other.isEmpty || one.rank - other.rank || (one.name < other.name ? -1 : 1),
    );
  const [first, ...others] = found;
  const rivals = others.map(({ name }) => name);
  const beside = !first || first.tier > 1 ? answerBesideKey(columns, taken) : undefined;
  if (beside)
    return {
      ...beside,
      rivals: found.map(({ name }) => name).filter((name) => name !== beside.score),
      tier: 1,
    };
  return (
    first && { score: first.name, rivals, tier: first.tier, ...(isTurned(first.name) && { isTurned: true }) }
  );
}

/** What says which answers were wrong comes after every name that says which were right, or how they were scored. */
const turnedRank = { tier: 1, rank: 199 };

/** Whether a field says by its name which answers were wrong, and by its values yes or no. */
function saysWrong(columns: SampleColumns, name: string): boolean {
  const values = columns.values(name);
  return isWrongName(name) && values.some(isThere) && values.every(isYesOrNo);
}

/** Whether that is surely of answers: beside answers and the right ones, a failure may as well be that of the program. */
function isOfAnswers(columns: SampleColumns, name: string): boolean {
  const isClear = !mayBeCrash.test(name) || answerAndKey(columns.names) === undefined;
  return isClear && saysWrong(columns, name);
}

const mayBeCrash = /error|fail|mistake/i;

function isThere(value: unknown): boolean {
  return isText(value) || typeof value === 'boolean';
}

/** Whether most values of a field are scores, or all are empty. */
function holdsScores(columns: SampleColumns, name: string, right: readonly string[] | undefined): boolean {
  const values = columns.values(name);
  const read = scoreReading(values, right);
  const scores = values.map(read);
  const scored = scores.filter((score) => score !== undefined && !Number.isNaN(score)).length;
  const others = scores.filter((score) => score === undefined).length;
  return (scored > 0 && scored >= others) || (others === 0 && values.length > 0);
}

/** More different right answers than so many are free text, which is not right only where it is the same. */
const mostKeys = 12;

/** An answer and the right one, both of a few kinds. */
function answerBesideKey(
  columns: SampleColumns,
  taken: readonly string[],
): Pick<VerdictField, 'score' | 'key'> | undefined {
  const free = columns.names.filter((name) => !taken.includes(name)).sort();
  for (const key of free.filter(isKeyName)) {
    const known = distinct(columns.values(key));
    if (known.size < 2 || known.size > mostKeys) continue;
    const score = free
      .filter((name) => isGivenName(name) && name !== key)
      .find((name) => answersFrom(columns, name, known));
    if (score !== undefined) return { score, key };
  }
  return undefined;
}

function answersFrom(columns: SampleColumns, name: string, known: ReadonlySet<string>): boolean {
  const values = columns.values(name).filter(isText);
  const fitting = values.filter((value) => known.has(String(value).trim())).length;
  return values.length > 0 && fitting * 2 >= values.length;
}
