import { operations } from '../../core/operations/operations';
import type { ModelCheck, ModelReport, ModelsCheck } from '../../core/protocol/modelsApi';
import { UserError } from '../../core/userError';
import type { Command, Surroundings } from '../options/command';
import { formatBytes } from '../terminal/format';
import { pull } from './pull';
import { byteProgress } from '../terminal/byteProgress';
import { jsonText } from '../terminal/terminal';
import { textTable } from '../text/textTable';
import { lineWidth, wrapped } from '../text/wrap';

type Action = (surroundings: Surroundings, name: string | undefined) => Promise<number>;

/** gradus models: which models can be used; pulls, checks and removes them. */
export const models: Command = {
  name: 'models',
  usage: '[list | pull NAME | verify [NAME] | remove NAME]',
  summary: 'List the models; pull, check or remove one.',
  operands: [
    ['list', operations.models.title],
    [
      'pull NAME',
      'Download a model from the Hugging Face Hub: a name of the list or OWNER/NAME, with or without @REVISION.',
    ],
    ['verify [NAME]', operations.verifyModels.title],
    ['remove NAME', operations.removeModel.title],
  ],
  groups: [
    {
      title: 'Options of pull',
      options: {
        yes: { help: 'Download without asking.' },
        file: { value: 'ONNX', help: 'The ONNX file to take, such as onnx/model.onnx.' },
        endpoint: {
          value: 'URL',
          help: 'Another Hub, a mirror or a copy.',
          default: 'HF_ENDPOINT, else https://huggingface.co',
        },
      },
    },
  ],
  environment: [
    ['HF_TOKEN', 'Token for models that need one.'],
    ['HF_ENDPOINT', 'The Hub, where --endpoint is not given.'],
    ['HTTPS_PROXY', 'Proxy for downloads; HTTP_PROXY, ALL_PROXY and NO_PROXY are used too.'],
  ],
  async run(surroundings) {
    const [action = 'list', name, more] = surroundings.args.positionals;
    const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!run || more !== undefined)
      throw new UserError(
        `Models can be listed, pulled, verified and removed ("gradus models pull NAME"), not "${surroundings.args.positionals.join(' ')}".`,
      );
    return run(surroundings, name);
  },
};

const actions: Readonly<Record<string, Action>> = {
  list: async ({ engine, signal, print, json }, name) => {
    if (name !== undefined) throw new UserError('"gradus models list" lists all: it takes no name.');
    const found = await engine.call('models', {}, { signal });
    print(json ? jsonText(found) : listText(found));
    return 0;
  },
  pull,
  verify: async ({ engine, signal, print, note, json }, model) => {
    const progress = byteProgress('checking');
    const found = await engine
      .call('verifyModels', model === undefined ? {} : { model }, { signal, onProgress: progress.show })
      .finally(() => progress.clear());
    const faults = found.models.flatMap((one) => one.faults);
    print(json ? jsonText(found) : checkText(found));
    for (const fault of faults) note(`gradus: ${fault}. Remove the model and pull it again.`);
    return faults.length === 0 ? 0 : 1;
  },
  remove: async ({ engine, signal, print, json }, model) => {
    if (model === undefined)
      throw new UserError('Name the model to remove: "gradus models list" shows them.');
    const removed = await engine.call('removeModel', { model }, { signal });
    print(json ? jsonText(removed) : `Removed ${removed.name} (${formatBytes(removed.bytes)}).`);
    return 0;
  },
};

const states: Record<ModelReport['state'], string> = {
  embedded: 'embedded',
  pulled: 'pulled',
  available: 'can be pulled',
};

const kinds: Record<ModelReport['kind'], string> = { encoder: 'encoder', languageModel: 'language model' };

/** The models as a table, what each is good for beneath its name where the line is too short for it. */
function listText(all: readonly ModelReport[]): string {
  const [head, ...lines] = textTable(
    ['model', 'kind', 'size', 'state'],
    all.map(({ name, kind, bytes, state }) => [
      name,
      kinds[kind],
      `${state === 'available' ? '~' : ''}${formatBytes(bytes)}`,
      states[state],
    ]),
    ['left', 'left', 'right', 'left'],
  ).split('\n');
  const about = (at: number): string[] => wrapped(all[at]!.about, lineWidth - 2).map((line) => `  ${line}`);
  const rows = lines.flatMap((line, at) => [line, ...about(at)]);
  const more =
    'Encoders are used with --model, language models with --lm: by their name here, or any folder in Hugging Face layout (model.onnx, tokenizer.json, config.json).';
  return [head, ...rows, '', ...wrapped(more, lineWidth)].join('\n');
}

function checkText({ models, abandoned }: ModelsCheck): string {
  const verdict = ({ faults, oneAtATime }: ModelCheck): string => {
    if (faults.length > 0) return 'differs';
    return `as it should be, runs${oneAtATime ? ' one text at a time' : ''}`;
  };
  const table = textTable(
    ['model', 'files', 'size', ''],
    models.map((one) => [one.name, String(one.files), formatBytes(one.bytes), verdict(one)]),
    ['left', 'right', 'right', 'left'],
  );
  const { count, bytes } = abandoned;
  if (count === 0) return table;
  return `${table}\nRemoved ${count === 1 ? 'a download' : `${count} downloads`} that nobody finished (${formatBytes(bytes)}).`;
}
