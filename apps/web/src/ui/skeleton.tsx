// The shape of what is coming, so that nothing jumps when it arrives.
import { classes } from './classes.ts';

export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={classes('animate-breathe rounded-md bg-text/8', className)} />;
}
