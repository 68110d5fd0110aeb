import { l10n, type QuickPickItem } from 'vscode';
import type { LogReading } from '../../core/protocol/importReport';
import type { LogField } from '../../core/protocol/responsesApi';
import { scaleIn } from '../../engine/responseLogs/sampling/scoreScale';
import { longLabel, plainLabel } from '../words/plainLabel';
import type { ReadingQuestion, ReadingRemedy } from './readingQuestion';
import { passWords, rowsWords, scoresWords, stepWords } from './readingWords';

/** An answer to a question of how a log is read. */
export interface ReadingCandidate extends QuickPickItem {
  /** How it is read then; undefined where that is yet to be typed or picked. */
  readonly reading: LogReading | undefined;
}

/** What is known where a question is asked. */
export interface Asked {
  /** What was said before. */
  readonly reading: LogReading;
  /** The fields of the log; none where it could not be read. */
  readonly fields: readonly LogField[];
}

/** The answers that can be chosen, each with an example; none where the answer is typed. */
export function candidatesOf(question: ReadingQuestion, asked: Asked): ReadingCandidate[] {
  const candidates = found(question, asked);
  return candidates.length > 0 ? [...candidates, ...unsaid(question.remedy, asked)] : [];
}

function found({ remedy, others }: ReadingQuestion, { reading, fields }: Asked): ReadingCandidate[] {
  switch (remedy.kind) {
    case 'chooseScale':
      return [...scales(remedy, others, reading), later(l10n.t('Another scale…'))];
    case 'chooseMissing':
      return missing(remedy, others, reading);
    case 'leaveOut':
      return [candidate(l10n.t('Leave it out'), '', without(remedy, reading))];
    case 'chooseItems':
      return itemColumns(others, reading, fields);
    case 'chooseRows':
      return (['respondents', 'items'] as const).map((rows) =>
        candidate(rowsWords(rows), '', { ...reading, rows }),
      );
    case 'chooseLogFields':
      return fieldsFor(remedy.role, others, reading, fields);
    case 'chooseScoring':
      return remedy.names.map((name) => candidate(name, '', { ...reading, [remedy.of]: name }));
    case 'choosePass':
      return remedy.values
        .toReversed()
        .map((pass) => candidate(passWords(pass), '', { ...reading, pass }))
        .concat(later(l10n.t('Another reward…')));
    case 'chooseStep':
      return steps(remedy, others, reading);
    case 'chooseRight':
    case 'chooseKey':
      return [];
  }
}

function scales(
  { from, to }: Extract<ReadingRemedy, { kind: 'chooseScale' }>,
  others: ReadingQuestion['others'],
  reading: LogReading,
): ReadingCandidate[] {
  const taken = { name: `${from}:${to}`, example: '' };
  const all = others.some(({ name }) => name === taken.name) ? others : [taken, ...others];
  return all.map(({ name, example }) =>
    candidate(scoresWords(scaleIn(name)), example, { ...reading, scale: name }),
  );
}

/** That the codes stand for no answer, or what the scores range over with them. */
function missing(
  { codes }: Extract<ReadingRemedy, { kind: 'chooseMissing' }>,
  others: ReadingQuestion['others'],
  reading: LogReading,
): ReadingCandidate[] {
  const scored = others.map(({ name, example }) =>
    candidate(scoresWords(scaleIn(name)), example, { ...reading, scale: name }),
  );
  const words = l10n.t('{0} stands for a missing answer', codes.join(', '));
  return [
    candidate(words, '', { ...reading, missing: codes }),
    ...scored,
    later(l10n.t('They are scores: say their scale…')),
  ];
}

/** With and without the columns that may be none, and any others. */
function itemColumns(
  others: ReadingQuestion['others'],
  reading: LogReading,
  fields: readonly LogField[],
): ReadingCandidate[] {
  const doubtful = others.map(({ name }) => name);
  const sure = fields
    .filter((one) => one.holdsAnswers && !doubtful.includes(one.name))
    .map(({ name }) => name);
  if (sure.length === 0 || doubtful.length === 0) return [];
  const named = doubtful.join(', ');
  const all = [...sure, ...doubtful];
  return [
    candidate(l10n.t('Without {0}', named), columnsWords(sure), { ...reading, items: sure }),
    candidate(l10n.t('With {0}', named), columnsWords(all), { ...reading, items: all }),
    later(l10n.t('Other columns…')),
  ];
}

/** The steps, the last first, each with how many tries it has. */
function steps(
  { steps: all }: Extract<ReadingRemedy, { kind: 'chooseStep' }>,
  others: ReadingQuestion['others'],
  reading: LogReading,
): ReadingCandidate[] {
  return all.toReversed().map((step) => {
    const known = others.find(({ name }) => name === step);
    return candidate(stepWords(step), known?.example ?? '', { ...reading, step });
  });
}

function columnsWords(names: readonly string[]): string {
  return l10n.t('{0} columns: {1}', names.length, names.join(', '));
}

function fieldsFor(
  role: Extract<ReadingRemedy, { kind: 'chooseLogFields' }>['role'],
  others: ReadingQuestion['others'],
  reading: LogReading,
  fields: readonly LogField[],
): ReadingCandidate[] {
  const rest = fields.filter(({ name }) => others.every((one) => one.name !== name));
  const all = [...others, ...rest];
  if (all.length === 0) return [];
  const candidates = all.map(({ name, example }) =>
    candidate(name, example, { ...reading, fields: { ...reading.fields, [role]: name } }),
  );
  return [...candidates, later(l10n.t('Another field…'))];
}

/** Takes back what was said. */
function unsaid(remedy: ReadingRemedy, { reading }: Asked): ReadingCandidate[] {
  const rest = without(remedy, reading);
  if (remedy.kind === 'leaveOut') return [];
  return JSON.stringify(rest) === JSON.stringify(reading)
    ? []
    : [candidate(l10n.t('Let Gradus find out'), '', rest)];
}

function without(remedy: ReadingRemedy, reading: LogReading): LogReading {
  const { scale, missing: codes, right, key, items, rows, ...more } = reading;
  const { metric, filter, pass, step, unfinished, fields, ...rest } = more;
  const all = { scale, missing: codes, right, key, items, rows, metric, filter, pass, step, unfinished };
  const part = partOf(remedy);
  const kept = Object.entries(all).filter(([name, value]) => name !== part && value !== undefined);
  const role = remedy.kind === 'chooseLogFields' ? remedy.role : undefined;
  const named = Object.entries(fields ?? {}).filter(([name]) => name !== role);
  return {
    ...rest,
    ...Object.fromEntries(kept),
    ...(named.length > 0 && { fields: Object.fromEntries(named) }),
  };
}

function partOf(remedy: ReadingRemedy): string {
  if (remedy.kind === 'chooseScoring') return remedy.of;
  if (remedy.kind === 'leaveOut') return remedy.said;
  return remedy.kind.replace('choose', '').toLowerCase();
}

function candidate(label: string, detail: string, reading: LogReading): ReadingCandidate {
  return { label: plainLabel(label), ...(detail !== '' && { detail: longLabel(detail) }), reading };
}

function later(label: string): ReadingCandidate {
  return { label, reading: undefined };
}
