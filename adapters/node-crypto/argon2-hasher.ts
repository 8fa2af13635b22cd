// Hashes passwords with argon2id from node:crypto, kept as PHC strings so that the costs can rise later.
import { argon2, randomBytes as systemRandomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PasswordHasher, RandomBytes } from '#domains/identity/ports.ts';

/** OWASP's second choice of parameters for argon2id (RFC 9106): memory in KiB. About 27 ms on one core. */
const costs = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, base64 without padding. */
const phcShape =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

interface Costs {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

const derive = promisify(argon2);

export function argon2Hasher(randomBytes: RandomBytes = systemRandomBytes): PasswordHasher {
  return {
    async hash(password) {
      const nonce = Buffer.from(randomBytes(SALT_BYTES));
      const tag = await derive('argon2id', { message: password, nonce, tagLength: HASH_BYTES, ...costs });
      return format(costs, nonce, tag);
    },

    async verify(password, phc) {
      const parsed = parse(phc);
      if (!parsed) return false;
      const { nonce, tag, ...used } = parsed;
      const derived = await derive('argon2id', { message: password, nonce, tagLength: tag.length, ...used });
      return timingSafeEqual(derived, tag);
    },

    isCurrent(phc) {
      const parsed = parse(phc);
      return (
        parsed !== null &&
        parsed.memory === costs.memory &&
        parsed.passes === costs.passes &&
        parsed.parallelism === costs.parallelism &&
        parsed.tag.length === HASH_BYTES
      );
    },

    // All zeros: to find a password that hashes to it is to invert argon2.
    decoy: format(costs, Buffer.alloc(SALT_BYTES), Buffer.alloc(HASH_BYTES)),
  };
}

function format({ memory, passes, parallelism }: Costs, nonce: Buffer, tag: Buffer): string {
  const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(tag)}`;
}

function parse(phc: string): (Costs & { nonce: Buffer; tag: Buffer }) | null {
  const [, memory, passes, parallelism, nonce, tag] = phcShape.exec(phc) ?? [];
  if (nonce === undefined || tag === undefined) return null;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}
