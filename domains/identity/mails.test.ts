import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locales } from './contract.ts';
import { confirmationMail, knownAddressMail, passwordChangedMail } from './mails.ts';

const link = 'https://films.example.org/confirm?token=abc';

test('each mail is written in every language, with the name, and with the link where it has one', () => {
  const subjects = new Set<string>();
  for (const locale of locales) {
    const to = { email: 'ada@example.org', firstName: 'Ada', locale };
    for (const mail of [confirmationMail(to, link), knownAddressMail(to, link), passwordChangedMail(to)]) {
      subjects.add(mail.subject);
      assert.ok(mail.text.includes('Ada'));
      assert.equal(mail.text.includes(link), mail.link === link);
      assert.equal(mail.to, to.email);
    }
  }
  assert.equal(subjects.size, 9);
});
