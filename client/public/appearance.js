// Runs before the first paint, so that a chosen theme or language does not flash up late.
(function () {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem('geflecht.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    const language = localStorage.getItem('geflecht.language');
    if (language === 'en' || language === 'de') root.lang = language;
  } catch {
    // Storage is blocked: the system's theme and German it is.
  }
})();
