/**
 * Texts that have little in common, as texts that are read together may: short and long, prose, numbers, code, another
 * script. A model that quantises while it runs takes its scale from all of them, so that each changes the others.
 */
export const unlikeTexts: readonly string[] = [
  'How many apples are left?',
  'The committee adjourned after a long debate about the harbour; nobody remembered who had first proposed to dredge it, or why.',
  'for (let i = 0; i < 31; i++) total += 7 * rows[i].cost ** 2; // 4,096 = 2^12',
  '\u6570\u5b66\u306f\u7f8e\u3057\u3044\u3002 \u00bd + \u221a2 \u2248 1.914',
];
