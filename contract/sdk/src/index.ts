// The face of the SDK: every operation of the API as a typed function, and the settings they share.
export * from './generated.ts';
