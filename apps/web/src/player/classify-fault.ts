// What an error of Shaka Player means for who watches: whether the address, the place, the network or the film is at fault.

/** `shaka.util.Error`, as far as it is read here. */
export interface PlayerError {
  readonly severity: number;
  readonly category: number;
  readonly code: number;
  /** Of an answer that was no success: address, status, text. */
  readonly data?: readonly unknown[];
}

/**
 * - `address`: it expired or is not good any more; a fresh one helps
 * - `ended`: the stream was stopped from elsewhere
 * - `full`: others took its place
 * - `network`: nothing comes; waiting helps
 * - `film`: it cannot be played
 * - `none`: the player goes on by itself
 */
export type FaultKind = 'address' | 'ended' | 'full' | 'network' | 'film' | 'none';

/** Numbers of `shaka.util.Error`, stable over its versions. */
const CRITICAL = 2;
const NETWORK = 1;
const BAD_HTTP_STATUS = 1001;

export function classifyFault({ severity, category, code, data }: PlayerError): FaultKind {
  if (category === NETWORK && code === BAD_HTTP_STATUS) {
    const status = Number(data?.[1]);
    // Asked for under an address that is not good: another rung would be refused as well, however mild the player thinks it.
    if (status === 401 || status === 403)
      return codeOf(data?.[2]) === 'media_session_ended' ? 'ended' : 'address';
    if (status === 409) return 'full';
    if (severity !== CRITICAL) return 'none';
    return status >= 500 || status === 429 ? 'network' : 'film';
  }
  if (severity !== CRITICAL) return 'none';
  return category === NETWORK ? 'network' : 'film';
}

function codeOf(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  try {
    const problem: unknown = JSON.parse(text);
    const named = typeof problem === 'object' && problem !== null && 'code' in problem;
    return named && typeof problem.code === 'string' ? problem.code : null;
  } catch {
    return null;
  }
}
