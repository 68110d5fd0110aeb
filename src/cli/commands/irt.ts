import { operations } from '../../core/operations/operations';
import type { CalibrationReport } from '../../core/protocol/answers/calibrationReport';
import { isGiven, optional, textOption } from '../options/arguments';
import { CalibrationLine } from '../terminal/calibrationLine';
import { calibrationText } from '../text/calibrationText';
import { painterFor } from '../text/colour';
import type { Command } from '../options/command';
import { formatNumber } from '../terminal/format';
import {
  calibrateOptions,
  calibrationOf,
  itemModelOption,
  logGroup,
  responsesOperand,
} from '../options/responsesOptions';
import { escapeFormulasOption, forceOption } from '../options/sharedOptions';
import { jsonText } from '../terminal/terminal';

/** gradus irt: calibrates response logs. */
export const irt: Command = {
  name: 'irt',
  usage: 'RESPONSES…',
  summary: operations.calibrate.title,
  operands: responsesOperand,
  groups: [
    {
      title: 'Options',
      options: {
        out: { value: 'FILE', fills: ['calibrate', 'out'], help: 'Write the item table as .csv or .jsonl.' },
        respondents: {
          value: 'FILE',
          fills: ['calibrate', 'respondents'],
          formerly: 'persons',
          help: 'Write the respondents as .csv or .jsonl.',
        },
        e2h: { help: 'Add the columns of Easy2Hard-Bench: rating, rating_std, rating_quantile and more.' },
        force: forceOption,
        'escape-formulas': escapeFormulasOption,
      },
    },
    { title: 'Calibration', options: { model: itemModelOption, ...calibrateOptions } },
    logGroup,
  ],
  async run({ args, engine, signal, print, json }) {
    const out = textOption(args, 'out');
    const respondents = textOption(args, 'respondents');
    const line = new CalibrationLine(process.stderr);
    try {
      const report = await engine.call(
        'calibrate',
        {
          ...calibrationOf(args, args.positionals, 'model'),
          ...optional('out', out),
          ...optional('respondents', respondents),
          e2h: isGiven(args, 'e2h'),
          force: isGiven(args, 'force'),
          escapeFormulas: isGiven(args, 'escape-formulas'),
        },
        { signal, onProgress: line.show },
      );
      line.clear();
      print(json ? jsonText(jsonOf(report)) : calibrationText(report, painterFor(process.stdout)));
      if (json) return 0;
      if (out !== undefined) print(`\n${formatNumber(report.items.names.length)} items written to ${out}`);
      if (respondents !== undefined)
        print(`${formatNumber(report.respondents.names.length)} respondents written to ${respondents}`);
      return 0;
    } finally {
      line.clear();
    }
  },
};

/** A calibration as JSON: typed arrays as lists, what is unknown as null. */
function jsonOf({ items, respondents, ...rest }: CalibrationReport): object {
  return { ...rest, items: listed(items), respondents: listed(respondents) };
}

function listed(columns: object): object {
  return Object.fromEntries(
    Object.entries(columns as Record<string, ArrayLike<unknown>>).map(([name, values]) => [
      name,
      Array.from(values),
    ]),
  );
}
