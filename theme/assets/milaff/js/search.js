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
