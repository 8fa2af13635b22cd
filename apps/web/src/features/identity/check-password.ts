// Which rules of the stated policy a password meets, as far as the browser can know.
export interface PasswordRule {
  readonly rule: 'minLength' | 'maxLength' | 'notPersonal';
  readonly met: boolean;
}

/** Parts of a name or address shorter than this are in too many words to be held against a password. */
const PERSONAL_LENGTH = 4;

/** `personal`: the names and the address of the person, as typed so far. Lengths count characters, not UTF-16 units. */
export function checkPassword(
  password: string,
  policy: { minLength: number; maxLength: number; refusesCommon: boolean },
  personal: readonly string[],
): PasswordRule[] {
  const length = [...password].length;
  const rules: PasswordRule[] = [{ rule: 'minLength', met: length >= policy.minLength }];
  if (length > policy.maxLength) rules.push({ rule: 'maxLength', met: false });
  if (policy.refusesCommon) {
    const lower = password.toLowerCase();
    const parts = personal
      .flatMap((text) => text.toLowerCase().split(/[\s@.+_-]+/u))
      .filter((part) => part.length >= PERSONAL_LENGTH);
    rules.push({
      rule: 'notPersonal',
      met: password !== '' && !parts.some((part) => lower.includes(part)),
    });
  }
  return rules;
}
