import { onePositional, optional, textOption } from '../options/arguments';
import type { Command } from '../options/command';
import { formatNumber } from '../terminal/format';
import { ProgressLine } from '../terminal/progress';
import { jsonText, onOneLine } from '../terminal/terminal';

/** gradus verify: proves that a mixture can be made again. */
export const verify: Command = {
  name: 'verify',
  usage: 'MANIFEST',
  summary: 'Make a mixture again from its manifest and compare every byte.',
  options: {
    scores: { type: 'string' },
    data: { type: 'string' },
    model: { type: 'string' },
    lm: { type: 'string' },
  },
  help: [
    ['--data FILE', 'the source, where it does not lie below the folder of the manifest'],
    ['--scores FILE', 'scores to read instead of computing them'],
    ['--model DIR', 'the model that the scores were made with'],
    ['--lm DIR', 'the language model that they were made with'],
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
      const { manifest: proven, differences } = await engine.call('verify', request, {
        signal,
        onProgress: line.show,
      });
      line.clear();
      const { output } = proven;
      if (json) print(jsonText({ same: differences.length === 0, differences }));
      else if (differences.length === 0)
        print(
          `${onOneLine(output.file)} is what its manifest says: ${formatNumber(output.rows)} rows, ${formatNumber(output.bytes)} bytes, made again byte for byte.`,
        );
      else print(differences.map((one) => onOneLine(`${output.file}: ${one}.`)).join('\n'));
      return differences.length === 0 ? 0 : 1;
    } finally {
      line.clear();
    }
  },
};
