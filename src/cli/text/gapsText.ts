import type { GapSample, Survey } from '../../core/protocol/survey';
import { formatNumber } from '../terminal/format';
import { onOneLine } from '../terminal/terminal';

/** How many records lack a question, an answer or a right choice, and what stands there instead, a line each; empty where none does. */
export function gapsText({ gaps, samples, dataset: { map } }: Survey): string {
  const lines = samples.map((sample) => {
    const count = gaps[sample.kind];
    return `${formatNumber(count)} of ${formatNumber(gaps.examples)} records have no ${words[sample.kind]}${instead(sample, count === gaps.examples && !hasField(sample, map))}.`;
  });
  return lines.map(onOneLine).join('\n');
}

const words: Readonly<Record<GapSample['kind'], string>> = {
  noQuestion: 'question',
  noAnswer: 'answer',
  noRightChoice: 'known right choice',
};

function hasField({ kind }: GapSample, { question, answer, label }: Survey['dataset']['map']): boolean {
  return kind === 'noQuestion' ? question.length > 0 : (answer ?? label) !== undefined;
}

function instead({ line, stands }: GapSample, isNoField: boolean): string {
  if (isNoField) return ': no field holds one';
  return stands === ''
    ? `: the first in line ${formatNumber(line)}, where nothing stands`
    : `: the first in line ${formatNumber(line)}, where ${stands} stands`;
}
