// The page of the search: its form, its filters, and the address that holds what was asked. It is no
// module, and has what it shares with the dialog from search-box.js, which is loaded before it.

(() => {
  const { site, addressOf, button, day, digits, engine, make } = globalThis.milaffSearchBox;
  const { recentIn, resultsIn, suggestIn, url, words, written } = globalThis.milaffSearchBox;
  const FILTERS = ["kind", "dossier", "entity", "outlet", "from", "to"];

  async function begin(form) {
    const told = await words();
    const { words: say } = told;
    const input = form.elements.q;
    const place = document.getElementById("search-found");
    const browse = document.getElementById("search-browse");
    const narrowing = form.querySelector(".search-filters");
    const title = document.title;
    const list = make("ul", { className: "search-options", hidden: true });
    const status = make("p", { className: "unseen", role: "status" });
    const chips = make("p", { className: "search-chips", hidden: true });
    const past = make("section", { className: "search-recent", hidden: true });
    const found = make("div", { className: "search-found" });
    form.querySelector(".search-bar").append(list, status);
    form.append(chips);
    place.append(past, found);
    const named = document.getElementById("search-entity");
    const names = document.getElementById("search-names");
    const titles = new Map();
    let entity = "";
    let isAsked = false;

    /** What the form holds, as an address holds it. */
    function chosen() {
      const all = new URLSearchParams();
      const query = input.value.trim();
      if (query) all.set("q", query);
      for (const name of FILTERS) {
        const value = name === "entity" ? entity : form.elements[name].value;
        if (value) all.set(name, value);
      }
      return all;
    }

    function fill(all) {
      input.value = all.get("q") || "";
      entity = all.get("entity") || "";
      for (const name of FILTERS.filter((one) => one !== "entity")) {
        const field = form.elements[name];
        const value = all.get(name) || "";
        // Dossiers and outlets come later; until then the address is believed.
        const isKnown = field.localName !== "select" || [...field.options].some((one) => one.value === value);
        if (!isKnown) field.append(make("option", { value, textContent: value }));
        field.value = value;
      }
    }

    function giveUp(name) {
      if (name === "entity") entity = "";
      else form.elements[name].value = "";
    }

    /** What a filter is called, and its value in words. */
    function wordsOf(name, answer) {
      if (answer?.entity) titles.set(answer.entity.id, answer.entity.title);
      if (name === "entity") return [say.mentions, titles.get(entity) || entity];
      const field = form.elements[name];
      const label = field.closest("label").firstChild.textContent;
      if (field.type === "date") return [label, day(field.value, told)];
      const value = name === "kind" ? told.kinds[field.value] : field.selectedOptions[0].dataset.title;
      return [label, value || field.value];
    }

    /** The filters that are in force, each to be given up: the form itself is folded. */
    function showChips(answer) {
      const names = [...chosen().keys()].filter((name) => name !== "q");
      chips.hidden = !names.length;
      const made = names.map((name) => {
        const [label, value] = wordsOf(name, answer);
        const chip = button("", () => {
          giveUp(name);
          ask();
          input.focus();
        });
        chip.replaceChildren(label, say.colon, ...written(value), make("span", { textContent: "✕", ariaHidden: "true" }));
        chip.ariaLabel = `${say.without}${say.colon}${label} ${value}`;
        return chip;
      });
      chips.replaceChildren(...made);
    }

    /** The dossiers and outlets that the index knows, and how much of each kind there is. */
    async function offerFilters() {
      if (isAsked) return;
      isAsked = true;
      const { kinds, dossiers, outlets } = await (await engine()).facets(site);
      const amounts = new Map(kinds.map(({ id, count }) => [id, count]));
      for (const option of form.elements.kind.options) {
        const amount = amounts.get(option.value);
        if (amount) option.textContent = `${told.kinds[option.value]} (${digits(amount, told)})`;
      }
      for (const [name, all] of [["dossier", dossiers], ["outlet", outlets]]) {
        const field = form.elements[name];
        const { value } = field;
        const offered = all.map((one) =>
          make("option", {
            value: one.id,
            textContent: `${one.title} (${digits(one.count, told)})`,
            "data-title": one.title,
          }),
        );
        const isKnown = !value || all.some((one) => one.id === value);
        field.replaceChildren(field.options[0], ...offered, ...(isKnown ? [] : [field.selectedOptions[0]]));
        field.value = value;
        field.closest("label").hidden = !all.length && !value;
      }
      showChips();
    }
    const offerQuietly = () => offerFilters().catch(() => (isAsked = false));

    /** Show what an address asks for. */
    async function show(all) {
      fill(all);
      options.end();
      const { q: query = "", ...filters } = Object.fromEntries(all);
      document.title = query ? `${query} · ${title}` : title;
      browse.hidden = Boolean(query);
      showChips();
      if (!query) {
        results.empty();
        earlier.show();
        return;
      }
      earlier.hide();
      const answer = await results.run(query, filters);
      if (!answer) return;
      if (!answer.total) browse.hidden = false;
      showChips(answer);
      if (narrowing.open || all.has("dossier") || all.has("outlet")) offerQuietly();
    }

    /** Search for what the form holds, under an address of its own. */
    function ask(query = input.value.trim()) {
      input.value = query;
      const all = chosen();
      const address = new URL(location.href);
      address.search = all;
      address.hash = "";
      try {
        if (address.href !== location.href) history.pushState(null, "", address);
      } catch {
        // Some browsers give files no addresses of their own.
      }
      return show(all);
    }

    /** Names that begin with what is typed; too many to be a list of choices. */
    async function offerNames(event) {
      const found = await (await engine()).suggest(named.value, { ...site, limit: 20 });
      const entities = found.filter(({ kind }) => kind === "entity");
      for (const { id, title } of entities) titles.set(id, title);
      names.replaceChildren(...entities.map(({ title }) => make("option", { value: title })));
      // Not typed, but chosen from the list.
      if (!event.inputType || event.inputType === "insertReplacementText") takeName();
    }

    function takeName() {
      const [id] = [...titles].find(([, title]) => title === named.value.trim()) || [];
      if (!id) return;
      entity = id;
      named.value = "";
      ask();
    }

    function widen() {
      FILTERS.forEach(giveUp);
      ask();
    }

    const ofPage = (query) => addressOf(location.href.split(/[?#]/)[0], query);
    const all = new URLSearchParams(location.search);
    // Before the suggestions listen: a reader who only opens the page has not asked for the list of names.
    if (!all.get("q") && matchMedia("(hover: hover)").matches) input.focus();
    const options = suggestIn({ input, list, status, told, choose: (one) => location.assign(url(one.url)) });
    const earlier = recentIn(past, { told, ask });
    const results = resultsIn(found, { told, ask, widen, addressOf: ofPage });

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (document.activeElement === named) takeName();
      else ask();
    });
    form.addEventListener("change", (event) => {
      if (event.target === named) takeName();
      else if (event.target !== input) ask();
    });
    named.addEventListener("input", (event) => offerNames(event).catch(() => {}));
    form.elements.clear.addEventListener("click", widen);
    input.addEventListener("blur", () => setTimeout(options.close, 150));
    past.addEventListener("forgotten", () => input.focus());
    narrowing.addEventListener("toggle", () => narrowing.open && offerQuietly());
    addEventListener("popstate", () => show(new URLSearchParams(location.search)));
    await show(all);
  }

  const form = document.getElementById("search-form");
  if (form) begin(form).catch(() => {});
})();
