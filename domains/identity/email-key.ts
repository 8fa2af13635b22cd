// The form in which addresses are compared.

/**
 * NFC and lower case. RFC 5321 allows the part before the @ to be case-sensitive; no mail system of today makes use of it,
 * and two accounts that differ by case only would be a trap.
 */
export function emailKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}
