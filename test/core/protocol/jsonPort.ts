import { withMarkedNumbers, withPlainNumbers } from '../../../src/core/protocol/jsonNumbers';

/** A message after its way to the panel: as JSON with its typed arrays apart, as VS Code sends it. */
export function throughPort(message: unknown): unknown {
  const apart: ArrayBufferView[] = [];
  const text = JSON.stringify({ message: withMarkedNumbers(message) }, (_, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    return { $apart: apart.push(structuredClone(value)) - 1 };
  });
  const back = JSON.parse(text, (_, value: unknown) => {
    const at = (value as { $apart?: number } | null)?.$apart;
    return at === undefined ? value : apart[at];
  }) as { message?: unknown };
  return withPlainNumbers(back.message);
}
