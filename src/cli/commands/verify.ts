import { operations } from '../../core/operations/operations';
import type { VerifyReport } from '../../core/protocol/engineApi';
import { onePositional, optional, textOption } from '../options/arguments';
import { remedyWords } from '../text/remedyWords';
import type { Command } from '../options/command';
import { formatNumber } from '../terminal/format';
import { ProgressLine } from '../terminal/progress';
import { encoderOption, languageModelOption, scoresOption } from '../options/sharedOptions';
import { jsonText, onOneLine } from '../terminal/terminal';

/** gradus verify: proves that a mixture can be made again. */
export const verify: Command = {
  name: 'verify',
  usage: 'MANIFEST',
  summary: operations.verify.title,
  operands: [['MANIFEST', 'The manifest that "gradus mix" wrote beside the mixture.']],
  groups: [
    {
      title: 'Options',
      options: {
        data: {
          value: 'FILE',
          fills: ['verify', 'data'],
          help: 'The source, where it is not in the folder of the manifest or below it.',
        },
        scores: { ...scoresOption, help: 'Read scores from this file instead of computing them.' },
        model: { ...encoderOption, help: 'The text encoder that the scores were made with.' },
        lm: { ...languageModelOption, help: 'The language model that the scores were made with.' },
      },
    },
  ],
  async run({ args, engine, signal, print, json }) {
    const manifest = onePositional(args, 'a manifest');
    const line = new ProgressLine(process.stderr);
    const request = {
      manifest,
      ...optional('data', textOption(args, 'data')),
      ...optional('scores', textOption(args, 'scores')),
      ...optional('model', textOption(args, 'model')),
      ...optional('languageModel', textOption(args, 'lm')),
    };
    try {
      const report = await engine.call('verify', request, { signal, onProgress: line.show });
      line.clear();
      const { differences, notCompared } = report;
      print(
        json ? jsonText({ same: differences.length === 0, differences, notCompared }) : reportText(report),
      );
      return differences.length === 0 ? 0 : 1;
    } finally {
      line.clear();
    }
  },
};

/** What was proven, by the numbers of what was made again; or what differs. */
function reportText({ file, made, differences, remedy, notCompared }: VerifyReport): string {
  const same =
    made &&
    differences.length === 0 &&
    `${file} is what its manifest says: ${formatNumber(made.rows)} rows, ${formatNumber(made.bytes)} bytes, ${made.isPacked ? 'its content ' : ''}made again byte for byte.`;
  const lines = same ? [same] : differences.map((one) => `${file}: ${one}.`);
  const left = notCompared.map(({ field, reason }) => `Not compared: ${field} (${reason}).`);
  return [...lines, ...(remedy ? [remedyWords(remedy)] : []), ...left].map(onOneLine).join('\n');
}
