import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeRadio,
  vsCodeRadioGroup,
  vsCodeTextField,
  type Button,
  type Checkbox,
  type Dropdown,
  type RadioGroup,
  type TextField,
} from '@vscode/webview-ui-toolkit';
import { setText } from './element';

provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodeCheckbox(),
  vsCodeDropdown(),
  vsCodeOption(),
  vsCodeRadio(),
  vsCodeRadioGroup(),
  vsCodeTextField(),
);

/** A value to choose, and what it is called. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A control that holds a value. */
export interface Control<Value> {
  readonly element: HTMLElement;
  value: Value;
}

/** A control that holds one of some choices, which may change. */
export interface ChoiceControl extends Control<string> {
  setChoices(choices: readonly Choice[], value: string): void;
}

/** A button; the one that matters most of those in sight is primary. */
export function button(label: string, kind: 'primary' | 'secondary', press: () => void): Control<string> {
  const element = document.createElement('vscode-button') as Button;
  element.appearance = kind;
  element.textContent = label;
  element.addEventListener('click', () => {
    if (!element.disabled) press();
  });
  return {
    element,
    get value() {
      return element.textContent ?? '';
    },
    set value(text) {
      setText(element, text);
    },
  };
}

/** Makes a control usable, or not. */
export function setEnabled({ element }: Control<unknown>, enabled: boolean): void {
  (element as Button).disabled = !enabled;
}

/** A list that opens to choose one of it. */
export function dropdown(label: string, choose: (value: string) => void): ChoiceControl {
  const element = document.createElement('vscode-dropdown') as Dropdown;
  element.setAttribute('aria-label', label);
  let wanted = '';
  element.addEventListener('change', () => choose((wanted = element.value)));
  let known = '';
  const take = (): void => {
    if (element.value !== wanted) element.value = wanted;
  };
  return {
    element,
    get value() {
      return element.value;
    },
    set value(value) {
      wanted = value;
      take();
    },
    setChoices(choices, value) {
      wanted = value;
      const now = JSON.stringify(choices);
      if (now === known) return take();
      known = now;
      element.replaceChildren(...choices.map((choice) => option(choice, value)));
      // It keeps the place of what was chosen among the old ones until it has taken in the new.
      requestAnimationFrame(take);
    },
  };
}

function option({ value, label }: Choice, chosen: string): HTMLElement {
  const element = document.createElement('vscode-option');
  element.setAttribute('value', value);
  if (value === chosen) element.setAttribute('selected', '');
  element.textContent = label;
  element.title = label;
  return element;
}

/** Choices side by side, one of which is taken. */
export function radioGroup(
  label: string,
  choices: readonly Choice[],
  value: string,
  choose: (value: string) => void,
): Control<string> {
  const element = document.createElement('vscode-radio-group') as RadioGroup;
  element.setAttribute('aria-label', label);
  element.append(
    ...choices.map((choice) => {
      const radio = document.createElement('vscode-radio');
      radio.setAttribute('value', choice.value);
      radio.textContent = choice.label;
      return radio;
    }),
  );
  element.value = value;
  element.addEventListener('change', () => choose(element.value));
  return withValue(element);
}

function withValue(element: HTMLElement & { value: string }): Control<string> {
  return {
    element,
    get value() {
      return element.value;
    },
    set value(value) {
      if (element.value !== value) element.value = value;
    },
  };
}

/** A field for a short text. */
export function textField(
  label: string,
  value: string,
  placeholder: string,
  edit: (value: string) => void,
): Control<string> {
  const element = document.createElement('vscode-text-field') as TextField;
  // It takes its name from its text, and no other name for it; panel.css hides the label that this would show.
  element.textContent = label;
  element.placeholder = placeholder;
  element.value = value;
  element.addEventListener('input', () => edit(element.value));
  return withValue(element);
}

/** Something that is so or not. */
export function checkbox(
  label: string,
  checked: boolean,
  change: (checked: boolean) => void,
): Control<boolean> {
  const element = document.createElement('vscode-checkbox') as Checkbox;
  element.textContent = label;
  element.checked = checked;
  element.addEventListener('change', () => change(element.checked));
  return {
    element,
    get value() {
      return element.checked;
    },
    set value(value) {
      element.checked = value;
    },
  };
}
