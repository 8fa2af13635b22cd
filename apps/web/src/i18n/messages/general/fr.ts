// In French: what stands on every page.
import type { generalEn } from './en.ts';

export const generalFr: Readonly<Record<keyof typeof generalEn, string>> = {
  'brand.name': 'Kinora',

  'common.back': 'Retour',
  'common.cancel': 'Annuler',
  'common.close': 'Fermer',
  'common.edit': 'Modifier',
  'common.loading': 'Chargement',
  'common.retry': 'Réessayer',
  'common.save': 'Enregistrer',
  'common.saved': 'Enregistré',
  'common.undo': 'Annuler',
  'common.skipToContent': 'Aller au contenu',
  'common.dismiss': 'Masquer le message',
  'common.opensNewTab': 's’ouvre dans un nouvel onglet',

  'nav.main': 'Navigation principale',
  'nav.home': 'Accueil',
  'nav.browse': 'Explorer',
  'nav.channels': 'Chaînes',
  'nav.myList': 'Ma liste',
  'nav.downloads': 'Hors ligne',
  'nav.search': 'Rechercher',
  'nav.account': 'Compte',
  'nav.studio': 'Studio',
  'nav.signIn': 'Se connecter',
  'nav.signUp': 'Créer un compte',
  'nav.signOut': 'Se déconnecter',
  'nav.switchProfile': 'Changer de profil',
  'nav.profileMenu': '{name} : menu du profil',
  'nav.preferences': 'Langue et thème',
  'nav.footer': 'À propos de ce service',

  'settings.language': 'Langue',
  'settings.theme': 'Thème',
  'settings.theme.system': 'Comme l’appareil',
  'settings.theme.dark': 'Sombre',
  'settings.theme.light': 'Clair',

  'footer.note':
    'Kinora est un logiciel libre. Les affiches et les images sont dessinées d’après les données de chaque film.',
  'footer.demo':
    'Ceci est une démonstration : les spectateurs dont les goûts nourrissent les recommandations sont simulés.',

  'notFound.title': 'Cette bobine manque',
  'notFound.text': 'Il n’y a rien à cette adresse.',
  'notFound.home': 'Aller à l’accueil',

  'offline.banner': 'Vous êtes hors ligne. Vos changements ne peuvent pas être enregistrés.',
  'offline.downloads': 'Voir vos téléchargements',

  'error.title': 'Le projecteur s’est arrêté',
  'error.text': 'Quelque chose s’est mal passé de notre côté.',
  'error.offline': 'Le service est injoignable. Vérifiez la connexion, puis réessayez.',
  'error.crash': 'Cette page a rencontré une erreur inattendue.',
  'error.reload': 'Recharger la page',

  'problem.sign_in_failed':
    'L’adresse et le mot de passe ne correspondent à aucun compte, ou l’adresse n’est pas encore confirmée.',
  'problem.sign_in_required': 'Votre session est terminée. Reconnectez-vous.',
  'problem.profile_required': 'Choisissez d’abord un profil.',
  'problem.too_many_requests': 'Trop d’essais. Attendez un instant, puis réessayez.',
  'problem.password_wrong': 'Le mot de passe actuel est faux.',
  'problem.password_too_short': 'Ce mot de passe est trop court.',
  'problem.password_too_common':
    'Ce mot de passe est de ceux que tout le monde essaie d’abord. Choisissez-en un autre.',
  'problem.password_personal': 'Ce mot de passe contient votre nom ou votre adresse. Choisissez-en un autre.',
  'problem.confirmation_invalid': 'Ce lien ne fonctionne plus.',
  'problem.profile_limit_reached': 'Ce compte a déjà autant de profils que possible.',
  'problem.outbox_closed':
    'La boîte d’envoi ne se lit que sur la machine du service, et seulement sans serveur de courrier.',
  'problem.download_limit_reached': 'Cet appareil a atteint sa limite de téléchargements. Supprimez-en un.',
  'problem.download_devices_reached':
    'Le nombre d’appareils avec téléchargements est atteint. Déconnectez-en un.',
  'problem.network': 'Le service est injoignable.',
  'problem.other': 'Cela n’a pas marché. Réessayez.',
};
