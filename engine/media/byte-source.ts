// A file as the readers of containers see it: bytes at any place, without reading all of it.

export interface ByteSource {
  /** Bytes of the whole file. */
  readonly size: number;
  /** Fewer bytes than asked for at the end of the file; none beyond it. */
  read(offset: number, length: number): Uint8Array;
}
