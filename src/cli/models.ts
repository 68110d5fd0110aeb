import { UserError } from '../core/userError';
import type { Command } from './command';
import { formatBytes } from './format';

/** gradus models: which models can be used. */
export const models: Command = {
  name: 'models',
  usage: 'list',
  summary: 'List the models that are there.',
  options: {},
  help: [],
  async run({ args, engine, signal, print, json }) {
    const [action = 'list', more] = args.positionals;
    if (action !== 'list' || more !== undefined)
      throw new UserError(
        `Models can be listed ("gradus models list"), not "${args.positionals.join(' ')}".`,
      );
    const found = await engine.call('models', {}, { signal });
    if (json) print(JSON.stringify(found));
    else
      print(
        found
          .map(
            ({ name, bytes, dimensions, about, folder }) =>
              `${name}  ${formatBytes(bytes)}, ${dimensions} dimensions (the default)\n  ${about}\n  ${folder}`,
          )
          .join('\n') +
          '\nAny encoder folder in Hugging Face layout can be used too: --model DIR (model.onnx, tokenizer.json, config.json).',
      );
    return 0;
  },
};
