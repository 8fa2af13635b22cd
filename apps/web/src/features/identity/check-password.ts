// Which rules of the stated policy a password meets, as far as the browser can know.
export interface PasswordRule {
  readonly rule: 'minLength' | 'maxLength' | 'notPersonal';
  readonly met: boolean;
}

/** Names shorter than this, in code points, are in too many words to be held against a password. */
const PERSONAL_LENGTH = 3;

/** Lengths count code points after NFC, as the server does. */
export function checkPassword(
  password: string,
  policy: { minLength: number; maxLength: number; refusesCommon: boolean },
  owner: { firstName: string; lastName: string; email: string },
): PasswordRule[] {
  const length = Array.from(password.normalize('NFC')).length;
  const rules: PasswordRule[] = [{ rule: 'minLength', met: length >= policy.minLength }];
  if (length > policy.maxLength) rules.push({ rule: 'maxLength', met: false });
  if (policy.refusesCommon) {
    const folded = fold(password);
    const [local = ''] = owner.email.split('@');
    const names = [owner.firstName, owner.lastName, local, local.split('+')[0] ?? '']
      .map((name) => fold(name.trim()))
      .filter((name) => Array.from(name).length >= PERSONAL_LENGTH);
    rules.push({ rule: 'notPersonal', met: password !== '' && !names.some((name) => folded.includes(name)) });
  }
  return rules;
}

/** Without case and accents. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
