// Before anything is drawn: the chosen light and the language, so that nothing flashes. Not a module, because modules wait.
(() => {
  try {
    const { theme, language } = JSON.parse(localStorage.getItem("jianbao") ?? "{}");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    if (language === "en") document.documentElement.lang = "en";
  } catch {
    // Storage may be forbidden: then the page begins as the system is set.
  }
})();
