// npm run pictures: pictures of everything a person sees, in three themes, in dist/pictures.
import { install, run } from './install.mjs';
import { root } from './root.mjs';
import { runVitest } from './vitest.mjs';

process.chdir(root);
install();
run(process.execPath, ['tools/build.mjs']);
const { failed } = runVitest('vitest.ui.config.mjs', [], {
  env: { GRADUS_UI: 'test/vscode/ui/gallery.ts' },
});
process.exitCode = failed > 0 ? 1 : 0;
