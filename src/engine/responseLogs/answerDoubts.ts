import type { Detection } from '../../core/detection/detection';
import type { AnswerColumns } from '../../core/psychometrics/model/answerColumns';
import { quoted } from './reading/answer';
import type { AnswerSheet } from './reading/answerSheet';

const leastRespondents = 3;
const leastItems = 4;

/** A verdict that is the same for all respondents of every item, both kinds among them, is what a key looks like, not answers. */
export function keyDoubt(fields: ReadonlySet<string>, answers: AnswerColumns): Detection[] {
  const [field] = fields;
  if (field === undefined || !isOneAnItem(answers)) return [];
  return [
    {
      subject: 'verdict',
      taken: field,
      why: 'every respondent has the same there for the same item: it may be the right answer',
      grade: 'unsure',
      others: [],
      remedy: { kind: 'chooseLogFields', role: 'score' },
      question: `What says whether an answer was right is not clear: in ${quoted(field)} every respondent has the same for the same item, as where it holds the right answer.`,
    },
  ];
}

function isOneAnItem({ item, correct, attempts }: AnswerColumns): boolean {
  const seen = new Map<number, { share: number; count: number }>();
  for (let at = 0; at < item.length; at++) {
    const share = correct[at]! / attempts[at]!;
    const known = seen.get(item[at]!);
    if (known && known.share !== share) return false;
    seen.set(item[at]!, { share, count: (known?.count ?? 0) + 1 });
  }
  const often = [...seen.values()].filter(({ count }) => count >= leastRespondents);
  return often.length >= leastItems && new Set(often.map(({ share }) => share)).size > 1;
}

const mostContradicted = 0.1;

/** Items of one name that ask different things in different places are not one item. */
export function itemDoubt({ clues, items, isByHash }: AnswerSheet): Detection[] {
  if (isByHash) return [];
  const contradicted = [...clues.values()].filter(({ text }) => text === '').length;
  if (contradicted <= mostContradicted * items.count) return [];
  return [
    {
      subject: 'item',
      taken: 'the items by their names',
      why: `${contradicted} of ${items.count} ask different things in different places of the log`,
      grade: 'unsure',
      others: [],
      question: `Which answers are to the same item is not clear: ${contradicted} of ${items.count} items ask different things in different places of the log.`,
    },
  ];
}
