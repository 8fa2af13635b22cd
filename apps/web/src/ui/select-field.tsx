// A choice of one from a list, as the platform draws it: best on a phone and for a screen reader.
import { useId, type SelectHTMLAttributes } from 'react';
import { ChevronDown } from 'lucide-react';
import { classes } from './classes.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function SelectField({
  label,
  hint,
  options,
  compact = false,
  className,
  ...rest
}: {
  label: string;
  hint?: string;
  options: readonly Option[];
  /** Smaller, for bars of filters: the label is only read aloud. */
  compact?: boolean;
} & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  return (
    <div className={classes('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className={compact ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      <div className="relative">
        <select
          {...rest}
          id={id}
          aria-describedby={hint ? `${id}-hint` : undefined}
          className={classes(
            'w-full appearance-none truncate rounded-md border border-edge bg-surface text-text transition-colors hover:border-text focus:outline-2 focus:outline-offset-0 focus:outline-accent-text [&>option]:bg-raised [&>option]:text-text',
            compact ? 'min-h-11 ps-3.5 pe-9 text-sm font-medium' : 'min-h-12 ps-3.5 pe-10 text-base',
          )}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-muted"
        />
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
