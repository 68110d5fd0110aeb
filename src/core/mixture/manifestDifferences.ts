/** A fact of a manifest that differs from what making it again gives, each value as JSON. */
export interface ManifestDifference {
  /** Its dotted path, such as "output.rows". */
  readonly field: string;
  readonly said: string;
  readonly made: string;
}

/** Every field of a manifest, however deep, whose value is another one in what was made again; a list is one value. */
export function manifestDifferences(said: unknown, made: unknown, field = ''): ManifestDifference[] {
  if (!isObject(said) || !isObject(made)) {
    const values = { field, said: asJson(said), made: asJson(made) };
    return values.said === values.made ? [] : [values];
  }
  const names = [...new Set([...Object.keys(said), ...Object.keys(made)])];
  return names.flatMap((name) =>
    manifestDifferences(own(said, name), own(made, name), field === '' ? name : `${field}.${name}`),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}

/** A value as it stands in a manifest; a field that is not there is said to be missing. */
function asJson(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
