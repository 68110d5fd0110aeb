import type { Example } from '../../core/dataset/example';
import type { Hint } from '../../core/protocol/editorApi';
import { hintsOf, type RowHint } from '../../core/scores/hints';
import type { DatasetFile } from '../sources/datasetFile';
import { MadeOnce } from '../calls/madeOnce';
import type { Workplace } from '../workplace/workplace';
import { shownTable } from './snapshot';

const mostHints = 200;

/** The records that stored scores call into question, those of an earlier state of the file too. Nothing is scored for it. */
export async function storedHints(place: Workplace, signal: AbortSignal): Promise<Hint[]> {
  const { file } = place;
  const hints = hintsOf(await shownTable(place), mostHints);
  const suggests = hints.some(({ suggested }) => !Number.isNaN(suggested));
  const names = suggests && !file.fields.map.choices ? await labelNames(file, signal) : [];
  const examples = await examplesAt(file, hints, signal);
  const agreed = hints.some(({ kind }) => kind === 'key') ? await agreedAnswers(place) : () => '';
  return hints.flatMap((hint) => {
    const example = examples.get(hint.row);
    if (!example) return [];
    const shown = told(hint, example, names, file);
    if (hint.kind !== 'key') return [shown];
    return [{ ...shown, label: example.answer, suggested: agreed(hint.row) }];
  });
}

function told(
  { row, kind, other, similarity, suggested }: RowHint,
  { label, gold, choices }: Example,
  names: readonly string[],
  file: DatasetFile,
): Hint {
  const otherLine = other < 0 ? -1 : file.line(other);
  const among = choices.length > 0 ? choices : names;
  return {
    ...{ row, line: file.line(row), kind, other, otherLine, similarity },
    label: gold >= 0 ? choices[gold]! : label,
    suggested: among[suggested] ?? '',
  };
}

/** The final answer that most tries at a row agree on; empty where the responses are not kept any more. */
async function agreedAnswers({ inputs }: Workplace): Promise<(row: number) => string> {
  if (!inputs.responses.isThere) return () => '';
  const { calibration, join } = await inputs.responses.joined();
  return (row) => calibration.tries?.agreedAnswers.get(join.itemOfRow[row] ?? -1) ?? '';
}

/** The examples of these hints by row. */
async function examplesAt(
  file: DatasetFile,
  hints: readonly RowHint[],
  signal: AbortSignal,
): Promise<ReadonlyMap<number, Example>> {
  const rows = Uint32Array.from(new Set(hints.map(({ row }) => row))).sort();
  const examples = new Map<number, Example>();
  for await (const batch of file.examples(rows, signal))
    for (const example of batch) examples.set(example.row, example);
  return examples;
}

const known = new WeakMap<DatasetFile, MadeOnce<readonly string[]>>();

/** The class labels of a dataset in the order of their numbers; read through once. */
function labelNames(file: DatasetFile, signal: AbortSignal): Promise<readonly string[]> {
  const names = known.get(file) ?? new MadeOnce((whole) => readLabels(file, whole));
  known.set(file, names);
  return names.get(signal);
}

async function readLabels(file: DatasetFile, signal: AbortSignal): Promise<readonly string[]> {
  const labels = new Set<string>();
  for await (const batch of file.examples(undefined, signal))
    for (const { label } of batch) if (label !== '') labels.add(label);
  return [...labels].sort();
}
