// Runs before the first paint: says that scripts work, and brings back the reader's choice of light.
(function (root) {
  root.classList.add("js");
  try {
    var theme = localStorage.getItem("milaff.theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  } catch (error) {
    // Storage is closed: the page follows the site's scheme.
  }
})(document.documentElement);
