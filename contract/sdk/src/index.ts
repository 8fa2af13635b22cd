// The face of the SDK: every operation of the API as a typed function, how to unwrap its answer, and the settings they share.
export * from './generated.ts';
export { HttpError, ok } from '@oazapfts/runtime';
