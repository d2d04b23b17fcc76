// The engine of the search as its docstring promises it, with answers that tests can foresee:
// «N نتائج» finds so many, «غلط» is misspelt, «تعطل» fails while `milaffFails` is set, any other
// word finds three.
(() => {
  const kinds = ["article", "dossier", "entity", "event", "source"];
  const amountOf = (text) => (/^\d+/.test(text) ? Number(/^\d+/.exec(text)[0]) : text === "لا شيء" ? 0 : 3);
  const one = (number) => ({
    id: `record-${number}`,
    url: `articles/record-${number}/`,
    kind: kinds[number % 5],
    title: number ? `نتيجة ISIS-K رقم ${number}` : "<img src=x onerror=alert(1)> & <b>",
    date: number ? "2024-03-22" : "2024-03",
    dossiers: [{ id: "d", title: "ملف أول" }],
    score: 1,
    titleMarks: number ? [[6, 10]] : [],
    snippet: { text: "…قال بِالصَّبْرِ <script> إن", marks: [[5, 16]] },
  });
  const asked = (globalThis.milaffAsked = []);
  async function search(text, { limit, offset = 0, filters, onfirst, signal }) {
    if (limit > 0) asked.push({ text, filters, offset });
    if (text === "تعطل" && globalThis.milaffFails) throw new Error("no file");
    const total = filters.kind ? 1 : amountOf(text);
    const results = Array.from({ length: total }, (_, at) => one(at)).slice(offset, offset + limit);
    const entity =
      text === "داعش"
        ? { id: "isis-k", kind: "entity", url: "entities/isis-k/", title: "داعش خراسان", summary: "فرع." }
        : null;
    onfirst?.({ results, total, corrected: null, entity });
    await new Promise((next) => setTimeout(next, text === "غلط" ? 300 : 0));
    signal?.throwIfAborted();
    return { results, total, corrected: text === "غلط" ? "صواب" : null, entity };
  }
  async function suggest(text) {
    if (!text) return [];
    return [
      { id: "isis-k", kind: "entity", url: "entities/isis-k/", title: "داعش خراسان", marks: [[0, text.length]] },
      { id: "b", kind: "dossier", url: "dossiers/isis-k-profile/", title: "ملف داعش", marks: [] },
    ].filter(({ title }) => title.includes(text));
  }
  const facets = async () => ({
    kinds: kinds.map((id) => ({ id, count: 2 })),
    dossiers: [{ id: "d", title: "ملف أول", count: 2 }],
    outlets: [{ id: "bbc", title: "BBC", count: 1 }],
    from: "2024-01-01",
    to: "2024-12-31",
  });
  globalThis.milaffEngine = { search, suggest, facets, open: async () => {} };
})();
