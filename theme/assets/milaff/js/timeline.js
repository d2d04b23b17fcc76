// Shows of a long timeline what a reader looks for: a word, a year, only what has figures.

const MARKS = /[\u064B-\u065F\u0670\u0640\u200c-\u200f\u2066-\u2069]/g;

/** A text as it is compared: without marks, with one form for letters that are typed alike. */
function fold(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(MARKS, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .replace(/[٠-٩]/g, (digit) => digit.codePointAt(0) - 0x660);
}

/** The years of an entry's date as text. */
function yearOf(entry) {
  const iso = entry.querySelector("time")?.dateTime || fold(entry.textContent);
  return /\d{4}/.exec(iso)?.[0] || "";
}

export function begin(form, { make, say }) {
  const lists = [...form.closest("section, .wrap").querySelectorAll("ol.timeline")];
  const entries = lists.flatMap((list) => [...list.children]);
  const read = entries.map((entry) => ({
    entry,
    text: fold(entry.textContent),
    year: yearOf(entry),
    hasFigures: entry.classList.contains("lead"),
  }));
  const { words, year, figures } = form.elements;
  const years = [...new Set(read.map((one) => one.year))].filter(Boolean);
  for (const text of years) year.append(make("option", { value: text, textContent: text }));
  if (!read.some((one) => one.hasFigures)) figures.closest("label").hidden = true;

  const apply = () => {
    const asked = fold(words.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const one of read) {
      const fits =
        asked.every((word) => one.text.includes(word)) &&
        (!year.value || one.year === year.value) &&
        (!figures.checked || one.hasFigures);
      one.entry.hidden = !fits;
      shown += fits;
    }
    for (const part of document.querySelectorAll("section.group"))
      part.hidden = !part.querySelector("ol.timeline > :not([hidden])");
    const isAll = shown === read.length;
    form.querySelector("output").textContent = isAll ? "" : `${form.dataset.shown} ${shown}`;
    if (!isAll) say(`${form.dataset.shown} ${shown}`);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    form.reset();
    apply();
  });
}
