// Says to the room that one is there still, and whether one's film waits for data: soon when that changes, and now and then besides.

export interface PresenceParts {
  /** The film should play, and does not for want of data. */
  readonly isWaiting: () => boolean;
  /** Throws when it does not arrive. */
  readonly tell: (waiting: boolean) => Promise<unknown>;
  readonly later: (action: () => void, milliseconds: number) => () => void;
}

/** Milliseconds between two looks. */
const LOOK = 500;
/** Looks for which the film has to be otherwise: a seek is no news. */
const STEADY = 3;
/** Looks after which one says again that one is there: a third of a minute. */
const AGAIN = 40;

/** Answers how to stop. */
export function tellPresence({ isWaiting, tell, later }: PresenceParts): () => void {
  let told = false;
  let otherwise = 0;
  let silent = 0;
  let cancel = (): void => undefined;
  const look = (): void => {
    otherwise = isWaiting() === told ? 0 : otherwise + 1;
    silent += 1;
    if (otherwise >= STEADY || silent >= AGAIN) {
      if (otherwise >= STEADY) told = !told;
      otherwise = 0;
      silent = 0;
      // What is not heard is said again the next time.
      tell(told).catch(() => undefined);
    }
    cancel = later(look, LOOK);
  };
  look();
  return () => cancel();
}
