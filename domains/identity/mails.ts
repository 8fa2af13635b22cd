// The messages that identity sends, in each language of the service. Plain text: it reads the same everywhere.
import type { Locale } from './contract.ts';
import type { Mail } from './ports.ts';

interface Recipient {
  readonly email: string;
  readonly firstName: string;
  readonly locale: Locale;
}

type Texts = Record<Locale, { subject: string; lines: (name: string, link: string) => string[] }>;

function write(texts: Texts, to: Recipient, link: string | null): Mail {
  const { subject, lines } = texts[to.locale];
  return {
    to: to.email,
    subject,
    text: `${lines(to.firstName, link ?? '').join('\n\n')}\n\nKinora\n`,
    link,
  };
}

/** To a new address: the link that confirms it, good for 24 hours. */
export function confirmationMail(to: Recipient, link: string): Mail {
  return write(confirmation, to, link);
}

const confirmation: Texts = {
  en: {
    subject: 'Confirm your address',
    lines: (name, link) => [
      `Welcome, ${name}.`,
      'Open this link to confirm your address and start watching:',
      link,
      'It works once, within 24 hours. If you did not sign up, do not open it: nothing will happen.',
    ],
  },
  fr: {
    subject: 'Confirmez votre adresse',
    lines: (name, link) => [
      `Bienvenue, ${name}.`,
      'Ouvrez ce lien pour confirmer votre adresse et commencer à regarder :',
      link,
      'Il fonctionne une seule fois, dans les 24 heures. Si vous ne vous êtes pas inscrit, ne l’ouvrez pas : il ne se passera rien.',
    ],
  },
  ar: {
    subject: 'أكِّد عنوان بريدك',
    lines: (name, link) => [
      `مرحبًا ${name}،`,
      'افتح هذا الرابط لتأكيد عنوانك والبدء بالمشاهدة:',
      link,
      'يعمل الرابط مرة واحدة خلال 24 ساعة. إن لم تكن أنت من سجَّل فلا تفتحه، ولن يحدث شيء.',
    ],
  },
};

/** To an address that has an account already, when somebody signs up with it. */
export function knownAddressMail(to: Recipient, signInLink: string): Mail {
  return write(knownAddress, to, signInLink);
}

const knownAddress: Texts = {
  en: {
    subject: 'You already have an account',
    lines: (name, link) => [
      `Hello ${name},`,
      'Somebody has just tried to sign up with this address, which already has an account. Nothing was changed.',
      `If it was you, sign in here: ${link}`,
      'If it was not, there is nothing you need to do.',
    ],
  },
  fr: {
    subject: 'Vous avez déjà un compte',
    lines: (name, link) => [
      `Bonjour ${name},`,
      'Quelqu’un vient d’essayer de s’inscrire avec cette adresse, qui a déjà un compte. Rien n’a été modifié.',
      `Si c’était vous, connectez-vous ici : ${link}`,
      'Sinon, vous n’avez rien à faire.',
    ],
  },
  ar: {
    subject: 'لديك حساب بالفعل',
    lines: (name, link) => [
      `مرحبًا ${name}،`,
      'حاول شخص ما للتوّ التسجيل بهذا العنوان، وهو مرتبط بحساب بالفعل. لم يتغيّر أي شيء.',
      `إن كنت أنت، فسجِّل الدخول من هنا: ${link}`,
      'وإن لم تكن أنت، فلا حاجة إلى أن تفعل شيئًا.',
    ],
  },
};

/** After a change of password: who did not do it learns of it. */
export function passwordChangedMail(to: Recipient): Mail {
  return write(passwordChanged, to, null);
}

const passwordChanged: Texts = {
  en: {
    subject: 'Your password was changed',
    lines: (name) => [
      `Hello ${name},`,
      'The password of your account was changed, and all your other devices were signed out.',
      'If it was not you, tell whoever runs this service at once.',
    ],
  },
  fr: {
    subject: 'Votre mot de passe a été modifié',
    lines: (name) => [
      `Bonjour ${name},`,
      'Le mot de passe de votre compte a été modifié et tous vos autres appareils ont été déconnectés.',
      'Si ce n’était pas vous, prévenez sans attendre la personne qui gère ce service.',
    ],
  },
  ar: {
    subject: 'تم تغيير كلمة المرور',
    lines: (name) => [
      `مرحبًا ${name}،`,
      'تم تغيير كلمة مرور حسابك وتسجيل الخروج من جميع أجهزتك الأخرى.',
      'إن لم تكن أنت من فعل ذلك، فأبلغ القائم على هذه الخدمة فورًا.',
    ],
  },
};
