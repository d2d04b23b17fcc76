// Small helps for readers: light and dark, copy, share, print, an open table of contents.
// The page is complete without any of them.

const root = document.documentElement;
const live = document.getElementById("live");
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/** Tell screen readers what happened. */
function say(text) {
  if (live) live.textContent = text;
}

/** What the page shows before the reader chooses: "dark" or "light". */
function givenTheme() {
  const scheme = root.dataset.scheme;
  if (scheme === "dark" || scheme === "light") return scheme;
  return prefersDark.matches ? "dark" : "light";
}

/** Keep a choice that differs from what is given; forget one that does not. */
function storeTheme(theme) {
  try {
    if (theme === givenTheme()) localStorage.removeItem("milaff.theme");
    else localStorage.setItem("milaff.theme", theme);
  } catch {
    // Storage is closed: the choice lasts for this page.
  }
}

function switchTheme(button) {
  const shown = root.dataset.theme || givenTheme();
  const theme = shown === "dark" ? "light" : "dark";
  root.dataset.theme = theme;
  storeTheme(theme);
  say(button.dataset[theme]);
}

/** Copy, and say so on the button and aloud; where copying is refused, select the text instead. */
async function copy(text, button, element) {
  try {
    await navigator.clipboard.writeText(text);
    button.lastChild.textContent = button.dataset.done;
    say(button.dataset.done);
  } catch {
    if (element) getSelection().selectAllChildren(element);
    else prompt("", text);
  }
}

function copyCitation(button) {
  const element = document.getElementById(button.dataset.from);
  return copy(element.textContent.trim(), button, element);
}

async function share(button) {
  const url = document.querySelector("link[rel=canonical]")?.href || location.href;
  if (!navigator.share) return copy(url, button);
  try {
    await navigator.share({ title: document.title, url });
  } catch {
    // The reader closed the sheet.
  }
}

const actions = { theme: switchTheme, copy: copyCitation, share, print: () => print() };

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) actions[button.dataset.do]?.(button);
});

/** The table of contents stands open where it has a column of its own. */
const wide = matchMedia("(min-width: 64rem)");
function openContents() {
  for (const box of document.querySelectorAll(".toc details")) box.open = wide.matches;
}
wide.addEventListener("change", openContents);
openContents();
