// The buttons of the application, also as links: one solid per view, the others quiet.
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';
import { classes } from './classes.ts';
import { Spinner } from './spinner.tsx';

export type ButtonTone = 'solid' | 'quiet' | 'ghost' | 'danger';

const tones: Readonly<Record<ButtonTone, string>> = {
  solid: 'bg-accent text-on-accent hover:brightness-108 active:brightness-95',
  quiet: 'bg-text/10 text-text hover:bg-text/17 active:bg-text/22',
  ghost: 'text-text hover:bg-text/10 active:bg-text/15',
  danger: 'bg-danger text-on-danger hover:brightness-108',
};

function look(tone: ButtonTone, large: boolean, className: string | undefined): string {
  return classes(
    'inline-flex shrink-0 items-center justify-center gap-2.5 rounded-md font-semibold whitespace-nowrap select-none',
    'transition-[background-color,filter,opacity] duration-150 disabled:opacity-45',
    large ? 'min-h-13 px-6 text-base' : 'min-h-11 px-4.5 text-sm',
    tones[tone],
    className,
  );
}

interface Common {
  tone?: ButtonTone;
  large?: boolean;
  icon?: ReactNode;
  children: ReactNode;
}

export function Button({
  tone = 'quiet',
  large = false,
  icon,
  busy = false,
  className,
  children,
  disabled,
  ...rest
}: Common & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={look(tone, large, className)}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

export function ButtonLink({
  tone = 'quiet',
  large = false,
  icon,
  className,
  children,
  ...rest
}: Common & Omit<LinkProps, 'children' | 'className'> & { className?: string }) {
  return (
    <Link {...rest} className={look(tone, large, className)}>
      {icon}
      {children}
    </Link>
  );
}
