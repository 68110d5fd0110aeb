import { l10n } from 'vscode';
import type { AnswerToken } from '../../core/protocol/editorApi';
import { formatNumber } from '../words/numbers';
import { imageAddress, type ImageColours } from './histogramImage';
import { plainMarkdown } from './markdown';
import { tokenImage } from './tokenImage';

/** What a hover says of a record's answer, as markdown: the surprisal of each token, in nats, that a language model gave it. */
export function answerText(tokens: readonly AnswerToken[], colours: ImageColours): string {
  const { svg, hidden } = tokenImage(tokens, colours);
  const known = tokens.map(({ nats }) => nats).filter((nats) => !Number.isNaN(nats));
  const worst = formatNumber(Math.max(0, ...known));
  const says = l10n.t('The answer by surprisal: the darker, the less expected (at most {0} nats)', worst);
  const rest = hidden > 0 ? ` · ${l10n.t('{0} of {1} tokens are not shown', hidden, tokens.length)}` : '';
  return `${plainMarkdown(`${says}${rest}`)}\n\n![${plainMarkdown(says)}](${imageAddress(svg)})`;
}

/** What a hover says while the tokens of an answer are still on their way. */
export function fetchingText(): string {
  return l10n.t('The surprisal of the answer is being fetched. Hover again to see it.');
}
