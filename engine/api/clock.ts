// Time as a port: whoever needs the time is given one of these.

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}
