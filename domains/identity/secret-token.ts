// Tokens that stand for a session or a mail link: random, and stored only as their hash.
import { hash } from 'node:crypto';
import type { RandomBytes } from './ports.ts';

const TOKEN_BYTES = 32;

/** 256 random bits as base64url: 43 characters. */
export function drawToken(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(TOKEN_BYTES)).toString('base64url');
}

/** SHA-256 in hex. The token has 256 bits of chance, so that a fast hash without salt is enough. */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'hex');
}
