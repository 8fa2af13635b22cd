// The mark of Kinora: a K whose arms are the beam of a projector; with or without the word.
import { useId } from 'react';
import { classes } from './classes.ts';

export function Logo({ word = true, className }: { word?: boolean; className?: string }) {
  const beam = useId();
  return (
    <span className={classes('inline-flex items-center gap-2.5', className)} dir="ltr">
      <svg viewBox="0 0 24 24" className="h-7 w-auto shrink-0" aria-hidden="true">
        <defs>
          <linearGradient id={beam} x1="0" x2="1">
            <stop offset="0" stopColor="var(--accent)" />
            <stop offset="1" stopColor="var(--accent)" stopOpacity="0.35" />
          </linearGradient>
        </defs>
        <rect x="2" y="2" width="4.2" height="20" rx="1.3" fill="currentColor" />
        <path d="M8 12 22 2v20z" fill={`url(#${beam})`} />
      </svg>
      {word && <span className="text-[1.3rem] leading-none font-semibold tracking-[-0.035em]">Kinora</span>}
    </span>
  );
}
