// A setting that is on or off and holds at once.
import { useId } from 'react';
import { classes } from './classes.ts';

export function SwitchField({
  label,
  hint,
  checked,
  onChange,
}: {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="flex min-h-11 items-start justify-between gap-6">
      <div className="pt-2.5">
        <label id={`${id}-label`} htmlFor={id} className="block cursor-pointer text-base font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="mt-0.5 text-sm text-muted">
            {hint}
          </p>
        )}
      </div>
      <button
        id={id}
        type="button"
        role="switch"
        aria-checked={checked}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onClick={() => onChange(!checked)}
        className="grid h-11 w-14 shrink-0 place-items-center"
      >
        <span
          className={classes(
            'flex h-7 w-12 items-center rounded-full border p-0.5 transition-colors',
            checked ? 'border-accent bg-accent' : 'border-edge bg-surface',
          )}
        >
          <span
            className={classes(
              'size-5.5 rounded-full transition-[margin] duration-200 ease-calm',
              checked ? 'ms-[1.25rem] bg-on-accent' : 'bg-edge',
            )}
          />
        </span>
      </button>
    </div>
  );
}
