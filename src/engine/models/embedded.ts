import type { RepoFile } from './repoFile';

/** What the embedded model is good for. */
export const embeddedAbout = 'English; very fast, knows no word order. The default.';

/** What the files of the embedded model must be. */
export const embeddedFiles: readonly RepoFile[] = [
  {
    path: 'model.onnx',
    bytes: 7_936_428,
    checksum: { kind: 'sha256', hex: '98558f56d8d82796a8f554089da9f989a6aca9efd0ab23016cbacbf72803bef5' },
  },
  {
    path: 'tokenizer.json',
    bytes: 466_082,
    checksum: { kind: 'sha256', hex: '30a21765075c3018d4cbf095a587ddfec0e47d564500b94db5ff2370b2fa75fc' },
  },
  {
    path: 'config.json',
    bytes: 413,
    checksum: { kind: 'sha256', hex: 'ccc1e393e551c40db5017b1f1fe69b6e0f08a92b7a6b1e4510d36d21f3f98701' },
  },
];
