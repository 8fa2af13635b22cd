// A round button that shows only an icon; its label is read aloud and shown as a tip.
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classes } from './classes.ts';

export function IconButton({
  label,
  children,
  active,
  tone = 'plain',
  className,
  ref,
  ...rest
}: {
  label: string;
  children: ReactNode;
  /** Set for a switch: also sets `aria-pressed`. */
  active?: boolean;
  tone?: 'plain' | 'ring' | 'solid';
  ref?: Ref<HTMLButtonElement>;
} & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={active}
      {...rest}
      ref={ref}
      className={classes(
        'inline-grid size-11 shrink-0 place-items-center rounded-full transition-colors duration-150 disabled:opacity-40 [&_svg]:size-5.5',
        tone === 'solid' && 'bg-accent text-on-accent hover:brightness-108',
        tone === 'ring' && 'border border-edge/70 text-text hover:border-text hover:bg-text/10',
        tone === 'plain' && 'text-text hover:bg-text/12',
        active && tone !== 'solid' && 'text-accent-text',
        className,
      )}
    >
      {children}
    </button>
  );
}
