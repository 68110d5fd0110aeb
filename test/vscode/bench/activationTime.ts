import Module from 'node:module';
import type * as vscode from 'vscode';

/** How long an activation took, in milliseconds: as VS Code itself counts it for "Show Running Extensions". */
export interface ActivationTime {
  readonly loading: number;
  readonly activating: number;
}

type Exports = { activate(context: vscode.ExtensionContext): unknown };
type Load = (this: Module, file: string) => void;

// Every test file is a bundle of its own: what they share has to lie where all can find it.
const shared = globalThis as { gradusActivation?: ActivationTime };

/** Has the extension's activation timed, whoever asks for it: called before anything else in the host can. */
export function watchActivation(): void {
  const prototype = Module.prototype as unknown as { load: Load };
  const { load } = prototype;
  prototype.load = function (file) {
    const loading = timed(() => load.call(this, file));
    if (!/[\\/]dist[\\/]extension\.js$/.test(file)) return;
    prototype.load = load;
    const { activate, ...rest } = this.exports as Exports;
    const timedActivate = (context: vscode.ExtensionContext): void => {
      const activating = timed(() => void activate(context));
      shared.gradusActivation = { loading, activating };
    };
    this.exports = { ...rest, activate: timedActivate };
  };
}

/** How long the activation took; undefined where VS Code had asked for it before the tests were loaded. */
export function activationTime(): ActivationTime | undefined {
  return shared.gradusActivation;
}

/** What some work takes: on the clock, or in processor time where other programs kept this one waiting. */
function timed(work: () => void): number {
  const [start, before] = [performance.now(), process.cpuUsage()];
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - start, (user + system) / 1000);
}
