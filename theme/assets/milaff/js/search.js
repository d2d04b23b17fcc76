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
 *     onfirst  called with the same kind of answer when the first results are known and others are
 *              still on their way, or misspelt words being looked up; the promise has the final one
 *     signal   an AbortSignal: the promise rejects with its reason
 *     version  what to append to the addresses of files, such as "?v=1", for caches
 *     parts    the same for the engine's own parts
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
const WORD =
  /(?:(?![\u0600-\u06ff])[\p{L}\p{N}])+|[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff]+/gu;
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
/** What a question begins with: it says little of what is sought. */
const ASKING = new Set(wordsOf("كم متى أين كيف لماذا ماذا هل أي أية ماهو ماهي ماهى بماذا لمن وما وكم who what when where how why which"));
const PREFIXES = ["وبال", "وكال", "فبال", "ولل", "فلل", "وال", "بال", "كال", "فال", "لل", "ال"];
const ENDINGS = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];

export function bare(word) {
  const prefix = PREFIXES.find((one) => word.startsWith(one) && word.length - one.length > 2);
  if (prefix) word = word.slice(prefix.length);
  return prefix && word.startsWith("ال") && word.length > 4 ? word.slice(2) : word;
}

export function stem(word) {
  if (!isArabic(word)) return word;
  word = bare(word);
  for (let n = 0; n < 2; n++) {
    const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length > 2);
    if (!ending) break;
    word = word.slice(0, -ending.length);
    if (ending[0] === "ي" && ending !== "ين") break;
  }
  return word;
}

/** The term of a word without one of و ب ل ك ف before it, or "": whether that letter is a particle
 *  only the corpus knows. */
export function innerStem(word) {
  const plain = bare(word);
  if (plain.length < 4 || !/^[وبلكف]/.test(plain) || !isArabic(plain.slice(1))) return "";
  const inner = stem(plain.slice(1));
  return inner.length > 2 ? inner : "";
}

/** A word as it stands within a stem: without its article and its particle. */
const bareIn = (word, known) => (stem(word) === known ? bare(word) : bare(bare(word).slice(1)));

// Files: what they hold, and how they are got.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]));
const TITLE = 16;
const SHORT = 0.3;
/** What a code says: the weight of a word, and that the title has it. */
const WEIGHTS = Array.from({ length: 32 }, (_, code) => {
  const [length, text] = [((code - 11) / 7) | 0, (code - 11) % 7];
  return code < 11
    ? 0.25 * 2 ** (code / 2)
    : TITLE * (1 + SHORT * (1 - length)) + (text && 0.25 * 2 ** (text - 1));
});

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

/** Postings as record → weight, added to what is known. */
function readPostings(text, found = new Map()) {
  let record = -1;
  for (let at = 0; at < text.length; ) {
    let number = 0;
    for (let shift = 0, value = 32; value & 32; shift += 5) {
      value = VALUES[text[at++]];
      number |= (value & 31) << shift;
    }
    record += (number >> 5) + 1;
    found.set(record, (found.get(record) || 0) + WEIGHTS[number & 31]);
  }
  return found;
}

/** Sorted words: of each a capital says how many letters it shares with the one before. */
function listIn(text) {
  let last = "";
  return Array.from(
    text.matchAll(/([A-J])([^A-J]*)/g),
    ([, shared, rest]) => (last = last.slice(0, shared.charCodeAt() - 65) + rest),
  );
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

const arrived = new Map();

function byScript(address) {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: address });
    script.onload = () => resolve(script.remove());
    script.onerror = () => reject(new Error(address));
    document.head.append(script);
  });
}

function loadByScript(base, version) {
  globalThis.milaffSearch = (key, value) => arrived.set(key, value);
  return async (key) => {
    await byScript(`${base}search/${key}.js${version}`);
    return arrived.get(key);
  };
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
      this.count = this.size = 0;
      for (const [kind, count, folder, room] of index.k) {
        this.kinds.push({ kind, first: this.size, count, folder });
        this.count += count;
        this.size += room;
      }
      this.ending = index.x;
      this.named = index.e;
      for (const name of "sfv") this[name] = listIn(index[name]);
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
          for (const owner of owners.split(";")) {
            const [number, chief] = owner.split(":");
            group.names.push({ words: name.split(" "), owner: +number, chief: chief?.split(" ") });
          }
        } else {
          const [form, text] = part.split(" ");
          group.forms.set(form.replace("*", word), text);
          readPostings(text, group.all);
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
    return this.get(`${kind}/${number}`, listIn);
  }

  record(number) {
    return this.get(`d/${number}`);
  }
}

// Matching: how well each word of a query is met by each record.

const K1 = 2;
// The word as it was typed, on top of its stem; and but for article and particles.
const EXACT = 0.9;
const BARE = 0.25;
const OTHER_NUMBER = 0.8;
// If the first letter is a particle; and if no word of that letter is known.
const PARTICLE = 0.7;
const SOLE_PARTICLE = 0.95;
const NAME = 1;
const ASKED = 0.3;
const CHIEF = 0.8;
// The words of a name where the text is known to tell of whom it means, and where it only shares them.
const WRITTEN = 0.1;
const SHARING = 0.7;
const CLOSE = 0.5;
const CLOSE_TITLE = 0.3;
const NEAR = 8;
// That a title has the words in their order; how much a longer title weakens them.
const IN_ORDER = 0.1;
const LONGER = 0.05;
const SNIPPET = 200;
const TOGETHER = 0.8;
// That one title has the words together.
const TITLED = 0.1;
const EVENLY = 2;
// Entities, dossiers and sources: what leads to texts, and is none.
const AID = 0.6;

class Scores extends Map {
  titled = new Map();
  // In which a word of a text is known.
  stems = new Set();

  constructor(count, part = 1) {
    super();
    this.total = count;
    this.part = part;
  }

  /** That the title has it, and how surely. */
  title(record, weight, factor) {
    if (weight > TITLE * (1 - SHORT) - .1 && factor > (this.titled.get(record) || 0)) this.titled.set(record, factor);
  }

  rarity(size) {
    return this.part * Math.log(1 + (this.total - size + 0.5) / (size + 0.5));
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

/** Of one group: on top of its stem the forms that are nearer to what was typed. */
function addForms(scores, group, word) {
  const exact = readPostings(group.forms.get(word) || "");
  if (exact.size) scores.add(exact, EXACT);
  const plain = bareIn(word, group.word);
  const near = new Map();
  for (const [form, text] of group.forms) {
    if (form !== word && bareIn(form, group.word) === plain) readPostings(text, near);
  }
  for (const record of exact.keys()) near.delete(record);
  if (exact.size || near.size) scores.isWritten = true;
  if (near.size) scores.add(near, BARE);
}

/** The stem of a word as it is, and without its particle. */
const groupsOf = (index, word) => Promise.all([index.group(stem(word)), index.group(innerStem(word))]);

async function scoreWord(index, word) {
  const scores = new Scores(index.count, ASKING.has(word) ? ASKED : 1);
  const [group, inner] = await groupsOf(index, word);
  // What the corpus has more seldom than the first it is not.
  const within = inner && (!group || inner.all.size >= group.all.size) ? inner : null;
  scores.found = 0;
  scores.names = [group, inner].flatMap((one) => one?.names || []);
  scores.stems.add(stem(word));
  for (const [one, factor, others] of [
    [group, 1, OTHER_NUMBER],
    [within, group ? PARTICLE : SOLE_PARTICLE, OTHER_NUMBER * SOLE_PARTICLE],
  ]) {
    if (!one) continue;
    scores.found += one.all.size;
    scores.stems.add(one.word);
    scores.raise(one.all, factor);
    addForms(scores, one, word);
    for (const other of await Promise.all(one.others.map((known) => index.group(known)))) {
      if (!other) continue;
      scores.stems.add(other.word);
      scores.raise(other.all, others);
    }
  }
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

/** The longest names that begin at a word. */
function namesAt(words, at, names) {
  let best = [];
  for (const name of names) {
    const size = best.length ? best[0].words.length : 0;
    if (name.words.length < size || !isFirst(words[at], name.words[0])) continue;
    if (!name.words.every((one, n) => !n || words[at + n] === one)) continue;
    if (name.words.length > size) best = [name];
    else best.push(name);
  }
  return best;
}

async function scoreQuery(index, words) {
  const scored = await Promise.all(words.map((word) => scoreWord(index, word)));
  const clauses = [];
  for (let at = 0; at < words.length; ) {
    const names = namesAt(words, at, scored[at].names);
    const size = names.length ? names[0].words.length : 1;
    const parts = scored.slice(at, at + size);
    const clause = { words: words.slice(at, at + size), scores: parts[0], found: parts[0].found };
    if (names.length) await addNames(index, clause, parts, names);
    clause.worth = Math.max(clause.worth || 0, clause.scores.rarity(Math.max(1, clause.scores.size)));
    clauses.push(clause);
    at += size;
  }
  return clauses;
}

/** The words of a name together: who has only some of them is found too. */
function joinWords(scores, parts, factor) {
  const sums = new Map();
  for (const part of parts) {
    for (const one of part.stems) scores.stems.add(one);
    for (const [record, score] of part) sums.set(record, (sums.get(record) || 0) + score);
    for (const [record, surely] of part.titled) scores.title(record, 99, surely);
  }
  for (const [record, score] of sums) scores.set(record, Math.max(scores.get(record) || 0, score * factor));
}

/** A name is found by its words, by those of the chief name of whom it means, and by who is known to
 *  tell of that one, however it is written there. */
async function addNames(index, clause, parts, names) {
  const scores = new Scores(index.count);
  const several = clause.words.length > 1;
  joinWords(scores, parts, several ? 1 / 1.4 : 1);
  clause.worth = 0;
  clause.owners = names.map((name) => name.owner);
  const known = new Map();
  const all = names.map(({ owner, chief }) =>
    Promise.all([index.tellingOf(owner), ...(chief || []).map((word) => scoreWord(index, word))]),
  );
  for (const [telling, ...chief] of await Promise.all(all)) {
    if (chief.length) joinWords(scores, chief, CHIEF / (chief.length > 1 ? 1.4 : 1));
    if (!telling.size) continue;
    const rarity = scores.rarity(telling.size);
    clause.worth = Math.max(clause.worth, rarity);
    const worth = (rarity + several) * NAME * (1 + EXACT);
    for (const [record, weight] of telling) {
      const score = (worth * weight) / (K1 + weight);
      const written = scores.get(record) || 0;
      known.set(record, Math.max(known.get(record) || 0, written, score + written * WRITTEN));
      scores.title(record, weight, 1);
    }
  }
  if (known.size) for (const [record, score] of scores) scores.set(record, known.get(record) ?? score * SHARING);
  for (const [record, score] of known) scores.set(record, score);
  clause.scores = scores;
  clause.found = 1;
}

/** Records by how well all clauses are met, the best first; of equals the newest. */
function rank(index, clauses) {
  const total = clauses.reduce((sum, one) => sum + (one.scores.size ? one.worth : 0), 0) || 1;
  const [scores, met, titled] = [0, 0, 0].map(() => new Float64Array(index.size));
  for (const { scores: own, worth } of clauses) {
    for (const [record, score] of own) {
      scores[record] += score;
      met[record] += worth;
    }
    for (const [record, surely] of own.titled) titled[record] += worth * surely;
  }
  const lists = index.kinds.find((one) => one.kind === "event").first;
  const ranked = [];
  scores.forEach((score, record) => {
    if (!met[record]) return;
    score *= (met[record] / total) ** TOGETHER * (1 + TITLED * (titled[record] / total) ** EVENLY);
    ranked.push([record, score * (record < lists ? AID : 1)]);
  });
  return ranked.sort((one, other) => other[1] - one[1] || other[0] - one[0]);
}

// Misspelt words: how they are looked up is in search_more.js.

/** How many records have all words; with `titled`, in their titles. */
function together(clauses, titled) {
  const sets = clauses.map(({ scores }) => (titled ? scores.titled : scores));
  const least = sets.reduce((one, other) => (one.size < other.size ? one : other));
  let count = 0;
  for (const record of least.keys()) count += sets.every((one) => one.has(record));
  return count;
}

const FEW = 2;
const SHORT_QUERY = 4;

/** The clauses that are found nowhere, or hardly together with the others; and those that nobody wrote
 *  so, where no title has all. */
function doubtful(clauses) {
  const single = clauses.filter((one) => one.words.length === 1 && !one.owners);
  const unknown = single.filter((one) => !one.found);
  if (unknown.length || !single.length || clauses.length > SHORT_QUERY) return unknown;
  const [every, titled] = [together(clauses), together(clauses, true)];
  if (every < 1 || (every < FEW && !titled)) return single;
  return titled ? [] : single.filter((one) => !one.scores.isWritten);
}

// Texts: where the words of a query stand in them.

const TOKEN = /[\p{L}][\p{L}\p{M}\u0640\u200b\u200d-\u200f\u00ad]*|[a-z]*\p{Nd}+/giu;
const folded = new Map();

/** One word of a text, folded; texts repeat theirs. */
function foldWord(typed) {
  let found = folded.get(typed);
  if (!found) {
    if (folded.size > 50000) folded.clear();
    const word = (fold(typed).match(WORD) || []).join("");
    folded.set(typed, (found = { word, stem: stem(word), inner: innerStem(word) }));
  }
  return found;
}

/** The words of a text with their places and stems. */
function placesOf(text) {
  const found = [];
  for (const match of text.matchAll(TOKEN)) {
    const { word, stem: known, inner } = foldWord(match[0]);
    if (word) found.push({ from: match.index, to: match.index + match[0].length, word, stem: known, inner });
  }
  found.forEach((one, at) => {
    const next = found[at + 1];
    if (!next || !(SERVANT.test(one.word) || FATHER.test(one.word))) return;
    const [joined] = wordsOf(`${one.word} ${next.word}`);
    if (joined === one.word) return;
    one.stem = stem(joined);
    if (SERVANT.test(one.word)) next.stem = one.stem;
  });
  return found;
}

/** The clauses that each stem belongs to. */
function clausesByStem(clauses) {
  const found = new Map();
  clauses.forEach((clause, n) => {
    for (const one of clause.scores.stems) found.set(one, [...(found.get(one) || []), n]);
  });
  return found;
}

const clausesOf = (owners, one) => owners.get(one.stem) || (one.inner && owners.get(one.inner));

/** How near to one another the words of a query stand in a text: 1 where all are side by side. */
function closeness(clauses, owners, places) {
  const last = clauses.map(() => -1);
  const total = clauses.reduce((sum, one) => sum + one.worth, 0);
  let best = 0;
  places.forEach((one, at) => {
    const here = clausesOf(owners, one);
    if (!here) return;
    for (const n of here) last[n] = at;
    let sum = 0;
    clauses.forEach(({ worth }, n) => {
      if (last[n] >= 0) sum += worth / (1 + Math.max(0, at - last[n] - clauses.length + 1) / NEAR);
    });
    best = Math.max(best, sum);
  });
  return best / total;
}

/** Whether a text first has the words of a query in their order, two of them at least. */
function isInOrder(owners, places) {
  const seen = [...new Set(places.flatMap((one) => clausesOf(owners, one) || []))];
  return seen.length > 1 && seen.every((n, at) => !at || n > seen[at - 1]);
}

const marksIn = (places, owners) =>
  places.filter((one) => clausesOf(owners, one)).map(({ from, to }) => [from, to]);

/** The part of a text that has most of the query's words. */
function snippetOf(text, places, clauses, owners) {
  let best = { worth: -1, first: 0 };
  places.forEach((start, first) => {
    if (first && !clausesOf(owners, start)) return;
    const seen = new Set();
    for (let at = first; at < places.length && places[at].to < start.from + SNIPPET * 0.8; at++) {
      for (const n of clausesOf(owners, places[at]) || []) seen.add(n);
    }
    const worth = [...seen].reduce((sum, n) => sum + clauses[n].worth, 0);
    if (worth > best.worth) best = { worth, first };
  });
  if (!places.length) return { text: "", marks: [] };
  // From the sentence's beginning, or a few words before.
  let { first } = best;
  const far = places[first].from - SNIPPET / 4;
  while (first && places[first - 1].from >= far && !/[.!?؟…\n]/.test(text.slice(places[first - 1].to, places[first].from))) first--;
  const from = places[first].from;
  const end = places.findLast((one) => one.to <= from + SNIPPET) || places[first];
  const isLast = end === places.at(-1);
  const to = isLast ? text.length : end.to;
  const before = first ? "… " : text.slice(0, from);
  const shown = before + text.slice(from, to).trimEnd() + (isLast ? "" : " …");
  const shift = before.length - from;
  const inside = places.filter((one) => one.from >= from && one.to <= to);
  return { text: shown.replace(/\n/g, " "), marks: marksIn(inside, owners).map(([a, b]) => [a + shift, b + shift]) };
}

// Queries.

const PART = /(^|\s)(-?)(?:«([^»]*)»|"([^"]*)"|“([^”]*)”|(\S+))/gu;

/** What must be found, what must stand as it is, and what must not. */
function parse(text) {
  const query = { text: "", phrases: [], refused: [] };
  for (const [, , minus, ...forms] of text.matchAll(PART)) {
    const part = forms.find((one) => one !== undefined);
    const words = wordsOf(part);
    const isPhrase = forms[3] === undefined;
    if (minus) query.refused.push(words);
    else {
      query.text += `${part} `;
      if (isPhrase && words.length) query.phrases.push(words);
    }
  }
  return query;
}

async function show(index, clauses, owners, [record, score], isCard) {
  const [id, title, date, dossiers, summary, body] = await index.record(record);
  const inTitle = placesOf(title);
  const text = body || summary;
  const inText = placesOf(text);
  if (clauses.length > 1 && !isCard) {
    const titled = closeness(clauses, owners, inTitle);
    const near = Math.max(titled, closeness(clauses, owners, inText));
    score *= 1 + CLOSE * near + CLOSE_TITLE * titled + IN_ORDER * isInOrder(owners, inTitle);
    score /= (inTitle.length + 3) ** LONGER;
  }
  return {
    id,
    url: index.urlOf(record, id),
    kind: index.kindOf(record).kind,
    title,
    titleMarks: marksIn(inTitle, owners),
    date,
    dossiers: dossiers.map(([one, name]) => ({ id: one, title: name })),
    score,
    snippet: snippetOf(text, inText, clauses, owners),
  };
}

async function cardOf(index, record) {
  const [id, title, , , summary] = await index.record(record);
  return { id, kind: index.kindOf(record).kind, url: index.urlOf(record, id), title, summary };
}

const EARLY = 5;
const PAUSE = 80;

async function answer(index, text, query, clauses, options) {
  const { limit = 10, offset = 0, filters, signal, onfirst } = options;
  const owners = clausesByStem(clauses);
  let ranked = rank(index, clauses);
  const card = clauses.length === 1 && clauses[0].owners ? clauses[0].owners[0] : -1;
  if (card >= 0) {
    // It is shown above: as a result it comes last.
    const at = ranked.findIndex(([record]) => record === card);
    if (at >= 0) ranked.push(...ranked.splice(at, 1));
  }
  const isNarrowed = Object.values(filters || {}).some((chosen) => chosen?.length);
  if (isNarrowed || query.phrases.length || query.refused.length) {
    const { narrow } = await more(options);
    ranked = await narrow(index, ranked, query, filters, offset + limit, TOOLS);
  }
  const page = ranked.slice(offset, offset + limit);
  const carded = card >= 0 ? cardOf(index, card) : null;
  const shown = page.map((one) => show(index, clauses, owners, one, one[0] === card));
  const first = async (most) => {
    const [entity, ...results] = await Promise.all([carded, ...shown.slice(0, most)]);
    const last = most > shown.length - 1 && page.at(-1)?.[0] === card ? results.pop() : null;
    results.sort((one, other) => other.score - one.score);
    if (last) results.push(last);
    signal?.throwIfAborted();
    const misspelt = clauses.filter((one) => one.corrected);
    const corrected = misspelt.length ? (await more(options)).rewrite(text, misspelt, results, TOOLS) : null;
    return { results, total: ranked.length, corrected, entity };
  };
  if (!onfirst) return first(limit);
  // A slow line brings few files at once: the first are shown while the others are on their way.
  let isWhole = false;
  const early = first(EARLY).then(async (some) => {
    await new Promise((give) => setTimeout(give, PAUSE));
    if (!isWhole && !signal?.aborted) onfirst(some);
  });
  early.catch(() => {});
  try {
    return await first(limit);
  } finally {
    isWhole = true;
  }
}

export async function search(text, options = {}) {
  const index = await open(options);
  const query = parse(text);
  let words = wordsOf(query.text);
  const telling = words.filter((word) => !STOP.has(word));
  if (telling.length) words = telling;
  const clauses = await scoreQuery(index, words);
  const doubted = doubtful(clauses);
  if (doubted.length) {
    const misspelt = more(options);
    if (options.onfirst) options.onfirst(await answer(index, text, query, clauses, options));
    // If that cannot be had, the first results stand.
    await misspelt.then(({ correct }) => correct(index, doubted, clauses.length, TOOLS)).catch(() => {});
  }
  return answer(index, text, query, clauses, options);
}

export function open(options) {
  return indexOf(options).open();
}

// What not every reader asks for is in a file of its own.

const TOOLS = {
  SHORT_QUERY, STOP, TOKEN, bare, bareIn, foldWord, groupsOf, innerStem, isArabic, isFirst, numbersOf, placeOf, placesOf,
  readPostings, scoreWord, stem, wordsOf,
};

/** The module, or from a folder, where browsers load none, the same as a script. */
async function more({ base = "./", parts = "" } = {}) {
  try {
    return globalThis.milaffMore || (await import(`./search_more.js${parts}`));
  } catch {
    await byScript(`${base}assets/milaff/js/search_more.classic.js${parts}`);
    return globalThis.milaffMore;
  }
}

export async function suggest(text, options = {}) {
  return (await more(options)).suggest(await open(options), text, options, TOOLS);
}

export async function facets(options = {}) {
  return (await more(options)).facets(await open(options), TOOLS);
}
