import { UserError } from '../../core/userError';
import type { RepoFile } from './repoFile';

const beside =
  /^(tokenizer\.json|tokenizer_config\.json|config\.json|special_tokens_map\.json|generation_config\.json|chat_template[^/]*\.jinja|README\.md|LICEN[CS]E[^/]*|NOTICE[^/]*|1_Pooling\/config\.json)$/;

/** The ONNX files that are taken where none is named, the first that is there. */
const preferred = [
  'onnx/model_quantized.onnx',
  'onnx/model_q4.onnx',
  'onnx/model.onnx',
  'model_quantized.onnx',
  'model.onnx',
];

/** What of a repository is needed to run a model. */
export interface NeededFiles {
  /** The ONNX file. */
  readonly model: string;
  /** All files, the large ones last: what is missing or gated shows early. */
  readonly files: readonly RepoFile[];
}

/** Picks the files that a model needs: one ONNX file with its external data, tokenizer, configuration, card and licence. Throws UserError. */
export function neededFiles(
  repo: string,
  all: readonly RepoFile[],
  asked: string | undefined,
  usual?: string,
): NeededFiles {
  const model = modelFile(repo, all, asked, usual);
  if (!all.some(({ path }) => path === 'tokenizer.json'))
    throw new UserError(`${repo} has no tokenizer.json, which a text model needs: choose another model.`);
  const needed = all.filter(({ path }) => path === model || isDataOf(path, model) || beside.test(path));
  return { model, files: [...needed].sort((one, other) => one.bytes - other.bytes) };
}

function modelFile(
  repo: string,
  all: readonly RepoFile[],
  asked: string | undefined,
  usual: string | undefined,
): string {
  const models = all.map(({ path }) => path).filter((path) => path.endsWith('.onnx'));
  const there = models.join(', ');
  if (models.length === 0)
    throw new UserError(
      `${repo} has no ONNX file: look for a repository with "onnx" among its tags, such as those of onnx-community.`,
    );
  if (asked !== undefined) {
    if (models.includes(asked)) return asked;
    throw new UserError(`${repo} has no file ${asked}. Its ONNX files: ${there}.`);
  }
  const chosen = [usual, ...preferred].find((path) => path !== undefined && models.includes(path));
  if (chosen !== undefined) return chosen;
  if (models.length === 1) return models[0]!;
  throw new UserError(`${repo} has several ONNX files: ${there}.`, { remedy: { kind: 'chooseModelFile' } });
}

/** Whether a file holds weights of an ONNX file: "model.onnx_data", "model.onnx_data_1", "model.onnx.data". */
function isDataOf(path: string, model: string): boolean {
  return path.startsWith(model) && /^[._]data(_\d+)?$/.test(path.slice(model.length));
}
