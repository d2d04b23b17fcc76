// What can be measured of an open page without changing it. Evaluates to an object of functions.
(() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  const known = new Map();

  // Any CSS colour as [red, green, blue, alpha], each from 0 to 1.
  function rgba(colour) {
    if (!known.has(colour)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
      known.set(colour, [...brush.getImageData(0, 0, 1, 1).data].map(part => part / 255));
    }
    return known.get(colour);
  }

  function over(top, below) {
    const [, , , alpha] = top;
    return [0, 1, 2].map(at => top[at] * alpha + below[at] * (1 - alpha)).concat(1);
  }

  function luminance(colour) {
    const [red, green, blue] = colour.slice(0, 3)
      .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
    return .2126 * red + .7152 * green + .0722 * blue;
  }

  function ratio(one, other) {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + .05) / (dark + .05);
  }

  function chain(element) {
    const found = [];
    for (let at = element; at; at = at.parentElement) found.unshift(at);
    return found;
  }

  // What lies behind an element's content.
  function ground(element) {
    const canvasColour = getComputedStyle(document.documentElement).colorScheme.startsWith("dark")
      ? [0, 0, 0, 1] : [1, 1, 1, 1];
    return chain(element).reduce(
      (below, one) => over(rgba(getComputedStyle(one).backgroundColor), below), canvasColour);
  }

  function opacity(element) {
    return chain(element).reduce((all, one) => all * Number(getComputedStyle(one).opacity), 1);
  }

  function name(element) {
    const parts = [];
    for (let at = element; at && at !== document.body && parts.length < 4; at = at.parentElement) {
      const classes = [...at.classList].slice(0, 2).map(one => `.${one}`).join("");
      parts.unshift(at.id && !/\d/.test(at.id) ? `#${at.id}` : at.localName + classes);
      if (at.id && !/\d/.test(at.id)) break;
    }
    return parts.join(" > ");
  }

  function isShown(element) {
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) return false;
    return chain(element).every(one => {
      const style = getComputedStyle(one);
      return style.clipPath === "none" && style.clip === "auto";
    });
  }

  function hasOwnText(element) {
    return [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  }

  // The lowest contrast of each kind of text below `least`.
  function contrasts(least) {
    const worst = new Map();
    for (const element of document.body.querySelectorAll("*")) {
      if (!hasOwnText(element) || !isShown(element) || element.closest("[disabled]")) continue;
      const below = ground(element), style = getComputedStyle(element);
      const isDrawn = element instanceof SVGElement;
      const colour = rgba(isDrawn ? style.fill : style.color).slice();
      colour[3] *= opacity(element);
      const found = ratio(over(colour, below), below);
      const key = name(element);
      if (found < least && !(worst.get(key) <= found)) worst.set(key, found);
    }
    return [...worst].map(([where, found]) => `${where} (${found.toFixed(2)})`);
  }

  const CONTROLS = "button, summary.button, a.button, input, select, textarea";

  // Controls neither whose edge, nor whose ground, nor whose sign stands out from what is around.
  function controlContrasts(least) {
    const found = new Map();
    for (const element of document.querySelectorAll(CONTROLS)) {
      if (!isShown(element) || element.disabled) continue;
      const around = ground(element.parentElement), style = getComputedStyle(element);
      const colours = [style.backgroundColor, style.color];
      if (parseFloat(style.borderTopWidth)) colours.push(style.borderTopColor);
      const best = Math.max(...colours.map(one => ratio(over(rgba(one), around), around)));
      const hasEdge = parseFloat(style.borderTopWidth) && rgba(style.borderTopColor)[3] > 0;
      const edge = hasEdge ? ratio(over(rgba(style.borderTopColor), around), around) : best;
      const fill = ratio(over(rgba(style.backgroundColor), around), around);
      const isField = element.matches("input:not([type=button],[type=submit]), select, textarea");
      const reached = isField ? Math.max(edge, fill) : best;
      if (reached < least) found.set(name(element), reached);
    }
    return [...found].map(([where, reached]) => `${where} (${reached.toFixed(2)})`);
  }

  const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary";

  // A link in a line of text is as high as that line: WCAG 2.5.8 lets it be.
  function isInSentence(element) {
    if (element.localName !== "a") return false;
    const inline = getComputedStyle(element).display === "inline";
    if (!inline) return false;
    let block = element.parentElement;
    while (block && getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    if (!block) return false;
    const own = element.textContent.trim().length;
    return block.textContent.trim().length > own;
  }

  // How far from its middle an element takes a tap, whatever its box is.
  function reach(element) {
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const rects = [...element.getClientRects()].filter(one => one.width && one.height);
    const box = rects[0] ?? element.getBoundingClientRect();
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const takes = (atX, atY) => {
      const hit = document.elementFromPoint(atX, atY);
      return hit && (element.contains(hit) || hit.closest?.("label")?.control === element);
    };
    const far = (stepX, stepY) => {
      let at = 0;
      while (at < 60 && takes(x + stepX * (at + 1), y + stepY * (at + 1))) at++;
      return at;
    };
    if (!takes(x, y)) return { width: box.width, height: box.height };
    const width = Math.max(box.width, far(1, 0) + far(-1, 0));
    const height = Math.max(box.height, far(0, 1) + far(0, -1));
    return { width: Math.round(width * 10) / 10, height: Math.round(height * 10) / 10 };
  }

  // Targets lower or narrower than `least`, and main ones than `main`. The same kind is told once.
  function targets(least, main, mainOnes) {
    const found = new Map(), seen = new Map();
    for (const element of document.querySelectorAll(TARGETS)) {
      if (!isShown(element) || element.disabled || isInSentence(element)) continue;
      const isMain = element.matches(mainOnes), asked = isMain ? main : least;
      const box = element.getBoundingClientRect();
      if (Math.min(box.width, box.height) >= asked) continue;
      const key = name(element);
      if ((seen.get(key) ?? 0) >= 8) continue;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      const { width, height } = reach(element);
      if (Math.min(width, height) < asked - .5)
        found.set(key, `${key} (${width} × ${height}${isMain ? ", main" : ""})`);
    }
    scrollTo(0, 0);
    return [...found.values()];
  }

  function scrolls(element) {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (["auto", "scroll"].includes(style.overflowX)) return true;
    }
    return false;
  }

  // How much wider than the screen the page is, and what sticks out of it.
  function overflow() {
    const width = document.documentElement.clientWidth, found = new Set();
    for (const element of document.body.querySelectorAll("*")) {
      if (!isShown(element) || scrolls(element)) continue;
      const box = element.getBoundingClientRect();
      if (box.right > width + 1 || box.left < -1) found.add(name(element));
    }
    const extra = document.documentElement.scrollWidth - width;
    if (extra > 0 && !found.size) found.add("html");
    return [...found].slice(0, 5).map(one => `${one} (+${extra})`);
  }

  // Shown controls that do nothing without JavaScript.
  function dead() {
    const found = new Set();
    const asks = "button, [role=button], [role=switch], [role=tab], [role=menuitem], a:not([href]),"
      + "a[href='#'], a[href^='javascript:'], input, select, textarea";
    for (const element of document.querySelectorAll(asks)) {
      if (!isShown(element) || element.disabled) continue;
      const form = element.form;
      const sends = form && form.getAttribute("action") !== null;
      const isChoice = element.matches("input[type=radio], input[type=checkbox]");
      const opens = element.popoverTargetElement || element.closest("summary")
        || element.getAttribute("commandfor");
      const isName = element.localName === "a" && !element.hasAttribute("href")
        && (element.getAttribute("role") === null);
      if (!sends && !isChoice && !opens && !isName) found.add(name(element));
    }
    return [...found];
  }

  return { contrasts, controlContrasts, targets, overflow, dead };
})()
