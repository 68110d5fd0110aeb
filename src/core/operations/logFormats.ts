/** The kinds of response logs that can be read. */
export const logFormats = [
  'lm-eval',
  'helm',
  'openai-evals',
  'inspect',
  'py-irt',
  'long',
  'wide',
  'nested',
  'every-eval-ever',
] as const;

/** A kind of response log. */
export type LogFormat = (typeof logFormats)[number];
