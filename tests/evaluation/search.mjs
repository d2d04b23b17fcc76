// Answers queries through search.js and prints recall, MRR, bytes and times. See search.py.

import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { innerStem, search, stem, wordsOf } from "../../theme/assets/milaff/js/search.js";

const [site, ...files] = process.argv.slice(2);
const SCRIPTS = new URL("../../theme/assets/milaff/js/", import.meta.url);

let fetched = new Set();
const kept = new Map();
async function load(key) {
  if (!kept.has(key)) {
    let value;
    const text = fs.readFileSync(path.join(site, "search", `${key}.js`), "utf8");
    new Function("milaffSearch", text)((_, given) => (value = given));
    kept.set(key, value);
  }
  fetched.add(key);
  return kept.get(key);
}

const sizes = new Map();
const brotli = (bytes) => zlib.brotliCompressSync(bytes).length;
function sizeOf(key) {
  if (!sizes.has(key)) sizes.set(key, brotli(fs.readFileSync(path.join(site, "search", `${key}.js`))));
  return sizes.get(key);
}

const share = (values, part) => values.sort((a, b) => a - b)[Math.min(values.length - 1, (values.length * part) | 0)];

const present = new Set();
for (const file of fs.readdirSync(path.join(site, "search/d"))) {
  let id;
  const text = fs.readFileSync(path.join(site, "search/d", file), "utf8");
  present.add(JSON.parse(text.slice(text.indexOf(",") + 1, -2))[0]);
}
const queries = files
  .flatMap((file) => fs.readFileSync(file, "utf8").trim().split("\n"))
  .map((line) => JSON.parse(line))
  .map((one) => ({ ...one, rel: one.rel.filter((id) => present.has(id)) }))
  .filter((one) => one.rel.length);

const classes = new Map();
const times = [];
const faults = [];
for (const { q, cls, rel } of queries) {
  const start = process.hrtime.bigint();
  const { results } = await search(q, { load });
  times.push(Number(process.hrtime.bigint() - start) / 1e6);
  const found = results.map((one) => one.id);
  const hits = found.filter((id) => rel.includes(id)).length;
  const first = found.findIndex((id) => rel.includes(id));
  if (!classes.has(cls)) classes.set(cls, []);
  classes.get(cls).push([hits / Math.min(10, rel.length), first < 0 ? 0 : 1 / (first + 1)]);
  if (first !== 0) faults.push(`${cls}\t${first}\t${q}\t${rel[0]}\t${found[0]}`);
}
const mean = (values, at) => values.reduce((sum, one) => sum + one[at], 0) / values.length;
const means = [];
for (const [name, values] of classes) {
  means.push([mean(values, 0), mean(values, 1)]);
  console.log(`${name.padEnd(18)} ${String(values.length).padStart(4)}  ${(100 * mean(values, 0)).toFixed(1).padStart(5)} / ${mean(values, 1).toFixed(3)}`);
}
console.log(`${"MACRO".padEnd(18)}       ${(100 * mean(means, 0)).toFixed(2)} / ${mean(means, 1).toFixed(4)}`);
console.log(`ms a query: median ${share(times, 0.5).toFixed(2)}, p95 ${share(times, 0.95).toFixed(2)}`);
if (process.env.FAULTS) fs.writeFileSync(process.env.FAULTS, faults.join("\n"));

// Bytes before the first ten results: the script as it is published, the manifest, and what a
// reader's first query asks for.
const published = (name) =>
  fs
    .readFileSync(new URL(name, SCRIPTS), "utf8")
    .replace(/^[ \t]*(?:\/\/[^\n]*|\/\*\*[^]*?\*\/[ \t]*)\n/gm, "")
    .replace(/^[ \t]+/gm, "");
const script = published("search.js");
const more = brotli(Buffer.from(published("search_more.js"))); // for misspelt words and phrases
const always = brotli(Buffer.from(script)) + sizeOf("index");
const bytes = new Map([["all", []], ["short", []], ["typo", []], ["question", []]]);
for (const { q, cls } of queries.filter((_, n) => n % 9 === 0)) {
  fetched = new Set();
  const again = (key) => load(key);
  let isDoubted = /["«“]/.test(q);
  await search(q, { load: again, onfirst: () => (isDoubted = true) });
  const first = always + (isDoubted ? more : 0);
  const sum = [...fetched].reduce((total, key) => total + (key === "index" ? 0 : sizeOf(key)), first);
  bytes.get("all").push(sum);
  bytes.get(/question|hand/.test(cls) ? "question" : cls === "typo1" ? "typo" : "short").push(sum);
}
console.log(`script ${brotli(Buffer.from(script))} (gzip ${zlib.gzipSync(script, { level: 9 }).length}), manifest ${sizeOf("index")}`);
// The words of the documents, as the index has them and as a query would.
let different = 0;
for (const line of fs.readFileSync(path.join(site, "words.jsonl"), "utf8").trim().split("\n")) {
  const [text, known] = JSON.parse(line);
  const read = wordsOf(text).map((word) => `${word} ${stem(word)} ${innerStem(word)}`);
  different += read.join("\n") !== known;
}
console.log(`documents whose words differ between index and query: ${different}`);
for (const [name, values] of bytes) {
  if (values.length) console.log(`bytes br, ${name}: median ${share(values, 0.5)}, p95 ${share(values, 0.95)}`);
}
