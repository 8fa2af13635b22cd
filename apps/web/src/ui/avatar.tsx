// The drawn picture of a profile.
import { classes } from './classes.ts';

export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <img
      src={`/art/avatar/${name}.svg`}
      alt=""
      width={160}
      height={160}
      className={classes('aspect-square rounded-md bg-text/10 object-cover', className)}
    />
  );
}
