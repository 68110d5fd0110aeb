import type { CalibrationReport } from '../../core/protocol/responsesApi';
import { optional, outOption } from '../options/arguments';
import { CalibrationLine } from '../terminal/calibrationLine';
import { calibrationText } from '../text/calibrationText';
import { painterFor } from '../text/colour';
import type { Command } from '../options/command';
import { formatNumber } from '../terminal/format';
import { calibrateHelp, calibrateOptions, calibrationOf } from '../options/responsesOptions';
import { jsonText } from '../terminal/terminal';

/** gradus irt: calibrates response logs. */
export const irt: Command = {
  name: 'irt',
  usage: 'RESPONSES…',
  summary: 'Item difficulty, discrimination and abilities, from who got what right.',
  options: {
    ...calibrateOptions,
    model: { type: 'string' },
    out: { type: 'string' },
    persons: { type: 'string' },
    e2h: { type: 'boolean' },
    force: { type: 'boolean' },
    'escape-formulas': { type: 'boolean' },
  },
  help: [
    ['--model m', '1pl, rasch, 2pl or 3pl (usual: what foretells held-out answers best)'],
    ['--out ITEMS', 'write the item table as .csv or .jsonl'],
    ['--persons FILE', 'write the respondents likewise'],
    ['--e2h', 'add the columns of Easy2Hard-Bench: rating, rating_std, rating_quantile …'],
    ['--force', 'replace existing files'],
    ['--escape-formulas', 'in .csv: an apostrophe before text that a spreadsheet would take for a formula'],
    ...calibrateHelp,
  ],
  async run({ args, engine, signal, print, json }) {
    const out = outOption(args, 'out');
    const persons = outOption(args, 'persons');
    const line = new CalibrationLine(process.stderr);
    try {
      const report = await engine.call(
        'calibrate',
        {
          ...calibrationOf(args, args.positionals, 'model'),
          ...optional('out', out),
          ...optional('persons', persons),
          e2h: args.values['e2h'] === true,
          force: args.values['force'] === true,
          escapeFormulas: args.values['escape-formulas'] === true,
        },
        { signal, onProgress: line.show },
      );
      line.clear();
      print(json ? jsonText(jsonOf(report)) : calibrationText(report, painterFor(process.stdout)));
      if (json) return 0;
      if (out !== undefined) print(`\n${formatNumber(report.items.names.length)} items written to ${out}`);
      if (persons !== undefined)
        print(`${formatNumber(report.respondents.names.length)} respondents written to ${persons}`);
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
