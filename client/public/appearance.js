// Runs before the first paint, so that neither theme nor language flashes. Keys as in core/appearance and core/i18n.
(function () {
  var root = document.documentElement;
  function stored(key) {
    try {
      return localStorage.getItem('tideboard.' + key);
    } catch {
      return null;
    }
  }
  var theme = stored('theme');
  if (theme !== 'light' && theme !== 'dark') {
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  root.dataset.theme = theme;
  root.dataset.density = stored('density') || 'standard';
  var locale = stored('locale') || (/^zh/i.test(navigator.language) ? 'zh-CN' : 'en');
  root.lang = locale;
})();
