import { l10n } from 'vscode';
import type { Detection } from '../../core/detection/detection';
import type { ResponsesPreview } from '../../core/protocol/responsesApi';
import type { ImportChoice } from '../dataset/importChoice';
import { item, type PreviewItem, type PreviewStep } from './previewItem';
import { openIn, questionAbout, saidQuestions } from './readingQuestion';
import { likelyWords, openWords, saidWords, whyWords } from './readingWords';

/** What of a log is not settled: it is asked before anything is imported. */
export function openItems(preview: ResponsesPreview): PreviewItem[] {
  return openIn(preview).map((one) => item('question', openWords(one), stepOf(one), whyWords(one)));
}

/** What is likely of a log, and what was said of it: each can be changed. */
export function takenItems({ report }: ResponsesPreview, { reading = {} }: ImportChoice): PreviewItem[] {
  const likely = report.detections.filter(({ grade }) => grade === 'likely');
  return [
    ...saidQuestions(reading).map((question) =>
      item('edit', saidWords(question, reading), { kind: 'ask', question }, l10n.t('You said so.')),
    ),
    ...likely.map((one) =>
      item('lightbulb', likelyWords(one), stepOf(one), l10n.t('Likely: {0}', whyWords(one))),
    ),
  ];
}

function stepOf(detection: Detection): PreviewStep {
  const question = questionAbout(detection);
  return question ? { kind: 'ask', question } : { kind: 'format' };
}
