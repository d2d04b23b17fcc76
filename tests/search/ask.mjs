// Answers of search.js over a built site: node ask.mjs SITE < questions, a JSON line each of
// {call, text, options}; a JSON line for each answer, and the files that it asked for.
import fs from "node:fs";
import path from "node:path";
import * as engine from "../../theme/assets/milaff/js/search.js";

const site = process.argv[2];
let asked = [];
async function load(key) {
  asked.push(key);
  let value;
  const text = fs.readFileSync(path.join(site, "search", `${key}.js`), "utf8");
  new Function("milaffSearch", text)((_, given) => (value = given));
  return value;
}

for (const line of fs.readFileSync(0, "utf8").trim().split("\n")) {
  const { call, text, options } = JSON.parse(line);
  asked = [];
  const firsts = [];
  const given = { load, onfirst: (answer) => firsts.push(answer.total), ...options };
  const answer = call === "facets" ? await engine.facets(given) : await engine[call](text, given);
  console.log(JSON.stringify({ answer, asked, firsts }));
}
