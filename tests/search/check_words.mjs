// The words of the case file as search.js reads them, one JSON a line.
import fs from "node:fs";
import { innerStem, stem, wordsOf } from "../../theme/assets/milaff/js/search.js";

for (const { text } of JSON.parse(fs.readFileSync(process.argv[2], "utf8"))) {
  console.log(JSON.stringify(wordsOf(text).map((word) => [word, stem(word), innerStem(word)])));
}
