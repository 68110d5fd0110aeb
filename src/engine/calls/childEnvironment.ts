/** What the engine's process is told besides. */
const own = {
  // Where the program is Electron's own, this makes it a plain Node.
  ELECTRON_RUN_AS_NODE: '1',
  // ONNX Runtime would note an id of this machine and report its use.
  ORT_DISABLE_TELEMETRY: '1',
};

/**
 * The environment of the engine's process. The parent's NODE_OPTIONS are not meant for it, unless VS Code's debugger
 * put its bootloader there (js-debug sets both variables): without it the engine could not be debugged.
 */
export function childEnvironment({ NODE_OPTIONS, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isDebugged = NODE_OPTIONS !== undefined && env['VSCODE_INSPECTOR_OPTIONS'] !== undefined;
  return { ...env, ...(isDebugged && { NODE_OPTIONS }), ...own };
}
