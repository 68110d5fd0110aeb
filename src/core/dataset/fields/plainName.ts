/** A field's name as names are compared: in lower case, its words parted by underscores ("Correct Answer", `correctAnswer`). */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, '_')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}

/** A dotted path, each part as names are compared. */
export function plainPath(path: string): string {
  return path.split('.').map(plainName).join('.');
}
