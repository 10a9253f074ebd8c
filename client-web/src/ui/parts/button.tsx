// Buttons: at least 44 px in both directions, words or a label on each.

import type { ComponentChildren } from 'preact';
import { Icon } from './icon';
import type { IconName, IconPath } from './icon';

interface Common {
  /** Absent for buttons that send their form. */
  readonly onPress?: () => void;
  readonly disabled?: boolean | undefined;
  /** Looks and is called disabled, and answers to a press: it says why. */
  readonly barred?: boolean | undefined;
  readonly kind?: 'plain' | 'main' | 'quiet' | 'danger';
  /** Pressed in, for switches. */
  readonly on?: boolean | undefined;
  /** Does not take the focus from the text that is being written. */
  readonly keepFocus?: boolean;
  readonly class?: string;
}

interface IconButtonProps extends Common {
  readonly icon: IconName | IconPath;
  /** What it does: tooltip, and name for assistive technology. */
  readonly label: string;
  /** Shown under the icon where there is room. */
  readonly caption?: string;
}

function keep(event: Event): void {
  event.preventDefault();
}

function classes(base: string, { kind = 'plain', class: more }: Common): string {
  return `${base} ${base}--${kind}${more ? ` ${more}` : ''}`;
}

export function IconButton(props: IconButtonProps) {
  const { icon, label, caption, onPress, disabled, barred, on, keepFocus } = props;
  return (
    <button
      type="button"
      class={classes('icon-button', props)}
      aria-label={label}
      title={label}
      aria-pressed={on}
      disabled={disabled}
      aria-disabled={barred || undefined}
      onPointerDown={keepFocus ? keep : undefined}
      onClick={onPress}
    >
      <Icon name={icon} />
      {caption !== undefined && <span class="icon-button__caption">{caption}</span>}
    </button>
  );
}

interface ButtonProps extends Common {
  readonly children: ComponentChildren;
  readonly icon?: IconName | IconPath;
  readonly submit?: boolean;
}

export function Button(props: ButtonProps) {
  const { children, icon, onPress, disabled, barred, submit, on, keepFocus } = props;
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={classes('button', props)}
      aria-pressed={on}
      disabled={disabled}
      aria-disabled={barred || undefined}
      onPointerDown={keepFocus ? keep : undefined}
      onClick={submit ? undefined : onPress}
    >
      {icon && <Icon name={icon} size={20} />}
      <span>{children}</span>
    </button>
  );
}
