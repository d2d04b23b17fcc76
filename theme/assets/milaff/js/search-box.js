// The search as readers see it: suggestions, results, and the dialog over any page; search-page.js is
// the page of the search. It is no module (browsers load none from files) and is loaded when the
// search is opened. What it finds, it asks of the engine: search.js, published a second time as
// search.classic.js.

globalThis.milaffSearchBox ??= (() => {
  const script = document.querySelector("script[data-here]");
  const here = new URL(script.src);
  const home = new URL("../../../", here);
  /** Where the engine finds its files, and the version of its own parts. */
  const site = { base: home.href, parts: here.search };
  const asked = new Map();
  const LIMIT = 10;
  const PAUSE = 250;
  const MOST_RECENT = 6;
  /** Latin runs, ranges and signed numbers: in Arabic their own direction must be kept. */
  const LATIN =
    /[A-Za-z\u00c0-\u024f](?:[\w\u00c0-\u024f .,:'’&/+@-]*[\w\u00c0-\u024f])?|\d+(?:[-–/.:]\d+)+|[≥≤<>~±+−-]\d[\d.,]*%?/g;

  // Parts that are loaded

  /** A script or a style sheet of ours; one that did not come is asked for again the next time. */
  function load(element, address) {
    const url = new URL(address, home).href;
    if (!asked.has(url)) {
      const came = new Promise((give, fail) => {
        element.onload = give;
        element.onerror = () => {
          asked.delete(url);
          element.remove();
          fail(new Error(url));
        };
      });
      asked.set(url, came);
      if (element.localName === "link") element.href = url;
      else element.src = url;
      document.head.append(element);
    }
    return asked.get(url);
  }

  const ours = (path) => new URL(`../${path}${here.search}`, here);

  async function words() {
    if (!globalThis.milaffSearchWords) await load(document.createElement("script"), "search/words.js");
    return globalThis.milaffSearchWords;
  }

  async function engine() {
    if (!globalThis.milaffEngine) await load(document.createElement("script"), ours("js/search.classic.js"));
    return globalThis.milaffEngine;
  }

  async function sheet() {
    if (document.querySelector("link[href*='/search.css']")) return;
    await load(Object.assign(document.createElement("link"), { rel: "stylesheet" }), ours("search.css"));
  }

  // What a reader looked for, on this device alone

  function recall(key) {
    try {
      return JSON.parse(localStorage.getItem(`milaff.${key}`));
    } catch {
      return null;
    }
  }
  function keep(key, value) {
    try {
      localStorage.setItem(`milaff.${key}`, JSON.stringify(value));
    } catch {
      // Storage is closed or full.
    }
  }
  const recent = () => [recall("searches") || []].flat().filter((one) => typeof one === "string");
  function remember(query) {
    keep("searches", [query, ...recent().filter((one) => one !== query)].slice(0, MOST_RECENT));
  }

  // Writing

  function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in element && key !== "role") element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  /** The part of a text from one place to another, with what is marked in it. */
  function marked(text, from, to, marks) {
    const parts = [];
    let at = from;
    for (const [begin, end] of marks) {
      const [first, last] = [Math.max(begin, at), Math.min(end, to)];
      if (first >= last) continue;
      parts.push(text.slice(at, first), make("mark", { textContent: text.slice(first, last) }));
      at = last;
    }
    return [...parts, text.slice(at, to)].filter(Boolean);
  }

  /** A text in which Latin runs keep their own direction. */
  function written(text, marks = []) {
    const parts = [];
    let at = 0;
    for (const { index, 0: run } of text.matchAll(LATIN)) {
      parts.push(...marked(text, at, index, marks));
      at = index + run.length;
      parts.push(make("bdi", {}, ...marked(text, index, at, marks)));
    }
    return [...parts, ...marked(text, at, text.length, marks)];
  }

  const digits = (text, told) =>
    told.digits === "arabic" ? `${text}`.replace(/\d/g, (one) => "٠١٢٣٤٥٦٧٨٩"[one]) : `${text}`;

  function counted(key, number, told) {
    const form = told.counts[key][new Intl.PluralRules("ar").select(number)];
    const shown = number.toLocaleString("en-US");
    const number_ = told.digits === "arabic" ? digits(shown, told).replaceAll(",", "٬") : shown;
    return form.replace("{n}", number_);
  }

  /** «22 مارس 2024»; what is not known of a date is left out. */
  function day(date, told) {
    const [year, month, one] = date.slice(0, 10).split("-");
    const parts = [one && Number(one), month && told.months[month - 1], year];
    return digits(parts.filter(Boolean).join(" "), told);
  }

  const time = (date, told) => make("time", { dateTime: date, textContent: day(date, told) });

  // Suggestions: the combobox pattern of ARIA, with a list that is a popup

  function suggestIn({ input, list, status, told, choose }) {
    const { words: say } = told;
    let shown = [];
    let active = -1;
    let turn = 0;
    let waiting = 0;
    list.id = `${input.id}-options`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", say.suggestions);
    const combobox = {
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": list.id,
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
    };
    for (const [name, value] of Object.entries(combobox)) input.setAttribute(name, value);

    function mark(at) {
      active = at;
      [...list.children].forEach((item, number) => item.setAttribute("aria-selected", `${number === at}`));
      const item = list.children[at];
      if (!item) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    }

    function show(found) {
      shown = found;
      const items = found.map((one, number) =>
        make(
          "li",
          { id: `${list.id}-${number}`, role: "option", "aria-selected": "false" },
          make("span", { className: "title" }, ...written(one.title, one.marks)),
          " ",
          make("span", { className: "tag", textContent: told.kinds[one.kind] || "" }),
        ),
      );
      list.replaceChildren(...items);
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", `${!list.hidden}`);
      mark(-1);
    }

    /** Have the files of what is being typed at hand before it is asked: a slow line takes its time
     *  for each. No results are fetched, and no other spellings. */
    async function warm() {
      const enough = new AbortController();
      const { search } = await engine();
      const stop = () => enough.abort();
      await search(input.value, { ...site, limit: 0, signal: enough.signal, onfirst: stop });
    }
    function warmSoon() {
      clearTimeout(waiting);
      if (navigator.connection?.saveData || input.value.trim().length < 3) return;
      waiting = setTimeout(() => warm().catch(() => {}), PAUSE);
    }

    function close() {
      turn += 1;
      show([]);
      status.textContent = "";
    }

    async function ask() {
      const mine = (turn += 1);
      const text = input.value.trim();
      if (text.length < 2) return close();
      const found = await (await engine()).suggest(text, { ...site, limit: 8 });
      if (mine !== turn) return;
      show(found);
      status.textContent = found.length ? counted("suggestions", found.length, told) : "";
    }
    const askQuietly = () => ask().catch(close);

    input.addEventListener("input", () => {
      askQuietly();
      warmSoon();
    });
    input.addEventListener(
      "focus",
      () => engine().then((one) => one.suggest("", site)).catch(() => {}),
      { once: true },
    );
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        if (list.hidden) return askQuietly();
        // One place lies before the first and after the last: what was typed.
        const places = shown.length + 1;
        mark(((active + 1 + step + places) % places) - 1);
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        choose(shown[active]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === "Tab") close();
    });
    // A press must not take the focus from the input before the click is there.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const at = [...list.children].indexOf(event.target.closest("li"));
      if (at >= 0) choose(shown[at]);
    });
    const end = () => {
      clearTimeout(waiting);
      close();
    };
    return { close, end };
  }

  // What was found

  const url = (path) => new URL(path, home).href;

  function resultOf(one, told) {
    const meta = [make("span", { className: "tag", textContent: told.kinds[one.kind] || "" })];
    if (one.date) meta.push(time(one.date, told));
    for (const dossier of one.dossiers || []) meta.push(make("span", {}, ...written(dossier.title)));
    const link = make("a", { href: url(one.url) }, ...written(one.title, one.titleMarks));
    const item = make("li", { className: "card" }, make("h2", {}, link));
    const { text = "", marks = [] } = one.snippet || {};
    if (text) item.append(make("p", {}, ...written(text, marks)));
    item.append(make("p", { className: "meta" }, ...meta));
    return item;
  }

  function answerOf(entity, told) {
    const link = make("a", { href: url(entity.url) }, ...written(entity.title));
    const card = make(
      "section",
      { className: "infobox answer" },
      make("p", { className: "kicker", textContent: told.kinds[entity.kind] || told.kinds.entity }),
      make("h2", {}, link),
    );
    if (entity.summary) card.append(make("p", {}, ...written(entity.summary)));
    return card;
  }

  const quoted = (text) => ["«", ...written(text), "»"];
  const button = (label, act) => {
    const made = make("button", { type: "button", className: "button", textContent: label });
    made.addEventListener("click", act);
    return made;
  };

  /** Where results are written. `ask` starts another search, `widen` the same without filters. */
  function resultsIn(place, { told, ask, widen, addressOf }) {
    const { words: say } = told;
    const count = make("p", { className: "count", role: "status" });
    const body = make("div", { className: "search-body" });
    place.replaceChildren(count, body);
    let running = null;
    let shown = [];

    function stop() {
      running?.abort();
      running = null;
      body.removeAttribute("aria-busy");
    }

    function empty() {
      stop();
      count.textContent = "";
      body.replaceChildren();
    }

    function fail(again) {
      count.textContent = navigator.onLine === false ? say.offline : say.failed;
      body.replaceChildren(button(say.try_again, again));
    }

    function zero(query, isFiltered) {
      const tips = ["try_spelling", "try_fewer", "try_other", isFiltered && "try_filters"].filter(Boolean);
      const list = make("ul", { className: "tips" }, ...tips.map((key) => make("li", { textContent: say[key] })));
      const parts = [make("p", {}, `${say.zero} `, ...quoted(query), "."), list];
      if (isFiltered) parts.push(button(say.without_filters, widen));
      return parts;
    }

    function meant(query) {
      const link = make("a", { href: addressOf(query) }, ...written(query));
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        ask(query);
      });
      return make("p", { className: "meant" }, `${say.meant} «`, link, "»؟");
    }

    function paint(answer, query, filters, isFinal) {
      const { results, total, corrected, entity } = answer;
      // Nothing is said to be missing while misspelt words are still being looked up.
      if (!isFinal && !results.length) return;
      const focused = body.contains(document.activeElement) && document.activeElement.href;
      shown = results;
      if (total) remember(query);
      count.textContent = counted("results", total, told);
      const parts = [];
      if (corrected) parts.push(meant(corrected));
      if (entity) parts.push(answerOf(entity, told));
      if (results.length) {
        const list = make("ol", { className: "entries found" }, ...results.map((one) => resultOf(one, told)));
        parts.push(list);
        if (results.length < total) parts.push(button(say.more, (event) => more(query, filters, list, event.target)));
      } else if (isFinal) parts.push(...zero(query, Object.keys(filters).length > 0));
      body.replaceChildren(...parts);
      if (focused) [...body.querySelectorAll("a")].find((link) => link.href === focused)?.focus();
    }

    async function run(query, filters) {
      stop();
      const mine = (running = new AbortController());
      body.setAttribute("aria-busy", "true");
      const late = setTimeout(() => mine === running && (count.textContent = say.waiting), 400);
      const isMine = () => mine === running;
      try {
        const { search } = await engine();
        const onfirst = (answer) => isMine() && paint(answer, query, filters, false);
        const options = { ...site, limit: LIMIT, filters, onfirst, signal: mine.signal };
        const answer = await search(query, options);
        if (!isMine()) return;
        paint(answer, query, filters, true);
        return answer;
      } catch {
        if (isMine()) fail(() => run(query, filters));
      } finally {
        clearTimeout(late);
        if (isMine()) body.removeAttribute("aria-busy");
      }
    }

    async function more(query, filters, list, asking) {
      asking.disabled = true;
      try {
        const { search } = await engine();
        const options = { ...site, limit: LIMIT, offset: shown.length, filters };
        const { results, total } = await search(query, options);
        if (!list.isConnected) return;
        const items = results.map((one) => resultOf(one, told));
        list.append(...items);
        shown = [...shown, ...results];
        count.textContent = `${counted("results", total, told)}. ${say.shown} ${digits(shown.length, told)}`;
        items[0]?.querySelector("a").focus();
        if (!results.length || shown.length >= total) asking.remove();
      } catch {
        count.textContent = navigator.onLine === false ? say.offline : say.failed;
      }
      asking.disabled = false;
    }

    return { run, empty };
  }

  /** Earlier searches, to be asked again or wiped. */
  function recentIn(place, { told, ask }) {
    const { words: say } = told;
    const show = () => {
      const asked = recent();
      place.hidden = !asked.length;
      const items = asked.map((query) => {
        const again = button("", () => ask(query));
        again.replaceChildren(...written(query));
        return make("li", {}, again);
      });
      const forget = button(say.forget, () => {
        keep("searches", []);
        place.hidden = true;
        place.dispatchEvent(new Event("forgotten", { bubbles: true }));
      });
      forget.classList.add("plain");
      place.replaceChildren(make("h2", { textContent: say.recent }), make("ul", {}, ...items), forget);
    };
    return { show, hide: () => (place.hidden = true) };
  }

  // The dialog

  let dialog = null;
  let opener = null;

  const addressOf = (action, query) => {
    const found = new URL(action);
    found.search = new URLSearchParams({ q: query });
    return found.href;
  };

  function makeDialog(action, told) {
    const { words: say } = told;
    const input = make("input", {
      id: "search-q",
      type: "search",
      name: "q",
      placeholder: say.field,
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: false,
      enterKeyHint: "search",
      "aria-label": say.field,
    });
    const close = make("button", { type: "button", className: "button plain close", "aria-label": say.close });
    const bar = make(
      "div",
      { className: "search-bar" },
      input,
      make("button", { className: "button", textContent: say.do }),
      close,
    );
    const list = make("ul", { className: "search-options", hidden: true });
    const form = make("form", { className: "search", role: "search", method: "get", action }, bar, list);
    const status = make("p", { className: "unseen", role: "status" });
    const past = make("section", { className: "search-recent", hidden: true });
    const found = make("div", { className: "search-found" });
    const whole = make("a", { className: "button plain", href: action, textContent: say.all });
    const isSlash = make("input", { type: "checkbox", checked: recall("slash") !== false });
    const foot = make("p", { className: "search-foot" }, whole, make("label", {}, isSlash, ` ${say.key}`));
    dialog = make("dialog", { className: "search-dialog", "aria-label": say.search }, form, status, past, found, foot);
    document.body.append(dialog);

    const ask = (query) => {
      input.value = query;
      options.end();
      earlier.hide();
      whole.href = addressOf(action, query);
      input.focus();
      results.run(query, {});
    };
    const choose = (one) => location.assign(url(one.url));
    const options = suggestIn({ input, list, status, told, choose });
    const earlier = recentIn(past, { told, ask });
    const results = resultsIn(found, { told, ask, widen: () => {}, addressOf: (query) => addressOf(action, query) });

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const query = input.value.trim();
      if (query) ask(query);
    });
    input.addEventListener("input", () => {
      results.empty();
      whole.href = input.value.trim() ? addressOf(action, input.value.trim()) : action;
      if (input.value.trim()) earlier.hide();
      else earlier.show();
    });
    // Chromium's own answer to Escape empties the field and leaves the dialog open.
    dialog.addEventListener("keydown", (event) => {
      // The list of suggestions is closed first.
      if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
      event.preventDefault();
      dialog.close();
    });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", () => opener?.isConnected && opener.focus());
    past.addEventListener("forgotten", () => input.focus());
    isSlash.addEventListener("change", () => keep("slash", isSlash.checked));
    earlier.show();
  }

  /** Open the search: over this page, or where it stands on it. */
  async function open(link) {
    const own = document.querySelector("#search-form input[name=q]");
    if (own) {
      own.focus();
      return own.select();
    }
    if (dialog?.open) return;
    const focused = document.activeElement;
    opener = focused && focused !== document.body ? focused : link;
    // The engine asks for its index as soon as it is there: both are fetched at once.
    load(make("link", { rel: "preload", as: "script" }), "search/index.js").catch(() => {});
    engine().then((one) => one.open(site)).catch(() => {});
    const [told] = await Promise.all([words(), sheet()]);
    if (!dialog) makeDialog(link.href.split(/[?#]/)[0], told);
    if (dialog.open) return;
    dialog.showModal();
    const input = dialog.querySelector("[name=q]");
    input.focus();
    input.select();
  }

  return {
    open,
    site,
    addressOf,
    button,
    day,
    digits,
    engine,
    make,
    recentIn,
    resultsIn,
    suggestIn,
    url,
    words,
    written,
  };
})();
