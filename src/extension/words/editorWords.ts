/** What the engine advises in the command line's words, and what it is in the editor. */
const inEditor: readonly (readonly [string | RegExp, string])[] = [
  [/Say which field it is with --map\./, 'Say which field it is with "Gradus: Choose Fields…".'],
  [/Say which is which, as in --map \S+\.$/, 'Say which is which with "Gradus: Choose Fields…".'],
  [/Say the cut-offs as values: --cutoffs (\S+) makes/, 'Move the cut-offs in the panel: $1 makes'],
  [' (shortage: fill, --fill)', ' ("fill from other bands")'],
  [/, or replace it with --force\.$/, '.'],
  [
    /(, or choose another folder with --store|, or use --store DIR|\. Use --store DIR)\.$/,
    '. The setting gradus.storeFolder names another folder.',
  ],
  [/: choose another folder with --store\.$/, ': name another folder in the setting gradus.storeFolder.'],
  [/: name them again with --responses LOG\.$/, ': import them again with "Gradus: Import Responses…".'],
  [/Name them with --responses LOG\.$/, 'Import them with "Gradus: Import Responses…".'],
  [/: name them with --responses LOG\.$/, ': import them with "Gradus: Import Responses…".'],
  ['works too: --model DIR', 'works too: "Gradus: Choose Model…" takes it'],
  ['name one with --file.', 'the command line pulls one by its name.'],
  [
    'Check the network and the proxy (HTTPS_PROXY), or name another endpoint with --endpoint',
    'Check the network and the setting http.proxy, or name another endpoint in gradus.hubEndpoint',
  ],
  [': check HTTPS_PROXY.', ': check the setting http.proxy.'],
  [/: name one with --endpoint\.$/, ': the setting gradus.hubEndpoint names one.'],
  [/(and|then) give (it|your token) as HF_TOKEN\.$/, '$1 enter it with "Gradus: Set Hugging Face Token…".'],
  [/, or give a token as HF_TOKEN\.$/, ', or enter one with "Gradus: Set Hugging Face Token…".'],
  [/: "gradus models pull [^"]+" downloads it\.$/, ': "Gradus: Choose Model…" downloads it.'],
  [/"gradus models list" shows those that were\.$/, '"Gradus: Choose Model…" shows them.'],
  ['; --anyway imports them all the same.', '.'],
  [
    /: --replace puts those of (.+) in their place \(--take-back \S+ undoes it\), and without --\S+ they are kept\.$/,
    ': import those of $1 again to be asked whether they may take their place.',
  ],
  [
    /: "gradus irt .*" calibrates it alone, and ".*" imports it into/,
    ': calibrate it alone, or import it into',
  ],
  [
    'Import them again with --responses LOG where',
    'Import them again with "Gradus: Import Responses…" where',
  ],
  [
    'Import them again with --dynamics FOLDER where',
    'Import them again with "Gradus: Import Training Dynamics…" where',
  ],
  [/Name them with --dynamics FOLDER\.$/, 'Import them with "Gradus: Import Training Dynamics…".'],
  [/: name them again with --dynamics FOLDER\.$/, ': import them with "Gradus: Import Training Dynamics…".'],
  [
    /Say which field holds them with --map key=FIELD\.$/,
    'Say which field holds them with "Gradus: Choose Fields…".',
  ],
  ['Name another encoder with --model DIR.', 'The setting gradus.modelPath names another encoder.'],
  [/Name one with --lm DIR\.$/, 'The setting gradus.languageModelPath names one.'],
  ['A text encoder is named with --model DIR.', 'A text encoder is named by the setting gradus.modelPath.'],
  [
    'A language model is named with --lm DIR.',
    'A language model is named by the setting gradus.languageModelPath.',
  ],
  ['--lm takes a language model', 'The setting gradus.languageModelPath takes a language model'],
];

/** A sentence of the engine as it is said in the editor: where it names an option, what stands for it here. */
export function editorWords(sentence: string): string {
  return inEditor.reduce((text, [option, words]) => text.replace(option, words), sentence);
}
