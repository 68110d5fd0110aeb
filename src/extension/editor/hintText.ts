import { l10n } from 'vscode';
import type { Hint } from '../../core/protocol/editorApi';
import { formatNumber } from '../words/numbers';

const longest = 60;

/** What a hint says, in a sentence. */
export function hintText({ kind, label, suggested, otherLine, similarity }: Hint): string {
  const line = formatNumber(otherLine);
  if (kind === 'conflict')
    return l10n.t('Line {0} asks the same but gives another answer: one of the two must be wrong.', line);
  if (kind === 'duplicate')
    return similarity === 1
      ? l10n.t('Line {0} asks the same, word for word.', line)
      : l10n.t(
          'Line {0} asks nearly the same: {1}% of the word sequences are shared.',
          line,
          percent(similarity),
        );
  if (kind === 'key')
    return suggested === ''
      ? l10n.t('No try solved this, and most agree on another answer: the key may be wrong.')
      : l10n.t(
          'No try solved this, and most of them answer “{0}”, not “{1}”: the key may be wrong.',
          shortened(suggested),
          shortened(label),
        );
  return suggested === '' || suggested === label
    ? l10n.t('The answer “{0}” looks wrong to heads that never saw this record.', shortened(label))
    : l10n.t(
        'The answer “{0}” looks wrong: heads that never saw this record say “{1}”.',
        shortened(label),
        shortened(suggested),
      );
}

function percent(share: number): string {
  return formatNumber(Math.floor(100 * share));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
