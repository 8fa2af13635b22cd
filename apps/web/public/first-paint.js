// Sets language, direction and theme before the first paint, so that nothing flashes. Loaded as a blocking script:
// the content security policy allows no inline one.
(function () {
  var root = document.documentElement;
  var stored = {};
  try {
    stored = JSON.parse(localStorage.getItem('kinora.settings') || '{}');
  } catch {
    stored = {};
  }
  var known = ['en', 'fr', 'ar'];
  var locale = stored.locale;
  if (known.indexOf(locale) < 0) {
    locale = 'en';
    for (var i = 0; i < navigator.languages.length; i++) {
      var tag = navigator.languages[i].slice(0, 2);
      if (known.indexOf(tag) >= 0) {
        locale = tag;
        break;
      }
    }
  }
  root.lang = locale;
  root.dir = locale === 'ar' ? 'rtl' : 'ltr';
  root.dataset.theme = stored.theme === 'dark' || stored.theme === 'light' ? stored.theme : 'system';
})();
