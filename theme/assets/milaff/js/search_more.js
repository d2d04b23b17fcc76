/**
 * What not every search asks for: misspelt words, filters, phrases, words that are refused, suggestions. `search.js`
 * loads it and lends what both need: `tools`.
 */

// Misspelt words: one letter too many, too few, another one, or two in the other order.

const MISSPELT = 0.4;
const NEARLY = 0.6;
const SURE = 0.8;
const MOST_STEMS = 60;
// A fifth of both in a long query, which has other words to go by.
const MOST_FORMS = 24;

function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [a, b] = [one.slice(at), other.slice(at)];
  if (a.length > b.length) return a.slice(1) === b;
  if (a.length < b.length) return a === b.slice(1);
  return a.slice(1) === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}

const ARTICLED = ["ال", "وال", "بال", "كال", "فال", "لل", "ولل"];

const backwards = (word) => [...word].reverse().join("");

/** A word without its article, and without what may be a particle. */
function barest(word, { bare, innerStem, isArabic }) {
  const forms = [bare(word), innerStem(word) && bare(word).slice(1)];
  return forms.filter((one) => one.length > 2 && isArabic(one));
}

/** The lists in which words stand that are written like this one in its first half, or its last. */
function listsFor(index, written, half, kind, { placeOf }) {
  const beginning = written.slice(0, Math.max(2, half));
  const first = placeOf(index[kind], beginning);
  const last = Math.min(placeOf(index[kind], `${beginning}\uffff`), first + 2);
  return Array.from({ length: last - first + 1 }, (_, n) => index.spelled(kind, first + n));
}

/** The stems that a word may be meant for: one half of it is right, the first or the last. */
async function nearStems(index, word, tools) {
  const typed = new Set([tools.stem(word), word, ...barest(word, tools)]);
  const lists = [...typed]
    .filter((one) => one.length > 2 && tools.isArabic(one))
    .flatMap((one) => [
      [one, (near) => near, listsFor(index, one, (one.length + 1) >> 1, "f", tools)],
      [backwards(one), backwards, listsFor(index, backwards(one), one.length >> 1, "v", tools)],
    ]);
  const found = new Set();
  for (const [written, forwards, coming] of lists) {
    for (const near of (await Promise.all(coming)).flat()) if (isNear(written, near)) found.add(forwards(near));
  }
  found.delete(tools.stem(word));
  return [...found];
}

/** The stems that a word begins with, if it was its ending that was misspelt. */
function beginnings(word, tools) {
  return barest(word, tools).flatMap((one) =>
    [1, 2, 3, 4].map((less) => one.slice(0, -less)).filter((beginning) => beginning.length > 2),
  );
}

/** The stems that a word is without its first letters, if these are an article with a mistake in it. */
function withoutArticle(word, tools) {
  const ends = [1, 2, 3, 4].filter((end) => {
    const first = word.slice(0, end);
    return word.length > end + 2 && !ARTICLED.includes(first) && ARTICLED.some((one) => isNear(one, first));
  });
  return ends.map((end) => tools.stem(word.slice(end)));
}

/** The stems of a word with two letters turned where its halves meet, so that neither is right. */
function turned(word, tools) {
  return [tools.stem(word), ...barest(word, tools)].map((one) => {
    const at = (one.length - 1) >> 1;
    return tools.stem(one.slice(0, at) + (one[at + 1] || "") + one[at] + one.slice(at + 2));
  });
}

/** Another word in the place of one: what it finds counts less. */
function replaceBy(scores, other, factor) {
  for (const one of other.stems) scores.stems.add(one);
  for (const [record, score] of other) scores.set(record, Math.max(scores.get(record) || 0, score * factor));
  for (const [record, surely] of other.titled) scores.title(record, 99, surely * SURE);
}

async function correctOne(index, clause, part, tools) {
  const word = clause.words[0];
  const near = (await nearStems(index, word, tools)).slice(0, MOST_STEMS * part);
  const isOdd = !clause.scores.isWritten && tools.isArabic(word);
  const unwritten = isOdd ? [...withoutArticle(word, tools), ...turned(word, tools)] : [];
  const stems = new Set([...near, ...beginnings(word, tools), ...unwritten]);
  const groups = await Promise.all([...stems].map((one) => index.group(one)));
  const forms = [];
  for (const group of groups) {
    if (!group || group.all.size < 2) continue;
    const alike = [...group.forms.keys()].filter((form) => form !== word && isNear(form, word));
    for (const form of alike) forms.push([form, group.all.size, tools.readPostings(group.forms.get(form)).size]);
    if (alike.length || near.includes(group.word)) clause.scores.raise(group.all, MISSPELT);
  }
  forms.sort((one, other) => other[1] - one[1] || other[2] - one[2]);
  const likely = forms.slice(0, MOST_FORMS * part);
  const scored = await Promise.all(likely.map(([form]) => tools.scoreWord(index, form)));
  for (const one of scored) replaceBy(clause.scores, one, NEARLY);
  if (!clause.found && forms.length) clause.corrected = forms[0][0];
  clause.worth = clause.scores.rarity(Math.max(1, clause.scores.size));
}

/** Adds to each clause what the words find that it may be meant for; the query has `size` clauses. */
export async function correct(index, clauses, size, tools) {
  const part = size > tools.SHORT_QUERY ? 0.2 : 1;
  await Promise.all(clauses.map((clause) => correctOne(index, clause, part, tools)));
}

/** The query with its misspelt words replaced, written as the results write them. */
export function rewrite(text, misspelt, results, { TOKEN, foldWord }) {
  return text.replace(TOKEN, (typed) => {
    const clause = misspelt.find((one) => one.words[0] === foldWord(typed).word);
    if (!clause) return typed;
    for (const { title, snippet } of results) {
      for (const [token] of `${title} ${snippet.text}`.matchAll(TOKEN)) {
        if (foldWord(token).word === clause.corrected) return token.replace(/[\p{M}\u0640]/gu, "");
      }
    }
    return clause.corrected;
  });
}

// Filters, phrases, words that are refused.

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
async function refusedBy(index, refused, { bareIn, groupsOf, readPostings }) {
  const found = new Set();
  for (const [word, ...more] of refused) {
    if (!word || more.length) continue;
    for (const group of await groupsOf(index, word)) {
      for (const [form, text] of group?.forms || []) {
        if (bareIn(form, group.word) !== bareIn(word, group.word)) continue;
        for (const record of readPostings(text).keys()) found.add(record);
      }
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
    const days = [];
    for (const { first, count } of index.kinds) {
      let day = 0;
      for (let record = first; record < first + count; record += 1) {
        day += steps.next().value;
        days[record] = day ? new Date((day - 719163) * 864e5).toISOString().slice(0, 10) : "";
      }
    }
    return days;
  });
}

/** Who has each word of the phrases as it is: the texts of the others need not be read. A first word
 *  may have a particle, dates and the commonest words are not in the index. */
async function havingWords(index, phrases, { STOP, groupsOf, readPostings }) {
  const words = phrases.flatMap((phrase) => phrase.slice(1)).filter((word) => !STOP.has(word) && !/\d/.test(word));
  return Promise.all(
    words.map(async (word) => {
      const groups = await groupsOf(index, word);
      return new Set(groups.flatMap((group) => [...readPostings(group?.forms.get(word) || "").keys()]));
    }),
  );
}

/** The records that are found, in their order, as many as are asked for. */
async function select(index, ranked, query, limit, tools) {
  if (!query.phrases.length && !query.refused.some((words) => words.length > 1)) return ranked;
  const sets = await havingWords(index, query.phrases, tools);
  const likely = ranked.filter(([record]) => sets.every((set) => set.has(record)));
  const kept = [];
  for (let at = 0; at < likely.length && at < MOST_READ && kept.length < limit; at += 10) {
    const batch = likely.slice(at, at + 10);
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
