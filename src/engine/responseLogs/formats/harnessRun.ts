import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { readWhole } from '../../files/wholeFile';
import { readLenient } from '../reading/jsonRecords';
import type { LogSample } from '../reading/logSample';

/** Which model a file of lm-evaluation-harness is of, and which task. */
export interface HarnessRun {
  readonly model: string;
  readonly task: string;
  /** What the model's name was taken from. */
  readonly namedBy: string;
}

const samplesName = /^samples_(.+?)(?:_(\d{4}-\d\d-\d\dT[\d.:-]+))?\.jsonl?$/;

/** The model by the results file beside the samples, else by the folder; the task by the file's name. */
export async function harnessRun(sample: LogSample): Promise<HarnessRun> {
  const named = samplesName.exec(sample.text.name);
  const results = await resultsBeside(sample.folder, named?.[2]);
  if (!named) return oldRun(sample, results?.fields);
  const model = results && modelOf(results.fields);
  return model
    ? { model, task: named[1]!, namedBy: results.name }
    : { model: unsanitised(basename(sample.folder)), task: named[1]!, namedBy: 'its folder' };
}

const results = { what: 'a file of results', most: 64 * 2 ** 20 };

/** The results file of the same run: the one with the samples' date, else the only one. */
async function resultsBeside(
  folder: string,
  date: string | undefined,
): Promise<{ name: string; fields: Fields } | undefined> {
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => /^results(_.*)?\.json$/.test(name))
    .sort();
  const name =
    names.find((one) => date !== undefined && one.includes(date)) ??
    (names.length === 1 ? names[0] : undefined);
  if (name === undefined) return undefined;
  // What is no file, or far too large, tells nothing.
  const bytes = await readWhole(join(folder, name), results).catch(() => Buffer.alloc(0));
  const read = readLenient(bytes);
  return 'fields' in read ? { name, fields: read.fields } : undefined;
}

function modelOf({ model_name: own, config }: Fields): string | undefined {
  const settings = isFields(config) ? config : {};
  const args = settings['model_args'];
  const pretrained = isFields(args)
    ? args['pretrained']
    : /(?:^|,)(?:pretrained|model)=([^,]+)/.exec(String(args))?.[1];
  return [own, settings['model_name'], pretrained].find((name) => typeof name === 'string' && name !== '') as
    string | undefined;
}

/** Early 2024: `{model arguments}_{task}.jsonl`, `=` and `/` written `__`; the results file tells the two apart. */
function oldRun(sample: LogSample, results: Fields | undefined): HarnessRun {
  const stem = sample.text.name.replace(/\.jsonl?$/, '');
  const tasks = results && isFields(results['results']) ? Object.keys(results['results']) : [];
  const known = tasks
    .filter((task) => stem.endsWith(`_${task}`))
    .sort((one, other) => other.length - one.length)[0];
  const task = known ?? /^pretrained__(?:[^_,]|__)+(?:,[^_,]+__[^_,]+)*_(.+)$/.exec(stem)?.[1];
  if (task === undefined)
    return { model: unsanitised(basename(sample.folder)), task: stem, namedBy: 'its folder' };
  const argument = stem.slice(0, -task.length - 1).replace(/^pretrained__/, '');
  return { model: unsanitised(argument.replace(/,.*/, '')), task, namedBy: "the file's name" };
}

function unsanitised(name: string): string {
  return name.replaceAll('__', '/');
}
