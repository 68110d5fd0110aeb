/** What the runtime says when it does not take a model, and what that means. */
const meanings: readonly (readonly [RegExp, (found: readonly string[]) => string])[] = [
  [
    /External data path does not exist: "?([^"]+)"?/i,
    ([, file]) => `its weights are to lie in ${file}, which is not there`,
  ],
  [
    /([\w.]*):([\w.]+)\(-?\d+\) is not a registered function\/op/,
    ([, domain, name]) =>
      `it uses the operator ${name} of ${domain || 'ONNX'}, which this runtime does not have`,
  ],
  [
    /Protobuf parsing failed|ModelProto does not have a graph|No graph was found/,
    () => 'it is no ONNX file, or was cut short: copy or download it again',
  ],
  [/bad_alloc|Failed to allocate memory/, () => 'there is not enough memory for it'],
];

/** What the runtime objected to, as a half sentence without its own prefixes and places in its source. */
export function runtimeFault(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  for (const [pattern, meaning] of meanings) {
    const found = pattern.exec(message);
    if (found) return meaning(found);
  }
  const [line] = message.split('\n');
  return line!
    .replace(/^(Error: )?(Load model from .*? failed:|Non-zero status code returned while running )/, '')
    .replace(/\S*\/onnxruntime_src\/\S+ .*?\)(?= [A-Z])/g, '')
    .trim()
    .replace(/\.$/, '');
}
