import { flag, inputs, maybe, text } from './inputs';
import type { Operation } from './operation';

/** Where models are pulled from, and how it is reached. */
export const hubInput = inputs({
  /** The address of the Hub or of what stands in for it: "https://huggingface.co". */
  endpoint: text,
  /** Sent to the endpoint alone, never to where it redirects. */
  token: maybe(text),
  /** The proxy of each kind of address. */
  proxy: maybe(inputs({ http: maybe(text), https: maybe(text) })),
  /** Hosts that are reached without the proxy, as in NO_PROXY: "localhost,.example.org". */
  noProxy: maybe(text),
  /** Whether certificates must be valid; they must where it is absent. */
  strictSsl: maybe(flag),
});

const pullInput = inputs({
  /** A name of the list, or OWNER/NAME, each with "@REVISION" or without. */
  model: text,
  hub: hubInput,
  /** The ONNX file to take, where the repository has several. */
  file: maybe(text),
});

/** What is done with models, and with what is stored. */
export const models = {
  models: {
    title: 'List the built-in model, those that were pulled and those of the short list.',
    input: inputs({}),
    needs: [],
  },
  planPull: {
    title: 'Ask the Hub what a model is made of; nothing is downloaded.',
    input: pullInput,
    needs: ['hub'],
  },
  pullModel: {
    title:
      'Download a model from the Hub and check every file; an earlier download goes on where it stopped.',
    input: pullInput,
    needs: ['hub'],
  },
  verifyModels: {
    title: 'Compare every file with what was recorded when it was pulled, and run the model once.',
    input: inputs({
      /** Only this one; all where absent. */
      model: maybe(text),
    }),
    needs: [],
  },
  removeModel: {
    title: 'Delete a pulled model.',
    input: inputs({ model: text }),
    needs: [],
  },
  store: {
    title: 'Show where scores are kept and how much there is; "clear" removes them.',
    input: inputs({ clear: flag }),
    needs: [],
  },
} as const satisfies Readonly<Record<string, Operation>>;
