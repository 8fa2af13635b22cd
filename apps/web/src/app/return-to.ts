// Scrolls back to a place on a page that is still growing: again and again until it is reached, or the viewer moves.
/** Milliseconds between two attempts, and how many there are. */
const PAUSE = 60;
const ATTEMPTS = 25;

/** Answers how to stop. */
export function returnTo(place: number): () => void {
  let left = ATTEMPTS;
  const moves = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;
  const stop = () => {
    clearInterval(timer);
    for (const move of moves) window.removeEventListener(move, stop);
  };
  const timer = setInterval(() => {
    left -= 1;
    window.scrollTo(0, place);
    if (left === 0 || (left < ATTEMPTS - 3 && Math.abs(window.scrollY - place) < 2)) stop();
  }, PAUSE);
  for (const move of moves) window.addEventListener(move, stop, { passive: true });
  return stop;
}
