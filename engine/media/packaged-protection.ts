// How the segments of a packaged title are encrypted, as playlists and manifests say it: everything but the key.

/** `clearkey`: CENC, samples in AES-CTR, for HLS and DASH. `aes-128`: whole segments in AES-CBC, for HLS alone. */
export const protectionSchemes = ['clearkey', 'aes-128'] as const;
export type ProtectionScheme = (typeof protectionSchemes)[number];

export type PackagedProtection = {
  scheme: ProtectionScheme;
  /** 16 bytes as 32 lower-case hexadecimal digits; public: it names the key, and is unrelated to it. */
  keyId: string;
};

/** Name of the key beside the playlists, answered by the service and never a file. */
export const keyName = 'key';
