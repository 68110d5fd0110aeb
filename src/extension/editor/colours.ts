import * as vscode from 'vscode';
import type { Band } from '../../core/scores/bands';
import type { ImageColours } from './histogramImage';

/** The contributed colour of a band: package.json gives it a value for every kind of theme. */
export function bandColour(band: Band): vscode.ThemeColor {
  return new vscode.ThemeColor(`gradus.${band}`);
}

interface ContributedColour {
  readonly id: string;
  readonly defaults: Readonly<Record<'light' | 'dark' | 'highContrast' | 'highContrastLight', string>>;
}

const foregrounds = {
  light: '#3b3b3b',
  dark: '#cccccc',
  highContrast: '#ffffff',
  highContrastLight: '#292929',
};

/** The colours for images under the present theme: the defaults of the contributed ones. */
export function imageColours({ packageJSON }: vscode.Extension<unknown>): ImageColours {
  const kind = themeKind();
  const { contributes } = packageJSON as { contributes: { colors: readonly ContributedColour[] } };
  const of = (band: Band): string =>
    contributes.colors.find(({ id }) => id === `gradus.${band}`)!.defaults[kind];
  return { easy: of('easy'), medium: of('medium'), hard: of('hard'), foreground: foregrounds[kind] };
}

function themeKind(): keyof typeof foregrounds {
  const { ColorThemeKind } = vscode;
  switch (vscode.window.activeColorTheme.kind) {
    case ColorThemeKind.Light:
      return 'light';
    case ColorThemeKind.HighContrast:
      return 'highContrast';
    case ColorThemeKind.HighContrastLight:
      return 'highContrastLight';
    case ColorThemeKind.Dark:
      return 'dark';
  }
}
