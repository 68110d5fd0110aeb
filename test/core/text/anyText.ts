import fc from 'fast-check';

/** What a terminal acts on, or what turns a line round: each a text of its own. */
export const nasty: readonly string[] = [
  '\u001b[31m',
  '\u001b[5m',
  '\u001b]0;title\u0007',
  '\u001b]8;;http://example.org\u001b\\link',
  '\u009b31m',
  '\u009d0;title\u009c',
  '\u001bc',
  '\u001b[2J',
  '\r',
  '\b\b\b',
  '\u0000',
  '\u007f',
  '\u202e',
  '\u2066',
  '\u200f',
  '\u061c',
  '\ud800',
  '\udc00',
  '\ufdd0',
  '\ufdd01\ufdd1',
];

/** Text with such parts among ordinary and random ones. */
export const anyText = fc
  .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary' }), fc.constantFrom('a', ' ', '題')))
  .map((parts) => parts.join(''));

/** The characters of a text that may not reach a terminal, as numbers; line breaks and tabs may. */
export function unsafeIn(text: string): string[] {
  return [...text]
    .filter((one) => {
      const code = one.codePointAt(0)!;
      const control = code < 0x20 ? !'\n\t'.includes(one) : code >= 0x7f && code <= 0x9f;
      const turns = [0x61c, 0x200e, 0x200f].includes(code) || (code >= 0x202a && code <= 0x202e);
      return control || turns || (code >= 0x2066 && code <= 0x2069) || (code >= 0xd800 && code <= 0xdfff);
    })
    .map((one) => one.codePointAt(0)!.toString(16));
}
