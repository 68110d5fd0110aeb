/**
 * An esbuild plugin that tells what a watch does in lines that .vscode/tasks.json understands: one when building begins,
 * one a problem, and one when all builds that share this plugin are done, their first ones included.
 * @param {(line: string) => void} print
 * @returns {import('esbuild').Plugin}
 */
export function announce(print) {
  let running = 0;
  let isTold = false;
  /** By build, also of builds that did not run this time: VS Code forgets all problems when building begins. */
  const problems = new Map();
  return {
    name: 'announce',
    setup(build) {
      let isFirst = true;
      running++;
      build.onStart(() => {
        if (!isFirst) running++;
        isFirst = false;
        if (!isTold) print('[watch] build started');
        isTold = true;
      });
      build.onEnd(({ errors, warnings }) => {
        const lines = errors.map((error) => problemLine('error', error));
        problems.set(build, [...lines, ...warnings.map((warning) => problemLine('warning', warning))]);
        if (--running > 0) return;
        new Set([...problems.values()].flat()).forEach((line) => print(line));
        print('[watch] build finished');
        isTold = false;
      });
    },
  };
}

/**
 * A problem as compilers tell it; esbuild counts columns from 0.
 * @param {'error' | 'warning'} severity
 * @param {import('esbuild').Message} message
 */
function problemLine(severity, { text, location }) {
  const place = location ? `${location.file}:${location.line}:${location.column + 1}` : 'package.json:1:1';
  return `${place}: ${severity}: ${text.replaceAll('\n', ' ')}`;
}
