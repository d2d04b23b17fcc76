/**
 * What not every search asks for: filters, phrases, words that are refused, suggestions. `search.js`
 * loads it and lends what both need: `tools`.
 */

const MOST_READ = 60;

const stands = (phrase, words, { isFirst }) =>
  words.some((word, at) => isFirst(word, phrase[0]) && phrase.every((one, n) => !n || words[at + n] === one));

/** Whether a record's own text has all phrases, and none that is refused. */
async function keeps(index, record, { phrases, refused }, tools) {
  const texts = (await index.record(record)).filter((one, n) => n && typeof one === "string").map(tools.wordsOf);
  const has = (phrase) => texts.some((words) => stands(phrase, words, tools));
  return phrases.every(has) && !refused.some((phrase) => phrase.length > 1 && has(phrase));
}

/** Who has a word that is refused, with the article and particles or without. */
async function refusedBy(index, refused, { bare, stem }) {
  const found = new Set();
  for (const [word, ...more] of refused) {
    const group = word && !more.length ? await index.group(stem(word)) : null;
    for (const [form, postings] of group?.forms || []) {
      if (bare(form) === bare(word)) for (const record of postings.keys()) found.add(record);
    }
  }
  return found;
}

const listOf = (value) => (value === undefined || value === null || value === "" ? [] : [value].flat());

/** Whether each record is in what a reader chose. */
async function chosen(index, filters, tools) {
  const tests = [];
  const kinds = listOf(filters.kind);
  if (kinds.length) tests.push((record) => kinds.includes(index.kindOf(record).kind));
  for (const name of ["dossier", "entity"]) {
    const ids = listOf(filters[name]);
    if (!ids.length) continue;
    const known = await index.get("ids", (text) => text.split(" "));
    const numbers = ids.map((id) => known.indexOf(id)).filter((number) => number >= 0);
    const sets = await Promise.all(numbers.map((number) => index.tellingOf(number)));
    tests.push((record) => sets.some((set) => set.has(record)));
  }
  const outlets = listOf(filters.outlet);
  if (outlets.length) {
    const rows = (await index.get("facets"))[1].split("\n").map((line) => line.split("\t"));
    const sets = rows.filter(([id]) => outlets.includes(id)).map((row) => tools.readPostings(row[3]));
    tests.push((record) => sets.some((set) => set.has(record)));
  }
  if (filters.from || filters.to) {
    const days = await daysOf(index, tools);
    const [from, to] = [filters.from || "0", filters.to || "9"];
    tests.push((record) => days[record] >= from && days[record].slice(0, to.length) <= to);
  }
  return tests.length && ((record) => tests.every((test) => test(record)));
}

/** The day of each record, or "". */
function daysOf(index, { numbersOf }) {
  return index.get("dates", (text) => {
    const steps = numbersOf(text);
    return index.kinds.flatMap(({ count }) => {
      let day = 0;
      return Array.from({ length: count }, () => {
        day += steps.next().value;
        return day ? new Date((day - 719163) * 864e5).toISOString().slice(0, 10) : "";
      });
    });
  });
}

/** The records that are found, in their order, as many as are asked for. */
async function select(index, ranked, query, limit, tools) {
  if (!query.phrases.length && !query.refused.some((words) => words.length > 1)) return ranked;
  const kept = [];
  for (let at = 0; at < ranked.length && at < MOST_READ && kept.length < limit; at += 10) {
    const batch = ranked.slice(at, at + 10);
    const tests = await Promise.all(batch.map(([record]) => keeps(index, record, query, tools)));
    kept.push(...batch.filter((_, n) => tests[n]));
  }
  return kept;
}

/** The records that have what was chosen and all phrases, as many as are asked for. */
export async function narrow(index, ranked, query, filters, limit, tools) {
  const test = await chosen(index, filters || {}, tools);
  const refused = await refusedBy(index, query.refused, tools);
  const left = ranked.filter(([record]) => !refused.has(record) && (!test || test(record)));
  return select(index, left, query, limit, tools);
}

/** Whether all words begin words of a name; the places of those in it. */
function beginsIn(words, name, { bare, placesOf }) {
  const places = placesOf(name);
  const found = words.map((word) => places.find((one) => one.word.startsWith(word) || bare(one.word).startsWith(word)));
  return found.every(Boolean) && found;
}

export async function suggest(index, text, options, tools) {
  const names = await index.get("names", (list) => list.split("\n").filter(Boolean));
  const words = tools.wordsOf(text);
  const found = [];
  for (const line of words.length ? names : []) {
    const [number, id, ...forms] = line.split("\t");
    const hit = forms.map((form) => beginsIn(words, form, tools)).find(Boolean);
    if (!hit) continue;
    const marks = (beginsIn(words, forms[0], tools) || []).map(({ from, to }) => [from, to]);
    const record = tools.numbersOf(number).next().value;
    const { kind } = index.kindOf(record);
    found.push({ id, kind, url: index.urlOf(record, id), title: forms[0], marks, isFirst: hit[0].from === 0 });
  }
  found.sort((one, other) => other.isFirst - one.isFirst);
  return found.slice(0, options.limit || 8).map(({ isFirst: _, ...one }) => one);
}

export async function facets(index, tools) {
  const [dossiers, outlets] = (await index.get("facets")).map((text) =>
    text.split("\n").filter(Boolean).map((line) => line.split("\t")),
  );
  const rows = (lines) => lines.map(([id, title, count]) => ({ id, title, count: +count }));
  const days = (await daysOf(index, tools)).filter(Boolean).sort();
  return {
    kinds: index.kinds.filter((one) => one.count).map(({ kind, count }) => ({ id: kind, count })),
    dossiers: rows(dossiers),
    outlets: rows(outlets),
    from: days[0] || "",
    to: days.at(-1) || "",
  };
}
