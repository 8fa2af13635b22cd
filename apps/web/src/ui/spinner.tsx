// A turning ring for a wait of unknown length; the words beside it say what is waited for.
import { classes } from './classes.ts';

export function Spinner({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        'inline-block size-5 animate-turn rounded-full border-2 border-current border-e-transparent',
        className,
      )}
    />
  );
}
