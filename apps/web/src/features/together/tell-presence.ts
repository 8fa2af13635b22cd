// Says to the room that one is there still, and whether one's film waits for data: soon when that changes, and now and then besides.

export interface PresenceParts {
  /** The film should play, and does not for want of data. */
  readonly isWaiting: () => boolean;
  /** Throws when it does not arrive. */
  readonly tell: (waiting: boolean) => Promise<unknown>;
  /** Milliseconds of a clock that is never set. */
  readonly now: () => number;
  readonly later: (action: () => void, milliseconds: number) => () => void;
}

/** Milliseconds between two looks; a page in the background is let look once a minute. */
const LOOK = 500;
/** Looks for which the film has to be otherwise: a seek is no news. */
const STEADY = 3;
/** Milliseconds after which one says again that one is there. */
const AGAIN = 20_000;

/** Answers how to stop. */
export function tellPresence({ isWaiting, tell, now, later }: PresenceParts): () => void {
  let told = false;
  let otherwise = 0;
  let spokeAt = now();
  let cancel = (): void => undefined;
  const look = (): void => {
    otherwise = isWaiting() === told ? 0 : otherwise + 1;
    if (otherwise >= STEADY || now() - spokeAt >= AGAIN) {
      if (otherwise >= STEADY) told = !told;
      otherwise = 0;
      spokeAt = now();
      // What is not heard is said again the next time.
      tell(told).catch(() => undefined);
    }
    cancel = later(look, LOOK);
  };
  look();
  return () => cancel();
}
