// The codec strings (RFC 6381) that playlists announce, read from the decoder configurations themselves.

/** `avc1.64001f` from an AVCDecoderConfigurationRecord: profile, constraints, level in hexadecimal. */
export function avcCodecString(configuration: Uint8Array): string {
  const hex = (value: number | undefined) => (value ?? 0).toString(16).padStart(2, '0');
  return `avc1.${hex(configuration[1])}${hex(configuration[2])}${hex(configuration[3])}`;
}

/** `mp4a.40.2` from an AudioSpecificConfig: its audio object type (ISO/IEC 14496-3, 1.6.2.1). */
export function aacCodecString(configuration: Uint8Array): string {
  const type = (configuration[0] ?? 0) >> 3;
  const escaped = 32 + ((((configuration[0] ?? 0) & 7) << 3) | ((configuration[1] ?? 0) >> 5));
  return `mp4a.40.${type === 31 ? escaped : type}`;
}

/** `av01.0.08M.08` from an AV1CodecConfigurationRecord: profile, level, tier, bits of a sample. */
export function av1CodecString(configuration: Uint8Array): string {
  const [, first = 0, second = 0] = configuration;
  const level = String(first & 31).padStart(2, '0');
  const bits = (second & 0x40) === 0 ? '08' : (second & 0x20) === 0 ? '10' : '12';
  return `av01.${first >> 5}.${level}${(second & 0x80) === 0 ? 'M' : 'H'}.${bits}`;
}
