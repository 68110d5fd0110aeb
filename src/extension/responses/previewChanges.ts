import * as vscode from 'vscode';
import type { LogReading } from '../../core/protocol/importReport';
import type { LogField, ResponsesPreview } from '../../core/protocol/responsesApi';
import { logFormats } from '../../engine/responseLogs/formats/importers';
import { formatNumber, formatShare } from '../words/numbers';
import { longLabel, plainLabel } from '../words/plainLabel';
import type { ImportChoice } from '../dataset/importChoice';
import { joinCandidates } from './joinItem';
import { isShareKnown, shareCorrect } from './respondentsItem';
import { scoringWords, type ScoringGroup } from './scoringGroups';

/** Asks for another way to score answers; the choice as it was where the user changes their mind. */
export async function changeScoring(choice: ImportChoice, group: ScoringGroup): Promise<ImportChoice> {
  const items = [
    { label: scoringWords(group), description: vscode.l10n.t('now'), scoring: group },
    ...group.others.map((scoring) => ({
      label: scoringWords(scoring),
      description: vscode.l10n.t('{0} answers', formatNumber(scoring.answers)),
      scoring,
    })),
  ];
  const chosen = await pick(items, vscode.l10n.t('What counts as correct?'));
  if (!chosen) return choice;
  const { metric, filter } = chosen.scoring;
  const { filter: _, ...reading } = choice.reading ?? {};
  return { ...choice, reading: { ...reading, metric, ...(filter !== '' && { filter }) } };
}

/** Asks for the model. */
export async function changeModel(choice: ImportChoice, { model }: ResponsesPreview): Promise<ImportChoice> {
  const about: Record<'1pl' | '2pl' | '3pl', string> = {
    '1pl': vscode.l10n.t('A difficulty for each item; all items discriminate equally.'),
    '2pl': vscode.l10n.t('A difficulty and a discrimination for each item.'),
    '3pl': vscode.l10n.t('Besides, how often an item is guessed right: takes 500 or more respondents.'),
  };
  const models = (Object.keys(about) as (keyof typeof about)[]).map((one) => ({
    label: one.toUpperCase(),
    ...(one === model && { description: vscode.l10n.t('what so many answers allow') }),
    detail: about[one],
    model: one,
  }));
  const compare = {
    label: vscode.l10n.t('Let Gradus compare'),
    detail: vscode.l10n.t(
      'Fits each to nine tenths of the answers and takes the one that predicts the rest best: slower.',
    ),
    model: 'compare' as const,
  };
  const chosen = await pick([...models, compare], vscode.l10n.t('Which model?'));
  return chosen ? { ...choice, model: chosen.model } : choice;
}

/** Asks for the priors. */
export async function changePriors(choice: ImportChoice): Promise<ImportChoice> {
  const items = [
    {
      label: vscode.l10n.t('Let Gradus compare'),
      detail: vscode.l10n.t(
        'Those that predict held-out answers best; the default ones where you name a model.',
      ),
      priors: undefined,
    },
    {
      label: vscode.l10n.t('Default'),
      detail: vscode.l10n.t('They keep items finite that all got right, or wrong.'),
      priors: 'default' as const,
    },
    {
      label: vscode.l10n.t('Log-normal slopes, learnt'),
      detail: vscode.l10n.t('How much discriminations differ is learnt from the answers; all are positive.'),
      priors: 'lognormal' as const,
    },
    {
      label: vscode.l10n.t('Normal slopes, learnt'),
      detail: vscode.l10n.t('The same, and stronger respondents may miss an item more often.'),
      priors: 'normal' as const,
    },
    {
      label: vscode.l10n.t('None'),
      detail: vscode.l10n.t('Plain maximum likelihood.'),
      priors: 'none' as const,
    },
  ];
  const chosen = await pick(items, vscode.l10n.t('Which priors?'));
  if (!chosen) return choice;
  const { priors: _, ...rest } = choice;
  return { ...rest, ...(chosen.priors && { priors: chosen.priors }) };
}

/** Asks what kind of log it is; undefined where the user changes their mind. */
export async function changeFormat(
  choice: ImportChoice,
  known: readonly LogField[],
  question = '',
): Promise<ImportChoice | undefined> {
  const auto = { label: vscode.l10n.t('Let Gradus find out'), format: undefined };
  const formats = logFormats.map((one) => ({ label: one.format, detail: one.about, format: one }));
  const chosen = await pick([auto, ...formats], vscode.l10n.t('What kind of log is it?'), question);
  if (!chosen) return undefined;
  const { reading: _, ...rest } = choice;
  if (!chosen.format) return rest;
  const { format, asks } = chosen.format;
  const more = asks === 'rows' ? await askRows() : asks === 'fields' ? await askFields(known) : {};
  return more && { ...rest, reading: { format, ...more } };
}

/** Asks how the items are looked for in the dataset. */
export async function changeJoin(choice: ImportChoice, preview: ResponsesPreview): Promise<ImportChoice> {
  const title = vscode.l10n.t('How are the items found in the dataset?');
  const chosen = await pick(joinCandidates(preview, choice), title);
  if (!chosen) return choice;
  const { join: _, ...rest } = choice;
  return chosen.join === 'auto' ? rest : { ...rest, join: chosen.join };
}

/** Shows who answered, and how well where that is known. */
export async function showRespondents(preview: ResponsesPreview): Promise<void> {
  const { report, respondents } = preview;
  const items = isShareKnown(preview) ? shares(preview) : respondents.map(named);
  const cut =
    respondents.length < report.respondents
      ? vscode.l10n.t('first {0} of {1}', formatNumber(respondents.length), formatNumber(report.respondents))
      : formatNumber(report.respondents);
  await pick(items, vscode.l10n.t('Respondents: {0}', cut));
}

function shares({ respondents }: ResponsesPreview): vscode.QuickPickItem[] {
  return respondents.map((one) => ({
    ...named(one),
    description: vscode.l10n.t('{0} correct', formatShare(shareCorrect(one))),
    detail: vscode.l10n.t(
      '{0} of {1} answers correct',
      formatNumber(one.correct),
      formatNumber(one.attempts),
    ),
  }));
}

function named({ name }: { readonly name: string }): vscode.QuickPickItem {
  return { label: plainLabel(name) };
}

async function askRows(): Promise<LogReading | undefined> {
  const items = [
    { label: vscode.l10n.t('Let Gradus find out'), reading: {} },
    { label: vscode.l10n.t('A row is a respondent'), reading: { rows: 'respondents' as const } },
    { label: vscode.l10n.t('A row is an item'), reading: { rows: 'items' as const } },
  ];
  return (await pick(items, vscode.l10n.t('What is a row?')))?.reading;
}

/** Asks for the fields one by one; what is left open is found out. */
async function askFields(known: readonly LogField[]): Promise<LogReading | undefined> {
  const asked: readonly [keyof NonNullable<LogReading['fields']>, string][] = [
    ['respondent', vscode.l10n.t('The field that says who answered')],
    ['item', vscode.l10n.t('The field that says which item was answered')],
    [
      'score',
      vscode.l10n.t('The field that says whether the answer was correct: true or false, or from 0 to 1'),
    ],
    ['attempts', vscode.l10n.t('The field that says how many attempts a row stands for, if there is one')],
  ];
  const fields: Record<string, string> = {};
  for (const [field, prompt] of asked) {
    const name = await (known.length > 0 ? pickField(prompt, known) : typeField(prompt));
    if (name === undefined) return undefined;
    if (name.trim() !== '') fields[field] = name.trim();
  }
  return { fields };
}

/** The name of a field, empty where it is to be found out. */
async function pickField(title: string, known: readonly LogField[]): Promise<string | undefined> {
  const auto = { label: vscode.l10n.t('Let Gradus find out'), name: '' };
  const fields = known.map(({ name, example }) => ({
    label: plainLabel(name),
    description: plainLabel(example),
    name,
  }));
  return (await pick([auto, ...fields], title))?.name;
}

function typeField(prompt: string): Thenable<string | undefined> {
  const placeHolder = vscode.l10n.t('Leave it empty to have it found out');
  return vscode.window.showInputBox({ prompt, placeHolder, ignoreFocusOut: true });
}

function pick<T extends vscode.QuickPickItem>(
  items: readonly T[],
  title: string,
  question = '',
): Thenable<T | undefined> {
  return vscode.window.showQuickPick(items, {
    title,
    placeHolder: longLabel(question),
    matchOnDescription: true,
    matchOnDetail: true,
  });
}
