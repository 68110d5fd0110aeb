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
  [/Name them with --responses LOG\.$/, 'Import them with "Gradus: Import Responses…".'],
  [/: name them with --responses LOG\.$/, ': import them with "Gradus: Import Responses…".'],
  [/Name them with --dynamics FOLDER\.$/, 'Import them with "Gradus: Import Training Dynamics…".'],
  [/: name them again with --dynamics FOLDER\.$/, ': import them with "Gradus: Import Training Dynamics…".'],
  [
    /Say which field holds them with --map id=FIELD\.$/,
    'Say which field holds them with "Gradus: Choose Fields…".',
  ],
  ['Name another encoder with --model DIR.', 'The setting gradus.modelPath names another encoder.'],
];

/** A sentence of the engine as it is said in the editor: where it names an option, what stands for it here. */
export function editorWords(sentence: string): string {
  return inEditor.reduce((text, [option, words]) => text.replace(option, words), sentence);
}
