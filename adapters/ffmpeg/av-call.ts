// Checks what FFmpeg's functions return: negative numbers are errors, and two of them only mean "not now".
import { AVERROR_EAGAIN, AVERROR_EOF, FFmpegError } from 'node-av';

/** An FFmpeg function failed; `status` is its AVERROR. */
export class AvError extends Error {
  readonly status: number;

  constructor(action: string, status: number) {
    super(`${action}: ${FFmpegError.strerror(status)}`);
    this.name = 'AvError';
    this.status = status;
  }
}

/** Passes a status of zero or more through; throws AvError for any other. */
export function avCall(action: string, status: number): number {
  if (status < 0) throw new AvError(action, status);
  return status;
}

/** True when there was something to take; false when more input is needed or the end is reached. */
export function avTook(action: string, status: number): boolean {
  if (status === AVERROR_EAGAIN || status === AVERROR_EOF) return false;
  avCall(action, status);
  return true;
}

/** What an allocation gave, which is never null unless the library lacks the part. */
export function avPart<T>(name: string, part: T | null | undefined): T {
  if (part === null || part === undefined) throw new Error(`FFmpeg lacks ${name}`);
  return part;
}
