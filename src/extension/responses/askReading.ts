import * as vscode from 'vscode';
import type { LogReading } from '../../core/protocol/importReport';
import type { LogField } from '../../core/protocol/responsesApi';
import type { ImportChoice } from '../dataset/importChoice';
import { longLabel } from '../words/plainLabel';
import { candidatesOf, type Asked } from './readingCandidates';
import type { ReadingQuestion } from './readingQuestion';
import { askingWords } from './readingWords';
import { typedReading } from './typedReading';

/** Asks how a log is read, by candidates with an example each; undefined where the user goes away. */
export async function askReading(
  question: ReadingQuestion,
  choice: ImportChoice,
  fields: readonly LogField[],
): Promise<ImportChoice | undefined> {
  const reading = await answer(question, { reading: choice.reading ?? {}, fields });
  return reading && { ...choice, reading };
}

async function answer(question: ReadingQuestion, asked: Asked): Promise<LogReading | undefined> {
  const candidates = candidatesOf(question, asked);
  if (candidates.length === 0) return typedReading(question, asked);
  const chosen = await vscode.window.showQuickPick(candidates, {
    title: askingWords(question.remedy),
    placeHolder: longLabel(question.text),
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return chosen && (chosen.reading ?? typedReading(question, asked));
}
