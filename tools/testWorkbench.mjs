// npm run test:host, test:ui, test:floor: only the tests in VS Code. Arguments: host or ui (else both), --floor for the oldest
// VS Code that Gradus runs in, and parts of the names of UI test files.
import { closeWith } from './counts.mjs';
import { install, run } from './install.mjs';
import { root } from './root.mjs';

process.chdir(root);
install();
run(process.execPath, ['tools/build.mjs']);
const { runWorkbenchTests } = await import('./workbench/tests.mjs');
const { floor, newest } = await import('./workbench/install.mjs');
const args = process.argv.slice(2);
const kinds = args.filter((arg) => arg === 'host' || arg === 'ui');
const filters = args.filter((arg) => !kinds.includes(arg) && !arg.startsWith('--'));
closeWith(
  await runWorkbenchTests({
    version: args.includes('--floor') ? floor : newest,
    ...(kinds.length > 0 && { kinds }),
    filters,
  }),
);
