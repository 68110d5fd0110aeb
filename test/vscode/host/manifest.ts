import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gradus } from './datasets';

/** The parts of package.json that VS Code reads. */
export interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly icon: string }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly submenus: readonly { readonly id: string; readonly label: string }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly mac: string;
      readonly when?: string;
    }[];
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly walkthroughs: readonly Walkthrough[];
  };
}

/** A command in a menu, or a menu in it. */
export interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

/** One setting. */
export interface Setting {
  readonly order: number;
  readonly scope: string;
  readonly default: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly items?: { readonly enum: readonly string[]; readonly enumDescriptions: readonly string[] };
}

/** Steps for whoever is new. */
export interface Walkthrough {
  readonly steps: readonly {
    readonly description: string;
    readonly media: { readonly image: string };
    readonly completionEvents: readonly string[];
  }[];
}

/** A file of the extension, as JSON. */
export function jsonOf<T>(name: string): T {
  return JSON.parse(textOf(name)) as T;
}

/** A file of the extension, as text. */
export function textOf(name: string): string {
  return readFileSync(join(gradus().extensionPath, name), 'utf8');
}
