// One line of text in a form: label, hint, and the fault in words below it.
import { useId, type InputHTMLAttributes, type ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';
import { classes } from './classes.ts';

export const fieldLook =
  'min-h-12 w-full rounded-md border bg-surface px-3.5 text-base text-text transition-colors duration-150 placeholder:text-muted hover:border-text focus:border-accent-text focus:outline-2 focus:outline-offset-0 focus:outline-accent-text';

export function TextField({
  label,
  hint,
  fault,
  trailing,
  className,
  ...rest
}: {
  label: string;
  hint?: ReactNode;
  fault?: string | null | undefined;
  trailing?: ReactNode;
} & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  const describedBy = [fault && `${id}-fault`, hint && `${id}-hint`, rest['aria-describedby']]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={classes('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          {...rest}
          id={id}
          aria-invalid={fault ? true : undefined}
          aria-describedby={describedBy || undefined}
          className={classes(
            fieldLook,
            fault ? 'border-danger' : 'border-edge',
            Boolean(trailing) && 'pe-13',
          )}
        />
        {trailing && <div className="absolute inset-y-0 end-0.5 grid place-items-center">{trailing}</div>}
      </div>
      {fault && (
        <p id={`${id}-fault`} className="flex items-start gap-1.5 text-sm text-danger">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          {fault}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
