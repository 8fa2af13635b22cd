// How far a download is, as a ring; words beside it or its button say it too.
const RADIUS = 8;
const ROUND = 2 * Math.PI * RADIUS;

export function ProgressRing({ share }: { share: number }) {
  return (
    <svg viewBox="0 0 20 20" className="size-5 -rotate-90" fill="none" strokeWidth="2.5" aria-hidden="true">
      <circle cx="10" cy="10" r={RADIUS} className="stroke-current opacity-25" />
      <circle
        cx="10"
        cy="10"
        r={RADIUS}
        className="stroke-accent transition-[stroke-dashoffset] duration-300"
        strokeLinecap="round"
        strokeDasharray={ROUND}
        strokeDashoffset={ROUND * (1 - Math.max(0.02, share))}
      />
    </svg>
  );
}
