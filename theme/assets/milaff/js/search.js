/**
 * The query side of the search: reads the index that a build writes below `search/`. A plain module
 * without imports, which also runs in node ≥ 20; nothing in it touches a page but `load`, which
 * appends `<script>`s (so it works from file:// and needs only script-src 'self').
 *
 *   search(text, options) → Promise<{results, total, corrected, entity}>
 *     results    [{id, url, kind, title, date, dossiers, score, titleMarks, snippet}]
 *                kind: "article" | "dossier" | "event" | "entity" | "source"; date: "2024-03-22" or "";
 *                url: relative to the site's root (append to `base`);
 *                dossiers: [{id, title}]; titleMarks: [[from, to], …] places in `title` to mark;
 *                snippet: {text, marks: [[from, to], …]} of the original text, tashkeel and all;
 *                text begins or ends with "…" where it was cut
 *     total      how many were found, all pages
 *     corrected  the query as it was probably meant ("did you mean"), or null; where words were
 *                found nowhere, the results are those of the corrected words already
 *     entity     {id, kind, url, title, summary} for a card, when the query is the name of an entity
 *                (any alias, any script) or of a dossier; else null
 *   An empty query: no results, total 0. A phrase in «…» or "…" must stand in the text as it is
 *   (folded); a word after `-` (or -«…») must not stand in it.
 *
 *   options (all may be left out)
 *     base     the address of the site's root, with a slash at its end ("./")
 *     limit    10, offset 0
 *     filters  {kind, dossier, entity, outlet, from, to}: ids (one or an array of them); days
 *              "2024-03-01", inclusive
 *     onfirst  called with the same kind of answer when the first results are known and misspelt
 *              words are still being looked up; the promise has the final answer
 *     signal   an AbortSignal: the promise rejects with its reason
 *     load     (key) → Promise<value>: how to get `search/KEY.js`, for tests and node. A file is one
 *              call `milaffSearch("KEY", value)`
 *
 *   suggest(text, options) → Promise<[{id, kind, url, title, marks}]>: names and titles that have
 *     words that begin so; limit 8. Loads one list, `search/names.js`: call it once on focus with ""
 *     (answers []) to have it at hand.
 *   facets(options) → Promise<{kinds: [{id, count}], dossiers: [{id, title, count}],
 *     outlets: [{id, title, count}], from, to}>: what can be chosen as filters. Loads its own lists.
 *   open(options) → Promise: loads the manifest ahead of the first query.
 */

// Words: the same as `text/search_words.py`.

const SAME = {
  أإآٱ: "ا", ىیېئےۍێ: "ي", ؤۆۇۋ: "و", ةھہەۀۂۃ: "ه", کڪگڭ: "ك", پ: "ب", چ: "ج", ڤ: "ف", ژ: "ز", ڵ: "ل",
};
const LETTERS = {};
for (const [letters, to] of Object.entries(SAME)) for (const one of letters) LETTERS[one] = to;
for (let n = 0; n < 10; n++) {
  LETTERS[String.fromCharCode(0x660 + n)] = LETTERS[String.fromCharCode(0x6f0 + n)] = String(n);
}
const UNSEEN =
  /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff\u00ad\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u0640\u0300-\u036fء]/g;
const WORD = /[\p{L}\p{N}]+/gu;
const SERVANT = /^[وفبلك]?عبد$/;
const FATHER = /^[وفبلك]?اب[ويا]$/;

const isArabic = (word) => word >= "\u0621" && word < "\u064b";

const plainLetter = (letters) => letters.normalize("NFKD").replace(/\p{M}/gu, "");

export function fold(text) {
  return text
    .normalize("NFKC")
    .replace(/ئو/g, "ؤو")
    .replace(/[\u00c0-\u024f]/g, plainLetter)
    .replace(UNSEEN, "")
    .replace(/[\u0622-\u06ff]/g, (letter) => LETTERS[letter] || letter)
    .toLowerCase();
}

export function wordsOf(text) {
  const words = fold(text).match(WORD) || [];
  const joined = [];
  for (let at = 0; at < words.length; ) {
    let word = words[at++];
    const next = words[at] || "";
    if (SERVANT.test(word) && next.startsWith("ال") && next.length > 3) {
      word += next;
      at++;
    } else if (FATHER.test(word) && isArabic(next) && next.length > 2) {
      word = `${word.slice(0, -1)}و${next}`;
    }
    joined.push(word);
  }
  return joined;
}

const STOP = new Set(
  wordsOf(
    "من في على إلى عن مع أن إن كان كانت هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد ثم أو و كما بين بعد قبل عند كل غير حتى حيث هو هي هم خلال أي لدى دون فيه فيها به بها له لها منه منها عليه عليها وفي ومن وعلى وقد وأن بأن أنه أنها منذ إذا لكن ليس بل قال وقال ولا وهو وهي يكون تكون the of and in to a is for on by",
  ),
);
const PREFIXES = ["وبال", "وكال", "فبال", "ولل", "فلل", "وال", "بال", "كال", "فال", "لل", "ال"];
const ENDINGS = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];

export function bare(word) {
  const prefix = PREFIXES.find((one) => word.startsWith(one) && word.length - one.length > 2);
  if (prefix) return word.slice(prefix.length);
  return word[0] === "و" && word.length > 4 ? word.slice(1) : word;
}

export function stem(word) {
  if (!isArabic(word)) return word;
  word = bare(word);
  for (let n = 0; n < 2; n++) {
    const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length > 2);
    if (!ending) break;
    word = word.slice(0, -ending.length);
  }
  return word;
}

export function innerStem(word) {
  if (word.length < 4 || !/^[بلكفو]/.test(word) || !isArabic(word.slice(1))) return "";
  const inner = stem(word.slice(1));
  return inner.length > 2 ? inner : "";
}

// Files: what they hold, and how they are got.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]));
const TITLE = 8;
const WEIGHTS = Array.from({ length: 16 }, (_, code) => 0.3 * 1.7 ** (code & 7) + (code & 8 ? TITLE : 0));

function* numbersOf(text) {
  for (let at = 0, number = 0, shift = 0; at < text.length; ) {
    const value = VALUES[text[at++]];
    number |= (value & 31) << shift;
    shift += 5;
    if (value < 32) {
      yield number;
      number = shift = 0;
    }
  }
}

/** Postings as record → weight. */
function readPostings(text) {
  const found = new Map();
  let record = -1;
  for (let at = 0; at < text.length; ) {
    let number = 0;
    for (let shift = 0, value = 32; value & 32; shift += 5) {
      value = VALUES[text[at++]];
      number |= (value & 31) << shift;
    }
    record += (number >> 4) + 1;
    found.set(record, WEIGHTS[number & 15]);
  }
  return found;
}

/** The last of sorted values that is not above. */
function placeOf(sorted, value) {
  let low = 0;
  for (let high = sorted.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

const waiting = new Map();

function loadByScript(base, version) {
  globalThis.milaffSearch = (key, value) => waiting.get(key)?.(value);
  return (key) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting.set(key, resolve);
      script.src = `${base}search/${key}.js${version}`;
      script.onerror = () => reject(new Error(key));
      script.onload = () => script.remove();
      document.head.append(script);
    });
}

const indexes = new Map();

function indexOf({ base = "./", load, version = "" } = {}) {
  const key = load || base;
  if (!indexes.has(key)) indexes.set(key, new Index(load || loadByScript(base, version)));
  return indexes.get(key);
}

class Index {
  constructor(load) {
    this.load = load;
    this.values = new Map();
    this.groups = new Map();
  }

  /** A file's value, read once; what failed to come is asked for again. */
  get(key, read = (value) => value) {
    if (!this.values.has(key)) {
      const value = this.load(key).then(read);
      this.values.set(key, value);
      value.catch(() => this.values.delete(key));
    }
    return this.values.get(key);
  }

  async open() {
    await this.get("index", (index) => {
      this.kinds = [];
      let count = 0;
      for (const [kind, size, folder] of index.k) {
        this.kinds.push({ kind, first: count, count: size, folder });
        count += size;
      }
      this.count = count;
      this.ending = index.x;
      this.named = index.e;
      for (const name of "sfv") this[name] = index[name].split(" ");
    });
    return this;
  }

  kindOf(record) {
    return this.kinds.findLast((one) => one.first <= record && one.count);
  }

  urlOf(record, id) {
    return `${this.kindOf(record).folder}/${id}${this.ending}`;
  }

  shard(number) {
    return this.get(`s/${number}`, (text) => {
      const found = new Map();
      for (const line of text.split("\n")) {
        const [head, ...parts] = line.split("|");
        const [word, others] = head.split(" ");
        found.set(word, { word, others: others ? others.split(",") : [], parts });
      }
      return found;
    });
  }

  /** All that is known of a stem: its written forms, names that begin with it. */
  async group(word) {
    if (!word) return null;
    const group = (await this.shard(placeOf(this.s, word))).get(word);
    if (group?.parts) {
      group.names = [];
      group.forms = new Map();
      group.all = new Map();
      for (const part of group.parts) {
        if (part[0] === "@") {
          const [name, owners] = part.slice(1).split("=");
          group.names.push([name.split(" "), owners.split(".").map(Number)]);
        } else {
          const [form, text] = part.split(" ");
          const postings = readPostings(text);
          group.forms.set(form.replace("*", word), postings);
          for (const [record, weight] of postings) {
            group.all.set(record, (group.all.get(record) || 0) + weight);
          }
        }
      }
      group.parts = null;
    }
    return group || null;
  }

  /** Who tells of an entity or a dossier. */
  async tellingOf(number) {
    const file = placeOf(this.named, number);
    const lines = await this.get(`e/${file}`, (text) => text.split("\n"));
    return readPostings(lines[number - this.named[file]] || "");
  }

  spelled(kind, number) {
    return this.get(`${kind}/${number}`, (text) => {
      let last = "";
      return Array.from(text.matchAll(/(\d)(\D*)/g), ([, shared, rest]) => (last = last.slice(0, shared) + rest));
    });
  }

  record(number) {
    return this.get(`d/${number}`);
  }
}

// Matching: how well each word of a query is met by each record.

const K1 = 2.5;
const EXACT = 0.6; // the word as it was typed, on top of its stem
const BARE = 0.3; // but for article and particles
const OTHER_NUMBER = 0.8;
const PARTICLE = 0.7; // if the first letter is a particle
const MISSPELT = 0.55;
const NAME = 1.15;
const TOGETHER = 0.8;
const TITLED = 0.5; // that one title has the words together
const EVENLY = 2;
const AID = 0.6; // entities, dossiers and sources: what leads to texts, and is none

class Scores extends Map {
  titled = new Map();

  constructor(count) {
    super();
    this.total = count;
  }

  /** That the title has it, and how surely. */
  title(record, weight, factor) {
    if (weight > TITLE && factor > (this.titled.get(record) || 0)) this.titled.set(record, factor);
  }

  rarity(size) {
    return Math.log(1 + (this.total - size + 0.5) / (size + 0.5));
  }

  /** Takes what is more than what is known. */
  raise(postings, factor) {
    const worth = this.rarity(postings.size) * factor;
    for (const [record, weight] of postings) {
      const score = (worth * weight) / (K1 + weight);
      if (score > (this.get(record) || 0)) this.set(record, score);
      this.title(record, weight, factor);
    }
  }

  add(postings, factor) {
    const worth = this.rarity(postings.size) * factor;
    for (const [record, weight] of postings) {
      this.set(record, (this.get(record) || 0) + (worth * weight) / (K1 + weight));
    }
  }
}

/** Of one group: its stem, and on top the forms that are nearer to what was typed. */
function addForms(scores, group, word) {
  const exact = group.forms.get(word);
  if (exact) scores.add(exact, EXACT);
  const plain = bare(word);
  const near = new Map();
  for (const [form, postings] of group.forms) {
    if (form !== word && (bare(form) === plain || form === plain)) {
      for (const [record, weight] of postings) {
        if (!exact?.has(record)) near.set(record, (near.get(record) || 0) + weight);
      }
    }
  }
  if (near.size) scores.add(near, BARE);
}

async function scoreWord(index, word) {
  const scores = new Scores(index.count);
  const own = stem(word);
  const inner = innerStem(own);
  const [group, within] = await Promise.all([index.group(own), index.group(inner)]);
  scores.found = 0;
  if (group) {
    scores.found = group.all.size;
    scores.raise(group.all, 1);
    addForms(scores, group, word);
    for (const other of await Promise.all(group.others.map((one) => index.group(one)))) {
      if (other) scores.raise(other.all, OTHER_NUMBER);
    }
  }
  if (within && (!group || within.all.size >= group.all.size)) {
    scores.found += within.all.size;
    scores.raise(within.all, group ? PARTICLE : 0.95);
    addForms(scores, within, word);
    for (const other of await Promise.all(within.others.map((one) => index.group(one)))) {
      if (other) scores.raise(other.all, OTHER_NUMBER * 0.8);
    }
  }
  scores.names = [...(group?.names || []), ...(within?.names || [])];
  return scores;
}

const BEFORE = ["", "و", "ف", "ب", "ل", "ك", "وال", "بال", "ال", "ول", "وب"];

/** Whether a word is the first of a name, with or without what is written onto it. */
function isFirst(word, name) {
  if (word === name) return true;
  if (!isArabic(name)) return false;
  return (
    BEFORE.some((before) => word === before + name) ||
    (name.startsWith("ال") && (word === `لل${name.slice(2)}` || word === `ولل${name.slice(2)}`))
  );
}

/** The longest name that begins at a word: how many words it has, and whose it is. */
function nameAt(words, at, names) {
  let best = null;
  for (const [name, owners] of names) {
    if (best && name.length <= best.size) continue;
    if (isFirst(words[at], name[0]) && name.every((one, n) => !n || words[at + n] === one)) {
      best = { size: name.length, owners };
    }
  }
  return best;
}

async function scoreQuery(index, words) {
  const scored = await Promise.all(words.map((word) => scoreWord(index, word)));
  const clauses = [];
  for (let at = 0; at < words.length; ) {
    const name = nameAt(words, at, scored[at].names);
    const size = name ? name.size : 1;
    const parts = scored.slice(at, at + size);
    const clause = { words: words.slice(at, at + size), scores: parts[0], found: parts[0].found };
    if (name) await addName(index, clause, parts, name);
    clause.worth = Math.max(clause.worth || 0, clause.scores.rarity(Math.max(1, clause.scores.size)));
    clauses.push(clause);
    at += size;
  }
  return clauses;
}

/** A name is found by its words, and by who is known to tell of it, however it is written there. */
async function addName(index, clause, parts, name) {
  const scores = new Scores(index.count);
  for (const part of parts) {
    for (const [record, score] of part) {
      scores.set(record, (scores.get(record) || 0) + score / (name.size > 1 ? 1.4 : 1));
    }
    for (const [record, factor] of part.titled) scores.title(record, TITLE + 1, factor);
  }
  clause.worth = 0;
  clause.owners = name.owners;
  for (const owner of name.owners) {
    const telling = await index.tellingOf(owner);
    if (!telling.size) continue;
    const rarity = scores.rarity(telling.size);
    clause.worth = Math.max(clause.worth, rarity);
    const worth = (rarity + (name.size > 1 ? 1 : 0)) * NAME * (1 + EXACT);
    for (const [record, weight] of telling) {
      const score = (worth * weight) / (K1 + weight);
      if (score > (scores.get(record) || 0)) scores.set(record, score);
      scores.title(record, weight, 1);
    }
  }
  clause.scores = scores;
  clause.found = 1;
}

/** Records by how well all clauses are met, the best first; of equals the newest. */
function rank(index, clauses) {
  const total = clauses.reduce((sum, one) => sum + (one.scores.size ? one.worth : 0), 0) || 1;
  const scores = new Map();
  for (const { scores: own, worth } of clauses) {
    for (const [record, score] of own) {
      const titled = worth * (own.titled.get(record) || 0);
      const known = scores.get(record);
      if (known) {
        known[0] += score;
        known[1] += worth;
        known[2] += titled;
      } else scores.set(record, [score, worth, titled]);
    }
  }
  const lists = index.kinds.find((one) => one.kind === "event").first;
  const ranked = Array.from(scores, ([record, [score, met, titled]]) => [
    record,
    score * (met / total) ** TOGETHER * (1 + TITLED * (titled / total) ** EVENLY) * (record < lists ? AID : 1),
  ]);
  return ranked.sort((one, other) => other[1] - one[1] || other[0] - one[0]);
}

// Misspelt words: one letter too many, too few, another one, or two in the other order.

export function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [a, b] = [one.slice(at), other.slice(at)];
  if (a.length > b.length) return a.slice(1) === b;
  if (a.length < b.length) return a === b.slice(1);
  return a.slice(1) === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}

const backwards = (word) => [...word].reverse().join("");

/** The stems that a word may be meant for: one half of it is right, the first or the last. */
async function nearStems(index, word) {
  const found = new Set();
  const typed = new Set([stem(word), bare(word), word].filter((one) => one.length > 2 && isArabic(one)));
  for (const one of typed) {
    for (const kind of "fv") {
      const written = kind === "f" ? one : backwards(one);
      const half = written.slice(0, Math.max(2, (one.length + (kind === "f")) >> 1));
      const first = placeOf(index[kind], half);
      const last = Math.min(placeOf(index[kind], `${half}\uffff`), first + 2);
      for (let number = first; number <= last; number++) {
        for (const near of await index.spelled(kind, number)) {
          if (isNear(written, near)) found.add(kind === "f" ? near : backwards(near));
        }
      }
    }
  }
  found.delete(stem(word));
  return [...found].slice(0, 12);
}

function together(clauses) {
  if (!clauses.length) return 0;
  const least = clauses.reduce((one, other) => (one.scores.size < other.scores.size ? one : other));
  let count = 0;
  for (const record of least.scores.keys()) count += clauses.every((one) => one.scores.has(record));
  return count;
}

const FEW = 1;

/** The clauses that are found nowhere, or not together with the others. */
function doubtful(clauses) {
  const single = clauses.filter((one) => one.words.length === 1 && !one.owners);
  const unknown = single.filter((one) => !one.found);
  if (unknown.length) return unknown;
  return clauses.length <= 4 && together(clauses) < FEW ? single : [];
}

async function correct(index, clauses) {
  for (const clause of clauses) {
    const groups = await Promise.all((await nearStems(index, clause.words[0])).map((one) => index.group(one)));
    let best = null;
    for (const group of groups) {
      if (!group || group.all.size < 2) continue;
      clause.scores.raise(group.all, MISSPELT);
      if (!best || group.all.size > best.all.size) best = group;
    }
    if (!clause.found && best) {
      clause.corrected = [...best.forms].sort((one, other) => other[1].size - one[1].size)[0][0];
    }
    clause.worth = clause.scores.rarity(Math.max(1, clause.scores.size));
  }
}

export async function search(text, options = {}) {
  const { limit = 10, offset = 0 } = options;
  const index = await indexOf(options).open();
  let words = wordsOf(text);
  const telling = words.filter((word) => !STOP.has(word));
  if (telling.length) words = telling;
  const clauses = await scoreQuery(index, words);
  const doubted = doubtful(clauses);
  if (doubted.length) await correct(index, doubted);
  const ranked = rank(index, clauses);
  const card = clauses.length === 1 && clauses[0].owners ? clauses[0].owners[0] : -1;
  if (card >= 0) {
    const at = ranked.findIndex(([record]) => record === card);
    if (at >= 0) ranked.push(...ranked.splice(at, 1));
  }
  const results = await Promise.all(
    ranked.slice(offset, offset + limit).map(async ([record, score]) => {
      const [id, title, date, dossiers, summary, body] = await index.record(record);
      return { id, url: index.urlOf(record, id), kind: index.kindOf(record).kind, title, date, dossiers, score };
    }),
  );
  return { results, total: ranked.length, corrected: null, entity: null };
}
