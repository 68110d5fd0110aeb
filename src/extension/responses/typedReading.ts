import * as vscode from 'vscode';
import type { LogReading } from '../../core/protocol/importReport';
import { longLabel, plainLabel } from '../words/plainLabel';
import type { Asked } from './readingCandidates';
import type { ReadingQuestion } from './readingQuestion';
import { askingWords } from './readingWords';
import { namesIn, scaleFault } from './typedWords';

/** Asks how a log is read by what is typed, or by several of what occurs; undefined where the user goes away. */
export async function typedReading(
  question: ReadingQuestion,
  { reading, fields }: Asked,
): Promise<LogReading | undefined> {
  const { remedy } = question;
  switch (remedy.kind) {
    case 'chooseScale': {
      const hint = vscode.l10n.t('From wrong to right, such as {0}', `${remedy.from}:${remedy.to}`);
      const scale = await typed(question, hint, reading.scale, scaleFault);
      return scale === undefined ? undefined : { ...reading, scale };
    }
    case 'chooseMissing': {
      const hint = vscode.l10n.t('From wrong to right, such as {0}', '0:1');
      const scale = await typed(question, hint, reading.scale, scaleFault);
      return scale === undefined ? undefined : { ...reading, scale };
    }
    case 'chooseRight': {
      const right = await several(question, remedy.words, reading.right ?? []);
      return right && { ...reading, right };
    }
    case 'chooseKey': {
      const hint = vscode.l10n.t(
        'The right answers, one a column: ABCD… or A,B,C; or the name of the row that holds them',
      );
      const key = await typed(question, hint, reading.key);
      return key === undefined ? undefined : { ...reading, key };
    }
    case 'chooseItems': {
      const before = reading.items ?? fields.filter((one) => one.holdsAnswers).map(({ name }) => name);
      const names = fields.map(({ name }) => name);
      const items = await several(question, names, before);
      return items && { ...reading, items };
    }
    case 'chooseLogFields': {
      const { role } = remedy;
      const name = await typed(question, vscode.l10n.t('The name of the field'), reading.fields?.[role]);
      return name === undefined ? undefined : { ...reading, fields: { ...reading.fields, [role]: name } };
    }
    case 'choosePass': {
      const hint = vscode.l10n.t('The reward from which on a try is right, such as {0}', '0.5');
      const text = await typed(question, hint, String(reading.pass ?? ''), rewardFault);
      return text === undefined ? undefined : { ...reading, pass: Number(text) };
    }
    case 'chooseStep':
    case 'leaveOut':
    case 'chooseRows':
    case 'chooseScoring':
      return undefined;
  }
}

function rewardFault(text: string): string | undefined {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? undefined : vscode.l10n.t('A number');
}

/** Asks for a text that is not empty; undefined where the user goes away. */
async function typed(
  { remedy, text }: ReadingQuestion,
  placeHolder: string,
  value = '',
  validateInput?: (text: string) => string | undefined,
): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title: askingWords(remedy),
    prompt: text === '' ? placeHolder : text,
    placeHolder,
    value,
    ignoreFocusOut: true,
    ...(validateInput && { validateInput }),
  });
  return answer?.trim() === '' ? undefined : answer?.trim();
}

/** Asks for some of these names, or others that are typed; undefined where the user goes away or takes none. */
async function several(
  question: ReadingQuestion,
  names: readonly string[],
  before: readonly string[],
): Promise<readonly string[] | undefined> {
  const hint = vscode.l10n.t('Names, with commas between them');
  const typedNames = async (value: readonly string[]): Promise<readonly string[] | undefined> => {
    const text = await typed(question, hint, value.join(','));
    return text === undefined ? undefined : namesIn(text);
  };
  if (names.length === 0) return typedNames(before);
  const items = names.map((name) => ({ label: plainLabel(name), picked: before.includes(name), name }));
  const others = { label: vscode.l10n.t('Type them instead…'), picked: false, name: undefined };
  const chosen = await vscode.window.showQuickPick([...items, others], {
    title: askingWords(question.remedy),
    placeHolder: longLabel(question.text),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  if (!chosen || chosen.length === 0) return undefined;
  const picked = chosen.map(({ name }) => name).filter((name) => name !== undefined);
  return picked.length < chosen.length ? typedNames(picked) : picked;
}
