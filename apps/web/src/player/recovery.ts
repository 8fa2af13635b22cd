// Brings a film back after its address expired, the network went or its place was taken: when to ask, when to wait, when to say so.
import type { FaultKind } from './classify-fault.ts';

/** What asking for a fresh address came to. */
export type Renewal =
  | { readonly kind: 'fresh'; readonly url: string; readonly expiresAt: number | null }
  | { readonly kind: 'full' | 'unreachable' | 'refused' };

/** How the film is reached: `waiting` for the network, `ended` from elsewhere, no place (`full`), or not any more (`lost`). */
export type Link = 'good' | 'waiting' | 'ended' | 'full' | 'lost';

export interface RecoveryDeps {
  readonly renew: () => Promise<Renewal>;
  /** Goes on where it stands, under a fresh address when there is one. */
  readonly resume: (url: string | null) => void;
  readonly say: (link: Link) => void;
  /** Runs an action after milliseconds; the answer calls it off. */
  readonly later: (action: () => void, milliseconds: number) => () => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Milliseconds between two tries while nothing is reached. */
const PAUSES = [1_000, 2_000, 4_000, 8_000, 15_000] as const;
/** An address is replaced this many milliseconds before it expires. */
const MARGIN = 60_000;
/** So many fresh addresses within so many milliseconds that are refused again: asking for more does not help. */
const MOST_RENEWALS = 3;
const RENEWAL_WINDOW = 30_000;

export class Recovery {
  readonly #deps: RecoveryDeps;
  #expiresAt: number | null;
  #link: Link = 'good';
  #tries = 0;
  #renewals: number[] = [];
  #renewing = false;
  #closed = false;
  #pending: { readonly action: () => void; readonly callOff: () => void } | null = null;

  /** `expiresAt` of the address that it plays from, in milliseconds since 1970. */
  constructor(deps: RecoveryDeps, expiresAt: number | null) {
    this.#deps = deps;
    this.#expiresAt = expiresAt;
  }

  meet(fault: FaultKind): void {
    if (this.#closed || fault === 'none') return;
    if (fault === 'address') void this.#renew();
    else if (fault === 'network') this.#wait(() => this.#deps.resume(null));
    else this.#turn(fault === 'film' ? 'lost' : fault);
  }

  /** Something came through, or the film plays on. What is still to be tried again is tried: another part of the film may have failed. */
  arrived(): void {
    if (this.#pending !== null) return;
    this.#tries = 0;
    if (this.#link === 'waiting') this.#turn('good');
  }

  /** The network is back: what was waited for is tried at once. */
  online(): void {
    const pending = this.#pending;
    if (pending === null) return;
    this.#callOff();
    pending.action();
  }

  /** To be called now and then, and after sleep: replaces an address that is about to expire. */
  look(): void {
    if (this.#link !== 'good' || this.#expiresAt === null) return;
    if (this.#deps.now() > this.#expiresAt - MARGIN) void this.#renew();
  }

  close(): void {
    this.#closed = true;
    this.#callOff();
  }

  async #renew(): Promise<void> {
    if (this.#renewing || this.#closed) return;
    const { now, renew, resume } = this.#deps;
    this.#renewals = this.#renewals.filter((at) => now() - at < RENEWAL_WINDOW);
    if (this.#renewals.length >= MOST_RENEWALS) {
      this.#turn('lost');
      return;
    }
    this.#renewing = true;
    const renewal = await renew().finally(() => {
      this.#renewing = false;
    });
    if (this.#closed) return;
    if (renewal.kind === 'unreachable') {
      this.#wait(() => void this.#renew());
      return;
    }
    if (renewal.kind !== 'fresh') {
      this.#turn(renewal.kind === 'full' ? 'full' : 'lost');
      return;
    }
    this.#renewals.push(now());
    this.#expiresAt = renewal.expiresAt;
    this.#turn('good');
    resume(renewal.url);
  }

  #wait(action: () => void): void {
    this.#turn('waiting');
    if (this.#pending !== null) return;
    const pause = PAUSES[Math.min(this.#tries, PAUSES.length - 1)] ?? 0;
    this.#tries += 1;
    const callOff = this.#deps.later(() => {
      this.#pending = null;
      action();
    }, pause);
    this.#pending = { action, callOff };
  }

  #callOff(): void {
    this.#pending?.callOff();
    this.#pending = null;
  }

  #turn(link: Link): void {
    if (link !== 'waiting') this.#callOff();
    if (this.#link === link) return;
    this.#link = link;
    this.#deps.say(link);
  }
}
