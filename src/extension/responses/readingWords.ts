import { l10n } from 'vscode';
import type { Candidate, Detection } from '../../core/detection/detection';
import type { LogReading } from '../../core/protocol/importReport';
import { longLabel, plainLabel } from '../words/plainLabel';
import { questionAbout, type ReadingQuestion, type ReadingRemedy } from './readingQuestion';

const mostNamed = 5;

/** What is likely of how a log is read, in a few words: "Scores: 0 is wrong, 100 is right". */
export function likelyWords({ remedy, subject, taken }: Detection): string {
  if (remedy?.kind === 'chooseScale') return scoresWords(remedy);
  if (remedy?.kind === 'chooseRows') return l10n.t('A row is a respondent');
  return `${titleWords(remedy, subject)}: ${plainLabel(taken)}`;
}

/** What is not clear of how a log is read: "Scores: not clear yet". */
export function openWords({ remedy, subject }: Detection): string {
  return l10n.t('{0}: not clear yet', titleWords(remedy, subject));
}

/** Why, and what else there is: "they run from 0 to 100. Or: 0:50". */
export function whyWords(detection: Detection): string {
  const { others } = detection;
  const sentence = (questionAbout(detection)?.text ?? detection.why).replace(/\.$/, '');
  const more = others.length > mostNamed ? [l10n.t('{0} more', others.length - mostNamed)] : [];
  const named = [...others.slice(0, mostNamed).map(candidateWords), ...more].join(', ');
  return longLabel(named === '' ? sentence : l10n.t('{0}. Or: {1}', sentence, named));
}

/** What was said of how a log is read: "Scores: 1 is wrong, 5 is right". */
export function saidWords({ remedy }: ReadingQuestion, reading: LogReading): string {
  const title = titleWords(remedy);
  const named = (names: readonly string[] = []): string => `${title}: ${plainLabel(names.join(', '))}`;
  switch (remedy.kind) {
    case 'chooseScale':
      return scoresWords(remedy);
    case 'chooseMissing':
      return named(reading.missing);
    case 'leaveOut':
      return title;
    case 'chooseRows':
      return rowsWords(reading.rows ?? 'respondents');
    case 'choosePass':
      return passWords(reading.pass ?? NaN);
    case 'chooseStep':
      return stepWords(reading.step ?? '');
    case 'chooseRight':
      return named(reading.right);
    case 'chooseItems':
      return named(reading.items);
    case 'chooseKey':
      return named([reading.key ?? '']);
    case 'chooseScoring':
      return named([reading[remedy.of] ?? '']);
    case 'chooseLogFields':
      return named([reading.fields?.[remedy.role] ?? '']);
  }
}

/** What a scale means: "Scores: 1 is wrong, 5 is right". */
export function scoresWords({ from, to }: { readonly from: number; readonly to: number }): string {
  return l10n.t('Scores: {0} is wrong, {1} is right', from, to);
}

/** From which reward on a try is right. */
export function passWords(pass: number): string {
  return l10n.t('Right from a reward of {0} on', pass);
}

/** Which training step's tries count. */
export function stepWords(step: string): string {
  return step === 'last' ? l10n.t('The last step') : l10n.t('Step {0}', step);
}

/** What the rows of a table are. */
export function rowsWords(rows: NonNullable<LogReading['rows']>): string {
  return rows === 'respondents' ? l10n.t('A row is a respondent') : l10n.t('A row is an item');
}

/** The question that mends it. */
export function askingWords(remedy: ReadingRemedy): string {
  switch (remedy.kind) {
    case 'chooseScale':
      return l10n.t('What do the scores range over?');
    case 'chooseMissing':
      return l10n.t('What stands for a missing answer?');
    case 'leaveOut':
      return l10n.t('What was said does not fit this log');
    case 'choosePass':
      return l10n.t('From which reward on is a try right?');
    case 'chooseStep':
      return l10n.t('Which training step counts?');
    case 'chooseRight':
      return l10n.t('Which words stand for a right answer?');
    case 'chooseKey':
      return l10n.t('Which answers are right?');
    case 'chooseItems':
      return l10n.t('Which columns are items?');
    case 'chooseRows':
      return l10n.t('What is a row?');
    case 'chooseScoring':
      return l10n.t('What counts as correct?');
    case 'chooseLogFields':
      return fieldQuestions()[remedy.role];
  }
}

type FieldRole = Extract<ReadingRemedy, { kind: 'chooseLogFields' }>['role'];

function fieldQuestions(): Record<FieldRole, string> {
  return {
    respondent: l10n.t('Which field says who answered?'),
    item: l10n.t('Which field says which item was answered?'),
    score: l10n.t('Which field says whether the answer was correct?'),
    attempts: l10n.t('Which field says how many attempts a row stands for?'),
  };
}

function titleWords(remedy: Detection['remedy'], subject = ''): string {
  const roles: Record<FieldRole, string> = {
    respondent: l10n.t('Respondent'),
    item: l10n.t('Item'),
    score: l10n.t('Right or wrong'),
    attempts: l10n.t('Attempts'),
  };
  const titles: Partial<Record<string, string>> = {
    chooseScale: l10n.t('Scores'),
    chooseMissing: l10n.t('Missing answers'),
    chooseRight: l10n.t('Words for a right answer'),
    chooseKey: l10n.t('Key'),
    chooseItems: l10n.t('Columns that are items'),
    chooseRows: l10n.t('Rows'),
    chooseScoring: l10n.t('Scored by'),
    choosePass: l10n.t('Right or wrong'),
    chooseStep: l10n.t('Training step'),
  };
  if (remedy?.kind === 'chooseLogFields') return roles[remedy.role];
  return titles[remedy?.kind ?? ''] ?? `${subject.charAt(0).toUpperCase()}${subject.slice(1)}`;
}

function candidateWords({ name, example }: Candidate): string {
  return example === '' ? name : `${name} (${example})`;
}
