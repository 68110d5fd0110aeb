import { basename } from 'node:path';
import type { Candidate, Detection } from '../../core/detection/detection';
import { UserError } from '../../core/userError';
import { quoted } from './reading/answer';
import type { Scoring } from './reading/answerSheet';
import {
  scaleCandidates,
  scaleIn,
  scaleOf,
  type FoundScale,
  type ScoreScale,
  type ScoreValues,
} from './sampling/scoreScale';

/**
 * Brings scores of other scales to 0 to 1, by the scale that the user names or by what they run from and to; says
 * which. What lies outside of a scale that was named becomes a problem, and no answer. Throws UserError.
 */
export function scaledScores(scorings: readonly Scoring[], given: string | undefined): Detection[] {
  const asked = given === undefined ? undefined : scaleIn(given);
  return scorings.flatMap((scoring) => (asked ? bySaid(scoring, asked) : byValues(scoring)));
}

function bySaid(scoring: Scoring, scale: ScoreScale): Detection[] {
  const { count } = scoring;
  const left = rescaled(scoring, scale);
  const { first } = scoring.census;
  if (left > mostBeyond * count) throw beyond(scoring, scale, left, count);
  if (left > 0) {
    const place = first ?? { file: '', line: 0, field: '', value: '' };
    scoring.problems.add(
      place.file,
      place.line,
      `${left === 1 ? '1 score lies' : `${left} scores lie`} outside of the scale ${wordsOf(scale)}`,
    );
    scoring.problems.count += left - 1;
  }
  return [];
}

/** Where more than this share of the scores lies outside of a scale, it is not theirs. */
const mostBeyond = 0.02;

function beyond({ census, metric }: Scoring, scale: ScoreScale, left: number, count: number): UserError {
  const { first, least, most } = census;
  const where = first ? `${basename(first.file)}, line ${first.line}: ` : '';
  const such = first ? `, such as ${quoted(first.value)} in field ${quoted(first.field || metric)}` : '';
  return new UserError(
    `${where}${left} of ${count} scores lie outside of the scale ${wordsOf(scale)}${such}.`,
    {
      remedy: { kind: 'chooseScale', from: Math.min(scale.from, least), to: Math.max(scale.to, most) },
    },
  );
}

function byValues(scoring: Scoring): Detection[] {
  const { census, count } = scoring;
  if (census.count === 0) return [];
  const inside = scoring.shares();
  const values = { outside: census.values, inside, share: census.count / count };
  const found = scaleOf(values);
  const [least, most] = [Math.min(census.least, inside[0] ?? census.values[0]!), census.most];
  rescaled(scoring, { from: Math.min(found.from, least), to: Math.max(found.to, most) });
  return [scaleDetection(scoring, found, values)];
}

function scaleDetection({ census, metric }: Scoring, found: FoundScale, values: ScoreValues): Detection {
  const { first } = census;
  const scale = wordsOf(found);
  const field = quoted(first!.field || metric);
  return {
    subject: 'scale',
    taken: scale,
    why: `${found.why} (${field})`,
    grade: found.grade,
    others: isScaleLikely(found) ? candidates(found, values) : [],
    remedy: found.missing
      ? { kind: 'chooseMissing', codes: found.missing.map(String) }
      : { kind: 'chooseScale', from: found.from, to: found.to },
    question: `${basename(first!.file)}, line ${first!.line}: field ${field} has ${quoted(first!.value)}, which is no score between 0 and 1, and what ${found.missing ? 'it stands for' : 'the scores range over'} is not clear: ${found.why}.`,
  };
}

/** Whether a scale that is open may well be one: a high code, such as 9 beside 0 and 1, is no right answer. */
function isScaleLikely({ grade, missing = [] }: FoundScale): boolean {
  return grade === 'unsure' && missing.every((code) => code < 0);
}

/** What the scores may range over, and what one of them would count as. */
function candidates(found: FoundScale, values: ScoreValues): Candidate[] {
  const { outside } = values;
  const score = outside[Math.floor((outside.length - 1) / 2)]!;
  return scaleCandidates(found, values).map((scale) => ({
    name: wordsOf(scale),
    example: exampleOf(score, scale),
  }));
}

function exampleOf(score: number, { from, to }: ScoreScale): string {
  if (score < from || score > to) return `${score} is left out`;
  return `${score} counts as ${Number(((score - from) / (to - from)).toPrecision(2))}`;
}

/** Brings the scores from a scale to 0 to 1; how many lay outside of it and are left out. */
function rescaled(scoring: Scoring, { from, to }: ScoreScale): number {
  return scoring.rescale((score) => (score < from || score > to ? NaN : (score - from) / (to - from)));
}

function wordsOf({ from, to }: ScoreScale): string {
  return `${from}:${to}`;
}
