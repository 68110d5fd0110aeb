// npm run package: a VSIX for this platform in dist/.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, run } from './install.mjs';
import { root } from './root.mjs';
import { stage } from './stage.mjs';

process.chdir(root);
install();
run(process.execPath, ['tools/build.mjs', '--production']);
const { createVSIX } = await import('@vscode/vsce');

const target = `${process.platform}-${process.arch}`;
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const file = join('dist', `${name}-${target}-${version}.vsix`);
const folder = mkdtempSync(join(tmpdir(), 'gradus-package-'));
try {
  stage(folder);
  await createVSIX({
    cwd: folder,
    packagePath: join(root, file),
    target,
    useYarn: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${file}  ${(statSync(file).size / 1e6).toFixed(1)} MB`);
