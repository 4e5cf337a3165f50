// ../../tmp/show-f.ts
import { readFileSync } from "node:fs";

// src/xml/characters.ts
var illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u0081\u008D\u008F\u0090\u009D\uFFFD-\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
var misread = /[\u0080-\u009F]/g;
var windows1252 = "\u20AC \u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152 \u017D  \u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153 \u017E\u0178";
var suspect = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFD-\uFFFF]/;
function isSuspect(text2) {
  return suspect.test(text2) || !text2.isWellFormed();
}
function cleanText(text2) {
  if (!isSuspect(text2)) return text2;
  return text2.replace(/\r\n?/g, "\n").replace(illegal, "").replace(misread, (character) => windows1252[character.charCodeAt(0) - 128] ?? "");
}
function plainText(text2) {
  return cleanText(text2).replace(/[ \t\n]{2,}|[\t\n]/g, " ").trim();
}

// src/xml/print-xml.ts
var references = {
  named: { "&": "&amp;", "<": "&lt;", ">": "&gt;" },
  hex: { "&": "&#x26;", "<": "&#x3C;", ">": "&#x3E;" }
};
function escapeText({ text: text2, references: form }) {
  const clean = cleanText(text2);
  if (!/[&<>]/.test(clean)) return clean;
  const table = references[form];
  return clean.replaceAll("&", table["&"]).replaceAll("<", table["<"]).replaceAll(">", table[">"]);
}
function escapeHtml(text2) {
  return escapeText({ text: text2, references: "named" });
}

// src/model/url.ts
function absoluteUrl(reference, base = "") {
  const isBelow = reference.startsWith("./") && /^[^?#]+\/$/.test(base);
  const whole = isBelow ? base + reference.slice(2) : reference;
  if (canonical.test(whole)) return whole;
  const url = parse(reference, base);
  if (url === void 0 || !hasAuthority(reference, url)) return void 0;
  const [, start = "", rest = "", fragment = ""] = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)([^#]*)(?:#(.*))?$/is.exec(url.href) ?? [];
  const hash = url.href.includes("#") ? `#${encode(fragment).replaceAll("#", "%23")}` : "";
  return start + encode(rest) + hash;
}
function webUrl(reference, base) {
  const url = absoluteUrl(reference, base);
  return url !== void 0 && /^https?:/.test(url) ? url : void 0;
}
var canonical = /^https?:\/\/(?:(?!xn--)[a-z\d-]+\.)+[a-z]{2,}(?:\/(?:(?:[\w~-]|%(?!2E)[\dA-F]{2})(?:[\w.~-]|%[\dA-F]{2})*)?)+(?:\?(?:[\w.~=&+,;:@/!*()-]|%[\dA-F]{2})*)?(?:#(?:[\w.~=&/:@-]|%[\dA-F]{2})*)?$/;
function encode(part) {
  return part.replace(/[[\]|^{}`\\ "<>]|%(?![0-9a-f]{2})/gi, (character) => {
    return `%${character.charCodeAt(0).toString(16)}`;
  }).replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase());
}
function hasAuthority(reference, url) {
  return !/^\s*https?:(?!\/\/[^/])/i.test(reference) && (!/^https?:$/.test(url.protocol) || url.hostname !== "");
}
function parse(reference, base) {
  try {
    return new URL(reference, base || void 0);
  } catch {
    return void 0;
  }
}

// src/render/allowed-urls.ts
var linkSchemes = new Set(
  "http https mailto tel sms ftp xmpp matrix irc ircs geo magnet gemini".split(" ")
);
var imageAddress = /^(?:https?:|data:image\/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,])/i;
function linkUrl(reference, base) {
  const url = absoluteUrl(reference, base);
  return url !== void 0 && linkSchemes.has(url.slice(0, url.indexOf(":"))) ? url : void 0;
}
function imageUrl(reference, base) {
  if (reference.trim() === "") return void 0;
  const url = absoluteUrl(reference, base);
  return url !== void 0 && imageAddress.test(url) ? url : void 0;
}
function decodePercent(encoded) {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

// src/render/html-tree.ts
function element(name, attributes, children = []) {
  const entries = Object.entries(attributes);
  return { kind: "element", name, attributes: new Map(entries), children: [...children] };
}
function text(value) {
  return { kind: "text", value };
}
function setAttributes({ attributes }, values) {
  for (const [name, value] of Object.entries(values)) {
    if (value === void 0) attributes.delete(name);
    else attributes.set(name, value);
  }
}
function rewrite(parent, visit, ancestors = []) {
  let rewritten;
  for (const [index, child] of parent.children.entries()) {
    const replacement = isElement(child) ? visitElement(child, visit, ancestors) : void 0;
    if (replacement !== void 0) rewritten ??= parent.children.slice(0, index);
    if (rewritten !== void 0) for (const node of replacement ?? [child]) rewritten.push(node);
  }
  if (rewritten !== void 0) parent.children = rewritten;
}
function visitElement(element2, visit, ancestors) {
  ancestors.push(element2);
  rewrite(element2, visit, ancestors);
  ancestors.pop();
  return visit(element2, ancestors);
}
function visitParents(root, visit) {
  rewrite(root, (element2, ancestors) => {
    visit(element2, [...ancestors, element2]);
    return void 0;
  });
  visit(root, []);
}
function isElement(node, name) {
  return node?.kind === "element" && (name === void 0 || node.name === name);
}
function find(parent, name, found = []) {
  for (const child of parent.children) {
    if (child.kind !== "element") continue;
    if (child.name === name) found.push(child);
    find(child, name, found);
  }
  return found;
}
function classesOf(element2) {
  return element2.attributes.get("class")?.split(/\s+/) ?? [];
}
function textOf(node) {
  if (node.kind === "text") return node.value;
  return node.kind === "element" ? node.children.map(textOf).join("") : "";
}
function isWhiteSpace(node) {
  return node.kind === "text" && node.value.trim() === "";
}
function onlyChild({ children }) {
  const [only, ...others] = children.filter((child) => !isWhiteSpace(child));
  return others.length === 0 ? only : void 0;
}
var mediaElements = /* @__PURE__ */ new Set(["img", "video", "audio"]);
function isBlank(node) {
  if (node.kind !== "element") return node.kind === "more" || isWhiteSpace(node);
  return !mediaElements.has(node.name) && node.children.every(isBlank);
}
var blocks = new Set(
  "address article aside blockquote caption center col colgroup dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul".split(" ")
);
function isHeading(node) {
  return node.kind === "element" && /^h[1-6]$/.test(node.name);
}
function isBlock(node) {
  return node.kind === "element" && blocks.has(node.name);
}

// src/render/fallback-link.ts
var lineElements = new Set(
  "p h1 h2 h3 h4 h5 h6 pre summary dt caption figcaption legend label".split(" ")
);
function fallbackLink(url, label, ancestors) {
  if (isWithinLink(ancestors)) return [text(label)];
  const link = element("a", { href: url }, [text(label)]);
  return ancestors.some(({ name }) => lineElements.has(name)) ? [link] : [element("p", {}, [link])];
}
function isWithinLink(ancestors) {
  return ancestors.some(({ name, attributes }) => name === "a" && attributes.has("href"));
}
function titleOf({ attributes }) {
  return attributes.get("title")?.trim() || attributes.get("aria-label")?.trim() || void 0;
}
function addressLabel(url) {
  const [address = ""] = url.replace(/^https?:\/\/(?:www\.)?/, "").split(/[?#]/);
  return cleanText(decodePercent(address)).replace(/\/$/, "");
}

// src/render/truncate-text.ts
function truncateText(text2, length) {
  if (text2.length <= length) return text2;
  const space = text2.lastIndexOf(" ", length - 1);
  const end = space > length * 0.8 ? space : endOfLastWord(text2, length - 1);
  return `${text2.slice(0, end).replace(/[\s,;:([{–—-]+$/, "")}\u2026`;
}
function endOfLastWord(text2, limit) {
  const start = text2.slice(0, limit + 50);
  return lastEnd(start, "word", limit) || lastEnd(start, "grapheme", limit);
}
function lastEnd(text2, granularity, limit) {
  let last = 0;
  for (const { index, segment } of segmenter(granularity).segment(text2)) {
    if (index + segment.length > limit) break;
    last = index + segment.length;
  }
  return last;
}
var segmenters = {};
function segmenter(granularity) {
  segmenters[granularity] ??= new Intl.Segmenter("en", { granularity });
  return segmenters[granularity];
}

// src/render/article-text.ts
var maxSummaryLength = 280;
function readArticleText(nodes) {
  const raw = { text: "", marker: 0 };
  appendText(nodes, raw);
  const text2 = plainText(raw.text);
  const opening = plainText(raw.text.slice(0, raw.marker)) || firstParagraph(nodes);
  const summary = truncateText(opening, maxSummaryLength);
  return { text: text2, summary: summary === "" || summary === text2 ? void 0 : summary };
}
function appendText(nodes, raw) {
  for (const node of nodes) {
    if (node.kind === "text") raw.text += node.value;
    else if (node.kind === "more") raw.marker ||= raw.text.length;
    else if (!isFootnoteReference(node)) {
      const gap = isBlock(node) || node.name === "br" ? " " : "";
      raw.text += gap;
      appendText(node.children, raw);
      raw.text += gap;
    }
  }
}
function isFootnoteReference({ name, attributes }) {
  return name === "sup" && attributes.get("id")?.startsWith("fnref-") === true;
}
function firstParagraph(nodes) {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (node.name === "div" || node.name === "blockquote") {
      const inner = firstParagraph(node.children);
      if (inner !== "") return inner;
    }
    const raw = { text: "", marker: 0 };
    if (node.name === "p") appendText(node.children, raw);
    if (raw.text.trim() !== "") return plainText(raw.text);
  }
  return "";
}

// src/render/parse-html.ts
import {
  defaultTreeAdapter,
  html,
  parse as parse2,
  parseFragment
} from "parse5";
var depthLimit = 250;
function parseHtml(source) {
  const closed = closeRawText(source);
  try {
    return { children: parseWithinLimits(closed).childNodes.flatMap(convert) };
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
    return { children: parseFragment(closed.replace(/<[^>]*>?/g, " ")).childNodes.flatMap(convert) };
  }
}
function parsePage(source) {
  const options = { treeAdapter: adapterWithLimits(source), scriptingEnabled: false };
  try {
    return { children: parse2(source, options).childNodes.flatMap(convert) };
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
    return void 0;
  }
}
var LimitExceeded = class extends Error {
};
function parseWithinLimits(source) {
  const page = defaultTreeAdapter.createElement("body", html.NS.HTML, []);
  const treeAdapter = adapterWithLimits(source);
  return parseFragment(page, source, { treeAdapter, scriptingEnabled: false });
}
function adapterWithLimits(source) {
  const limit = 2 * source.length + 100;
  let depth = 0;
  let length = 0;
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      length += attributes.reduce((sum, { name: name2, value }) => sum + name2.length + value.length, 1);
      if (length > limit) throw new LimitExceeded();
      return defaultTreeAdapter.createElement(name, namespace, attributes);
    },
    onItemPush() {
      if (++depth > depthLimit) throw new LimitExceeded();
    },
    onItemPop() {
      depth -= 1;
    }
  };
}
var rawTextTag = /<(\/?)(title|textarea|style|script|xmp|iframe|noembed|noframes|plaintext)(\s[^<>]*|\/)?>/gi;
function closeRawText(source) {
  const lastEnds = /* @__PURE__ */ new Map();
  for (const { 1: slash, 2: name = "", index } of source.matchAll(rawTextTag)) {
    if (slash === "/") lastEnds.set(name.toLowerCase(), index);
  }
  return source.replace(
    rawTextTag,
    (tag, slash, name, rest = "", offset) => {
      if (slash === "/") return tag;
      if (rest.endsWith("/")) return `${tag}</${name}>`;
      if ((lastEnds.get(name.toLowerCase()) ?? -1) > offset) return tag;
      return rest === "" ? `&lt;${name}>` : `${tag}</${name}>`;
    }
  );
}
function convert(node) {
  if ("tagName" in node) {
    const attributes = node.attrs.map(({ prefix, name, value }) => {
      return [prefix ? `${prefix}:${name}` : name, cleanText(value)];
    });
    return [
      {
        kind: "element",
        name: node.tagName,
        attributes: new Map(attributes),
        children: node.childNodes.flatMap(convert)
      }
    ];
  }
  if ("value" in node) return [text(cleanText(node.value))];
  return "data" in node && /^\s*more\s*$/i.test(node.data) ? [{ kind: "more" }] : [];
}

// src/render/print-html.ts
var voidElements = new Set("br col hr img source track wbr".split(" "));
function printHtml(nodes) {
  return nodes.map((node) => printNode(node, voidElements)).join("");
}
function printSvg(svg) {
  return printNode(svg, /* @__PURE__ */ new Set());
}
function printNode(node, withoutEndTag) {
  if (node.kind === "text") return escapeHtml(node.value);
  if (node.kind === "more") return "";
  let tag = `<${node.name}`;
  for (const [name, value] of node.attributes) {
    tag += ` ${name}="${escapeHtml(value).replaceAll('"', "&quot;")}"`;
  }
  if (withoutEndTag.has(node.name)) return `${tag}>`;
  const inner = node.children.map((child) => printNode(child, withoutEndTag)).join("");
  const lead = node.name === "pre" && inner.startsWith("\n") ? "\n" : "";
  return `${tag}>${lead}${inner}</${node.name}>`;
}

// src/render/steps/audio-video.ts
function makeMediaPlayable(root, { url }) {
  const files = /* @__PURE__ */ new Map();
  rewrite(root, (player2, ancestors) => {
    if (player2.name !== "video" && player2.name !== "audio") return void 0;
    const sources = player2.children.filter((child) => isElement(child, "source"));
    const [file2] = [player2, ...sources].flatMap((each) => fileOf(each, url) ?? []);
    if (file2 === void 0) return player2.children.filter((child) => !isSourceOrTrack(child));
    player2.children = player2.children.filter(isSourceOrTrack);
    setAttributes(player2, { src: fileOf(player2, url), controls: "" });
    if (!isWithinLink(ancestors)) files.set(player2, file2);
    return void 0;
  });
  if (files.size === 0) return;
  visitParents(root, (parent, ancestors) => {
    let next;
    const backwards = [];
    for (const child of parent.children.toReversed()) {
      const file2 = files.get(child);
      if (isElement(child) && file2 !== void 0 && !isLinkTo(file2, next)) {
        const label = titleOf(child) ?? addressLabel(file2).replace(/^.*\//s, "");
        backwards.push(...fallbackLink(file2, label, ancestors), text(" "));
      }
      backwards.push(child);
      if (!isWhiteSpace(child)) next = child;
    }
    parent.children = backwards.toReversed();
  });
}
function isSourceOrTrack(node) {
  return isElement(node, "source") || isElement(node, "track");
}
function fileOf({ attributes }, base) {
  const address = attributes.get("src")?.trim() || attributes.get("data-src")?.trim();
  return address ? webUrl(address, base) : void 0;
}
function isLinkTo(file2, node) {
  if (isElement(node, "a")) return node.attributes.get("href") === file2;
  return isElement(node, "p") && isLinkTo(file2, onlyChild(node));
}

// src/render/steps/code-lines.ts
function keepCodeLines(root) {
  rewrite(root, (element2, ancestors) => {
    if (!ancestors.some(({ name }) => name === "pre")) return void 0;
    if (element2.name === "br") return [text("\n")];
    if (!isBlock(element2)) return void 0;
    return textOf(element2).endsWith("\n") ? element2.children : [...element2.children, text("\n")];
  });
}

// src/render/steps/decorations.ts
function addLeadImage(root, { image }) {
  if (image === void 0) return;
  const isShown = find(root, "img").some(({ attributes }) => attributes.get("src") === image.url);
  if (isShown) return;
  const { url, alt = "", caption, width, height } = image;
  const img = element("img", {
    src: url,
    alt,
    ...width !== void 0 && { width: String(width) },
    ...height !== void 0 && { height: String(height) }
  });
  const figcaption = caption === void 0 ? [] : [element("figcaption", {}, [text(caption)])];
  root.children.unshift(element("figure", {}, [img, ...figcaption]), text("\n"));
}
function addExternalLink(root, { link }) {
  if (link === void 0) return;
  const isLinked = find(root, "a").some(({ attributes }) => attributes.get("href") === link);
  if (isLinked) return;
  const { host, pathname } = new URL(link);
  const label = text(pathname === "/" ? host : cleanText(decodePercent(host + pathname)));
  root.children.push(text("\n"), element("p", {}, [element("a", { href: link }, [label])]));
}
function addRelatedPosts(root, { related = [] }) {
  if (related.length === 0) return;
  const items = related.map(({ url, title }) => {
    return element("li", {}, [element("a", { href: url }, [text(title)])]);
  });
  root.children.push(text("\n"), element("hr", {}), text("\n"), element("ul", {}, items));
}
function setDirection(root, { language: language2, direction }) {
  if (direction === "ltr" || root.children.length === 0) return;
  const only = onlyChild(root);
  const isMarked = isElement(only, "div") && only.attributes.get("lang") === language2 && only.attributes.get("dir") === direction;
  if (!isMarked) root.children = [element("div", { lang: language2, dir: direction }, root.children)];
}

// src/render/embed-providers.ts
var providers = [
  {
    name: "YouTube",
    embed: /^youtube(?:-nocookie)?\.com\/embed\/(?:videoseries)?\?(?:.*&)?list=([\w-]+)/,
    page: "https://www.youtube.com/playlist?list=$1"
  },
  {
    name: "YouTube",
    embed: /^(?:(?:m\.)?youtube(?:-nocookie)?\.com\/(?:embed|v|e|shorts|live)\/|youtu\.be\/)([\w-]+)/,
    page: "https://www.youtube.com/watch?v=$1"
  },
  {
    name: "Vimeo",
    embed: /^player\.vimeo\.com\/video\/(\d+)\?(?:.*&)?h=(\w+)/,
    page: "https://vimeo.com/$1/$2"
  },
  { name: "Vimeo", embed: /^player\.vimeo\.com\/video\/(\d+)/, page: "https://vimeo.com/$1" },
  {
    name: "CodePen",
    embed: /^codepen\.io\/([^/]+)\/embed\/(?:preview\/)?([^/?]+)/,
    page: "https://codepen.io/$1/pen/$2"
  },
  {
    name: "GitHub Gist",
    embed: /^gist\.github\.com\/([\w-]+\/\w+)\.js/,
    page: "https://gist.github.com/$1"
  },
  {
    name: "asciinema",
    embed: /^asciinema\.org\/a\/(\w+)(?:\.js|\/iframe)/,
    page: "https://asciinema.org/a/$1"
  },
  {
    name: "CodeSandbox",
    embed: /^codesandbox\.io\/embed\/([^/?]+)/,
    page: "https://codesandbox.io/s/$1"
  },
  {
    name: "X",
    embed: /^platform\.(?:twitter|x)\.com\/embed\/\S*[?&]id=(\d+)/,
    page: "https://x.com/i/status/$1"
  },
  { name: "Telegram", embed: /^t\.me\/(\w+\/\d+)/, page: "https://t.me/$1" },
  { name: "Mastodon", embed: /^([^/]+\/@[^/]+\/\d+)\/embed/, page: "https://$1" },
  {
    name: "Bluesky",
    embed: /^embed\.bsky\.app\/embed\/([^/]+)\/app\.bsky\.feed\.post\/(\w+)/,
    page: "https://bsky.app/profile/$1/post/$2"
  },
  {
    name: "Instagram",
    embed: /^instagram\.com\/(p|reel|tv)\/([\w-]+)\/embed/,
    page: "https://www.instagram.com/$1/$2/"
  },
  {
    name: "TikTok",
    embed: /^tiktok\.com\/(?:embed(?:\/v2)?|player\/v1)\/(\d+)/,
    page: "https://www.tiktok.com/@/video/$1"
  },
  {
    name: "Dailymotion",
    embed: /^(?:geo\.)?dailymotion\.com\/(?:embed\/video\/|player\S*[?&]video=)(\w+)/,
    page: "https://www.dailymotion.com/video/$1"
  },
  {
    name: "Twitch",
    embed: /^player\.twitch\.tv\/\?(?:.*&)?channel=(\w+)/,
    page: "https://www.twitch.tv/$1"
  },
  {
    name: "Twitch",
    embed: /^player\.twitch\.tv\/\?(?:.*&)?video=v?(\d+)/,
    page: "https://www.twitch.tv/videos/$1"
  },
  {
    name: "Twitch",
    embed: /^clips\.twitch\.tv\/embed\?(?:.*&)?clip=([\w-]+)/,
    page: "https://clips.twitch.tv/$1"
  },
  { name: "Loom", embed: /^loom\.com\/embed\/(\w+)/, page: "https://www.loom.com/share/$1" },
  { name: "TED", embed: /^embed\.ted\.com\/(talks\/[^?]+)/, page: "https://www.ted.com/$1" },
  {
    name: "Spotify",
    embed: /^open\.spotify\.com\/embed(?:-podcast)?\/(\w+\/\w+)/,
    page: "https://open.spotify.com/$1"
  },
  { name: "SoundCloud", embed: /^w\.soundcloud\.com\/player\/?\?(?:.*&)?url=([^&]+)/, page: "$1" },
  { name: "Apple Podcasts", embed: /^embed\.(podcasts\.apple\.com\/\S+)/, page: "https://$1" },
  { name: "Apple Music", embed: /^embed\.(music\.apple\.com\/\S+)/, page: "https://$1" },
  { name: "Figma", embed: /^figma\.com\/embed\?(?:.*&)?url=([^&]+)/, page: "$1" },
  { name: "Figma", embed: /^embed\.(figma\.com\/[^?]+)/, page: "https://www.$1" },
  {
    name: "Google Maps",
    embed: /^google\.\w+(?:\.\w+)?\/maps\/embed\?pb=\S*!2d(-?[\d.]+)!3d(-?[\d.]+)/,
    page: "https://www.google.com/maps?q=$2,$1"
  },
  {
    name: "Google Maps",
    embed: /^(?:maps\.)?google\.\w+(?:\.\w+)?\/maps\S*[?&]q=([^&]+)/,
    page: "https://www.google.com/maps?q=$1"
  }
];
function embeddedPage(address) {
  const bare = address.replace(/^https?:\/\/(?:www\.)?/, "");
  for (const { name, embed, page } of providers) {
    const groups = embed.exec(bare);
    if (groups === null) continue;
    const reference = page.replace(/\$(\d)/g, (_, number) => groups[number] ?? "");
    const url = webUrl(page === "$1" ? decodePercent(reference) : reference);
    if (url !== void 0) return { name, url };
  }
  return { name: void 0, url: address };
}

// src/render/steps/embeds.ts
function replaceEmbedsWithLinks(root, { url: base }) {
  rewrite(root, (embed, ancestors) => {
    const addresses = addressesOf(embed);
    if (addresses === void 0) return void 0;
    const [address] = addresses.flatMap((each) => each?.trim() && webUrl(each, base) || []);
    const link = isTrackingPixel(embed) ? void 0 : linkFor(embed, address);
    return link === void 0 ? [] : fallbackLink(link.url, link.label, ancestors);
  });
}
function addressesOf(embed) {
  const read = (...names) => names.map((name) => embed.attributes.get(name));
  switch (embed.name) {
    case "iframe":
    case "embed":
      return read("src", "data-src", "data-lazy-src", "data-litespeed-src");
    case "object":
      return [...read("data"), ...find(embed, "param").map(paramAddress)];
    case "lite-youtube":
      return read("videoid").map((id) => id && `https://www.youtube.com/embed/${id}`);
    case "lite-vimeo":
      return read("videoid").map((id) => id && `https://player.vimeo.com/video/${id}`);
    case "script":
      return scriptAddress(embed);
    default:
      return placeholderAddress(embed);
  }
}
function scriptAddress({ attributes }) {
  const post = attributes.get("data-telegram-post");
  const url = webUrl(post === void 0 ? attributes.get("src") ?? "" : `https://t.me/${post}`);
  return url === void 0 || embeddedPage(url).name === void 0 ? void 0 : [url];
}
function placeholderAddress(embed) {
  const { attributes, name } = embed;
  const isOfFacebook = /\bfb-/.test(attributes.get("class") ?? "");
  const address = attributes.get("data-instgrm-permalink") ?? (name === "blockquote" ? attributes.get("cite") : void 0) ?? (isOfFacebook ? attributes.get("data-href") : void 0);
  return address === void 0 || !isBlank(embed) ? void 0 : [address];
}
function paramAddress({ attributes }) {
  return /^(?:movie|src)$/i.test(attributes.get("name") ?? "") ? attributes.get("value") : void 0;
}
function isTrackingPixel({ attributes }) {
  return ["width", "height"].some((name) => /^[01](?:px)?$/.test(attributes.get(name) ?? ""));
}
function linkFor(embed, address) {
  const page = address && embeddedPage(address);
  const [fallback] = page?.name === void 0 ? fallbacksOf(embed) : [];
  if (fallback !== void 0 || page === void 0) return fallback;
  return { url: page.url, label: titleOf(embed) ?? page.name ?? addressLabel(page.url) };
}
function fallbacksOf(embed) {
  const content = embed.name === "iframe" ? parseHtml(textOf(embed)) : embed;
  return find(content, "a").flatMap((link) => {
    const url = webUrl(link.attributes.get("href") ?? "");
    return url === void 0 ? [] : [{ url, label: textOf(link).trim() || addressLabel(url) }];
  });
}

// src/render/steps/footnotes.ts
var footnoteId = /^(?:user-content-)?fn(?![a-z])/i;
var referenceId = /^(?:user-content-)?fnref(?![a-z])/i;
function linkFootnotes(root, context) {
  const ids = removeIds(root);
  if (ids.footnotes.size === 0) return;
  const newIds = numberReferences(root, ids, context);
  for (const [id, { element: element2, number }] of ids.footnotes) {
    if (number === 0) continue;
    newIds.set(id, `fn-${context.key}-${number}`);
    element2.attributes.set("id", `fn-${context.key}-${number}`);
  }
  rewrite(root, (element2) => {
    const id = newIds.get(fragmentOf(element2, context));
    if (id !== void 0) element2.attributes.set("href", `${pageUrl(context)}#${id}`);
    const isGfmSection = element2.name === "div" && element2.attributes.has("data-footnotes");
    return isGfmSection ? replaceHeadingWithLine(element2) : void 0;
  });
}
function removeIds(root) {
  const footnotes = /* @__PURE__ */ new Map();
  const references2 = /* @__PURE__ */ new Map();
  rewrite(root, (element2) => {
    const id = decodePercent(element2.attributes.get("id") ?? "");
    if (footnoteId.test(id) && !footnotes.has(id)) {
      footnotes.set(id, { element: element2, number: 0, references: 0 });
    }
    if (referenceId.test(id)) references2.set(element2, id);
    element2.attributes.delete("id");
    return void 0;
  });
  return { footnotes, references: references2 };
}
function numberReferences(root, ids, context) {
  const newIds = /* @__PURE__ */ new Map();
  let numbered = 0;
  rewrite(root, (link, ancestors) => {
    const footnote = ids.footnotes.get(fragmentOf(link, context));
    const parent = ancestors.at(-1);
    const [inner, ...rest] = link.children;
    const sup = isElement(inner, "sup") && rest.length === 0 ? inner : void 0;
    const oldIds = [link, parent, sup].flatMap((each) => (each && ids.references.get(each)) ?? []);
    const isReference = oldIds.length > 0 || sup !== void 0 || parent?.name === "sup";
    if (footnote === void 0 || !isReference) return void 0;
    if (footnote.number === 0) footnote.number = ++numbered;
    footnote.references += 1;
    const suffix = footnote.references > 1 ? `-${footnote.references}` : "";
    const id = `fnref-${context.key}-${footnote.number}${suffix}`;
    for (const oldId of oldIds) if (!newIds.has(oldId)) newIds.set(oldId, id);
    if (sup !== void 0) link.children = sup.children;
    if (parent?.name !== "sup") return [element("sup", { id }, [link])];
    const holder = parent.children.length === 1 ? parent : link;
    holder.attributes.set("id", id);
    return void 0;
  });
  return newIds;
}
function fragmentOf({ name, attributes }, context) {
  const href = attributes.get("href") ?? "";
  const start = `${pageUrl(context)}#`;
  return name === "a" && href.startsWith(start) ? decodePercent(href.slice(start.length)) : "";
}
function pageUrl({ url }) {
  return url.replace(/#.*/s, "");
}
function replaceHeadingWithLine(section) {
  return [element("hr", {}), ...section.children.filter((child) => !isHeading(child))];
}

// src/render/steps/heading-anchors.ts
var anchorClasses = new Set(
  "anchor anchor-link anchorjs-link hash-link header-anchor header-link headerlink heading-anchor heading-link".split(" ")
);
var symbols = /^(?:[\s#¶§∞]|\u{1F517}|\u2693|[\u200B-\u200D]|[\uFE0E\uFE0F])*$/u;
function removeHeadingAnchors(root) {
  rewrite(root, (link, ancestors) => {
    if (link.name !== "a") return void 0;
    const isAnchor = classesOf(link).some((name) => anchorClasses.has(name));
    const isInHeading = ancestors.some(isHeading);
    const isSymbol = symbols.test(textOf(link)) && (isAnchor || find(link, "img").length === 0);
    if (isSymbol) return isAnchor || isInHeading ? [] : void 0;
    if (!isInHeading) return void 0;
    if (link.attributes.get("aria-hidden") === "true") return [];
    return isAnchor ? link.children : void 0;
  });
}

// src/render/srcset.ts
var candidate = /([^\s,]\S*)(?:(?<=,)|([^,]*))/g;
function parseSrcset(value, base) {
  return [...value.matchAll(candidate)].flatMap(([, address = "", condition = ""]) => {
    const url = webUrl(address.replace(/(?<!,),+$/, ""), base);
    const descriptor = condition.trim().toLowerCase();
    return url !== void 0 && /^(?:\d+(?:\.\d+)?[wx])?$/.test(descriptor) ? [{ url, descriptor }] : [];
  });
}
function printSrcset(candidates) {
  return candidates.map(({ url, descriptor }) => `${url} ${descriptor}`.trim()).join(", ");
}
function largestImage(candidates) {
  const size2 = ({ descriptor }) => Number.parseFloat(descriptor || "1");
  return candidates.toSorted((a, b) => size2(b) - size2(a))[0]?.url;
}

// src/render/steps/images.ts
var lazyNames = {
  src: ["data-src", "data-lazy-src", "data-original", "data-lazy", "data-orig-file"],
  srcset: ["data-srcset", "data-lazy-srcset", "data-original-set"],
  sizes: ["data-sizes", "data-lazy-sizes"]
};
var placeholder = /placeholder|spacer|spinner|blank|loading|loader|lazy|transparent|1x1/i;
function restoreImages(root, { url }) {
  rewrite(root, (element2) => {
    if (element2.name === "img" || element2.name === "source") restoreImage(element2, url);
    if (element2.name === "picture") completePicture(element2, url);
    return void 0;
  });
  if (find(root, "noscript").length > 0) visitParents(root, mergeNoscripts);
  rewrite(root, ({ name, attributes }) => {
    const isShown = name !== "img" || attributes.has("src");
    return isShown ? void 0 : [text(attributes.get("alt") ?? "")];
  });
}
function restoreImage(image, base) {
  const lazy = (kind) => {
    return lazyNames[kind].map((name) => image.attributes.get(name)).find((value) => value?.trim());
  };
  const plain = image.attributes.get("src") ?? "";
  const file2 = plain.slice(plain.lastIndexOf("/") + 1);
  const names = [...image.attributes.keys(), image.attributes.get("class") ?? ""];
  const isLazy = placeholder.test(file2) || names.some((name) => /lazy/i.test(name));
  const inOrder = isLazy ? [lazy("src"), plain] : [plain, lazy("src")];
  const addresses = inOrder.flatMap((address) => imageUrl(address ?? "", base) ?? []);
  const srcset2 = lazy("srcset") ?? image.attributes.get("srcset");
  const candidates = parseSrcset(srcset2 ?? "", base);
  const sizes = lazy("sizes") ?? image.attributes.get("sizes");
  setAttributes(image, {
    src: addresses.find(isOnTheWeb) ?? largestImage(candidates) ?? addresses[0],
    srcset: srcset2,
    sizes: sizes === "auto" || candidates.length === 0 ? void 0 : sizes,
    alt: image.attributes.get("alt") ?? ""
  });
}
function isOnTheWeb(address) {
  return address?.startsWith("http") === true;
}
function completePicture(picture, base) {
  const sources = find(picture, "source");
  for (const { attributes } of sources) attributes.delete("src");
  const src = largestImage(parseSrcset(sources.at(-1)?.attributes.get("srcset") ?? "", base));
  const [image] = find(picture, "img");
  if (image === void 0) picture.children.push(element("img", { alt: "", ...src && { src } }));
  else if (!image.attributes.has("src")) setAttributes(image, { src });
}
function mergeNoscripts(parent) {
  const siblings = parent.children.filter((child) => !isWhiteSpace(child));
  const dropped = /* @__PURE__ */ new Set();
  for (const [index, noscript] of siblings.entries()) {
    if (!isElement(noscript, "noscript")) continue;
    const [copy] = find(noscript, "img");
    for (const neighbour of [siblings[index - 1], siblings[index + 1]]) {
      const image = neighbour && onlyImage(neighbour);
      if (copy === void 0 || neighbour === void 0 || image === void 0) continue;
      if (!isOnTheWeb(image.attributes.get("src"))) dropped.add(neighbour);
      else if (fileName(image) === fileName(copy)) dropped.add(noscript);
    }
  }
  if (dropped.size > 0) parent.children = parent.children.filter((child) => !dropped.has(child));
}
function onlyImage(node) {
  if (!isElement(node) || node.name === "noscript" || textOf(node).trim() !== "") return void 0;
  const images = node.name === "img" ? [node] : find(node, "img");
  return images.length === 1 ? images[0] : void 0;
}
function fileName({ attributes }) {
  const [path] = (attributes.get("src") ?? "").split(/[?#]/);
  return path?.slice(path.lastIndexOf("/") + 1).replace(/-\d+x\d+(?=\.\w+$)/, "");
}

// src/render/steps/inline-svg.ts
var maxImageLength = 32 * 1024;
function replaceSvgWithImages(root) {
  rewrite(root, (svg, ancestors) => {
    if (svg.name !== "svg" || ancestors.some(({ name }) => name === "svg")) return void 0;
    if (svg.attributes.get("aria-hidden") === "true") return [];
    const label = labelOf(svg);
    const words2 = find(svg, "foreignObject").map(textOf).join(" ");
    if (words2.trim() !== "") return [text(plainText(`${label ?? ""} ${words2}`))];
    if (label === void 0) return [];
    cleanSvg(svg);
    if (drawsNothing(svg)) return [text(label)];
    const image = `data:image/svg+xml,${encodeURIComponent(printSvg(svg))}`;
    if (image.length > maxImageLength) return [text(label)];
    const [width = "", height = ""] = [svg.attributes.get("width"), svg.attributes.get("height")];
    return [element("img", { src: image, alt: label, width, height })];
  });
}
function labelOf(svg) {
  const title = svg.children.find((child) => isElement(child, "title"));
  const label = plainText(svg.attributes.get("aria-label") ?? (title ? textOf(title) : ""));
  if (label !== "" || svg.attributes.get("role") === "img") return label;
  return plainText(find(svg, "text").map(textOf).join(" ")) || void 0;
}
var shapes = new Set(
  "circle ellipse image line path polygon polyline rect text use".split(" ")
);
function drawsNothing(svg) {
  const ids = /* @__PURE__ */ new Set();
  const drawnShapes = [];
  rewrite(svg, (part) => {
    ids.add(part.attributes.get("id") ?? "");
    if (shapes.has(part.name)) drawnShapes.push(part);
    return void 0;
  });
  return drawnShapes.length > 0 && drawnShapes.every(({ name, attributes }) => {
    const id = attributes.get("href")?.slice(1);
    return name === "use" && !(id && ids.has(id));
  });
}
function cleanSvg(svg) {
  rewrite(svg, (part) => {
    part.attributes = cleanAttributes(part);
    return /^(?!script$|foreignObject$)[a-z][\w-]*$/i.test(part.name) ? void 0 : [];
  });
  const namespace = ["xmlns", "http://www.w3.org/2000/svg"];
  svg.attributes = new Map([namespace, ...cleanAttributes(svg)]);
}
function cleanAttributes({ attributes }) {
  const plain = [...attributes].map(
    ([name, value]) => [name.replace(/^xlink:/, ""), value]
  );
  return new Map(
    plain.filter(([name, value]) => {
      if (name === "href") return /^(?:#|data:image\/)/.test(value);
      return /^(?!on)(?:xml:)?[a-z_][\w.-]*$/i.test(name) && name !== "xmlns";
    })
  );
}

// src/render/steps/links.ts
function resolveLinks(root, { url }) {
  rewrite(root, (link) => {
    const href = link.name === "a" ? link.attributes.get("href") : void 0;
    if (href !== void 0) setAttributes(link, { href: linkUrl(href, url) });
    return void 0;
  });
}

// src/render/steps/math.ts
var tableParts = new Set("table thead tbody tfoot tr colgroup".split(" "));
function replaceMathWithText(root) {
  if (["math", "script"].every((name) => find(root, name).length === 0)) return;
  visitParents(root, removeVisualCopies);
  rewrite(root, (element2, ancestors) => {
    if (isTexScript(element2)) {
      return tableParts.has(ancestors.at(-1)?.name ?? "") ? [] : texCode(element2);
    }
    const isInner = ancestors.some(({ name }) => name === "math");
    return element2.name === "math" && !isInner ? mathText(element2) : void 0;
  });
}
function removeVisualCopies(parent) {
  const hasMath = parent.children.some(isMath);
  const hasScript = parent.children.some((child) => isElement(child) && isTexScript(child));
  if (!hasMath && !hasScript) return;
  parent.children = parent.children.filter((child) => {
    if (!isElement(child)) return true;
    const isHidden2 = child.attributes.get("aria-hidden") === "true";
    const isDrawn = classesOf(child).some((name) => name.startsWith("MathJax"));
    return !(hasMath && isHidden2) && !(hasScript && isDrawn);
  });
}
function isMath(node) {
  if (!isElement(node) || isBlock(node)) return false;
  const only = onlyChild(node);
  return node.name === "math" || only !== void 0 && isMath(only);
}
function mathText(math) {
  const annotations = find(math, "annotation");
  const source = annotations.find(({ attributes }) => /tex/i.test(attributes.get("encoding") ?? ""));
  const alternative = math.attributes.get("alttext");
  if (source !== void 0) return texCode(source);
  if (alternative !== void 0) return texCode(text(alternative));
  rewrite(math, (part) => part.name.startsWith("annotation") ? [] : linearText(part));
  return [text(plainText(textOf(math)))];
}
var operators = /* @__PURE__ */ new Map([
  ["mfrac", ["/"]],
  ["msup", ["^"]],
  ["msub", ["_"]],
  ["msubsup", ["_", "^"]],
  ["mover", ["^"]],
  ["munder", ["_"]],
  ["munderover", ["_", "^"]]
]);
function linearText({ name, children }) {
  const parts = children.flatMap((child) => textOf(child).trim() || []);
  const between = operators.get(name);
  if (between !== void 0) {
    const [first = "", ...others] = parts.map(parenthesized);
    return [text(first + others.map((part, index) => (between[index] ?? " ") + part).join(""))];
  }
  if (name === "msqrt") return [text(`\u221A${parenthesized(parts.join(""))}`)];
  if (name === "mroot") return [text(`${parenthesized(parts[0] ?? "")}^(1/${parts[1] ?? ""})`)];
  if (name === "mtr") return [text(parts.join(" "))];
  return name === "mtable" ? [text(`(${parts.join("; ")})`)] : void 0;
}
function parenthesized(part) {
  return /^√?[\p{L}\p{M}\p{N}.,]*$|^.$/u.test(part) ? part : `(${part})`;
}
function texCode(source) {
  return [element("code", {}, [text(textOf(source).trim())])];
}
function isTexScript({ name, attributes }) {
  return name === "script" && /^math\/tex/i.test(attributes.get("type") ?? "");
}

// src/render/steps/nesting.ts
var allowedParents = /* @__PURE__ */ new Map([
  ["dd", ["dl"]],
  ["dt", ["dl"]],
  ["li", ["ol", "ul"]],
  ["rp", ["ruby"]],
  ["rt", ["ruby"]],
  ["source", ["audio", "picture", "video"]],
  ["track", ["audio", "video"]]
]);
function repairNesting(root) {
  rewrite(root, (element2, ancestors) => {
    const { name, children } = element2;
    if (!hasAllowedParent(name, ancestors)) {
      if (!isBlock(element2)) return children;
      element2.name = "div";
    }
    if (name === "p" && children.some(hasBlock)) element2.name = "div";
    if (name === "picture" && find(element2, "img").length === 0) {
      return children.filter((child) => !isElement(child, "source"));
    }
    const isNestedTwice = name === "a" ? isWithinLink(ancestors) : isHeading(element2) && ancestors.some(isHeading);
    return isNestedTwice ? children : void 0;
  });
}
function hasAllowedParent(name, ancestors) {
  const allowed = allowedParents.get(name);
  if (allowed === void 0) return true;
  const [parent, grandparent] = [ancestors.at(-1)?.name, ancestors.at(-2)?.name];
  return allowed.includes((parent === "div" && allowed.includes("dl") ? grandparent : parent) ?? "");
}
function hasBlock(node) {
  return isBlock(node) || node.kind === "element" && node.children.some(hasBlock);
}

// src/render/steps/page-chrome.ts
var chromeClasses = new Set(
  "lineno linenos linenodiv lnt line-numbers-rows hljs-ln-numbers rouge-gutter copy-button copy-btn copybtn btn-copy copy-code-button clipboard-button".split(" ")
);
function removePageChrome(root) {
  rewrite(root, (element2) => isHidden(element2) || isPageChrome(element2) ? [] : void 0);
}
function isHidden({ name, attributes }) {
  return attributes.has("hidden") || name === "dialog" && !attributes.has("open") || /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.get("style") ?? "");
}
function isPageChrome(element2) {
  const classes = classesOf(element2);
  return classes.some((name) => chromeClasses.has(name)) || element2.name === "td" && classes.includes("gutter");
}

// src/render/allow-list.ts
var file = (value, base) => {
  return value.trim() === "" ? void 0 : webUrl(value, base);
};
var srcset = (value, base) => printSrcset(parseSrcset(value, base)) || void 0;
var anyText = (value) => value;
var flag = () => "";
var language = matching(/^\s*([a-z]{1,8}(?:-[a-z0-9]{1,8})*)\s*$/i);
var integer = matching(/^\s*(-?\d{1,9})\s*$/);
var count = matching(/^\s*([1-9]\d{0,5})(?:px)?\s*$/);
var listStyle = matching(/^([1aAiI])$/);
function matching(pattern) {
  return (value) => pattern.exec(value)?.[1];
}
function oneOf(...allowed) {
  return (value) => allowed.find((each) => each === value.trim().toLowerCase());
}
var size = { width: count, height: count };
var player = { src: file, controls: flag };
var edit = { cite: file, datetime: anyText };
var cell = {
  colspan: count,
  rowspan: count,
  align: oneOf("left", "right", "center")
};
var globalAttributes = {
  id: anyText,
  lang: language,
  dir: oneOf("ltr", "rtl", "auto"),
  title: anyText
};
var allowedElements = new Map(
  Object.entries({
    a: { href: linkUrl },
    abbr: {},
    audio: player,
    b: {},
    bdi: {},
    blockquote: { cite: file },
    br: {},
    caption: {},
    cite: {},
    code: {},
    col: { span: count },
    colgroup: { span: count },
    dd: {},
    del: edit,
    details: { open: flag },
    dfn: {},
    div: {},
    dl: {},
    dt: {},
    em: {},
    figcaption: {},
    figure: {},
    h1: {},
    h2: {},
    h3: {},
    h4: {},
    h5: {},
    h6: {},
    hr: {},
    i: {},
    img: { src: imageUrl, srcset, sizes: anyText, alt: anyText, ...size },
    ins: edit,
    kbd: {},
    li: { value: integer },
    mark: {},
    ol: { start: integer, reversed: flag, type: listStyle },
    p: {},
    picture: {},
    pre: {},
    q: { cite: file },
    rp: {},
    rt: {},
    ruby: {},
    s: {},
    samp: {},
    small: {},
    source: { src: file, srcset, sizes: anyText, type: anyText, media: anyText },
    span: {},
    strong: {},
    sub: {},
    summary: {},
    sup: {},
    table: {},
    tbody: {},
    td: cell,
    tfoot: {},
    th: { ...cell, scope: oneOf("row", "col", "rowgroup", "colgroup") },
    thead: {},
    time: { datetime: anyText },
    tr: {},
    track: { src: file, kind: anyText, srclang: language, label: anyText },
    u: {},
    ul: {},
    var: {},
    video: { ...player, poster: file, ...size },
    wbr: {}
  })
);
var renamedElements = new Map([
  ..."address article aside center fieldset footer header hgroup legend main nav search section".split(" ").map((name) => [name, "div"]),
  ["acronym", "abbr"],
  ["bdo", "span"],
  ["dir", "ul"],
  ["listing", "pre"],
  ["menu", "ul"],
  ["plaintext", "pre"],
  ["strike", "s"],
  ["tt", "code"],
  ["xmp", "pre"]
]);
var droppedElements = new Set(
  "applet area base basefont bgsound button canvas clipboard-copy datalist embed frame frameset head iframe input keygen link math meta meter noembed noframes object optgroup option output param progress script select style svg template textarea title".split(" ")
);

// src/render/steps/sanitize.ts
function keepAllowedElements(root) {
  rewrite(root, (element2) => {
    if (droppedElements.has(element2.name)) return [];
    element2.name = renamedElements.get(element2.name) ?? element2.name;
    return allowedElements.has(element2.name) ? void 0 : element2.children;
  });
}
var requiredAttributes = /* @__PURE__ */ new Map([
  ["a", ["href", "id"]],
  ["img", ["src"]],
  ["source", ["src", "srcset"]],
  ["span", ["lang", "dir", "id"]],
  ["track", ["src"]]
]);
function keepAllowedAttributes(root, { url }) {
  rewrite(root, (element2) => {
    if (element2.attributes.size > 0) element2.attributes = allowedAttributes(element2, url);
    const required = requiredAttributes.get(element2.name);
    const isComplete = required?.some((name) => element2.attributes.has(name)) ?? true;
    return isComplete ? void 0 : element2.children;
  });
}
function allowedAttributes({ name, attributes }, base) {
  const kept = /* @__PURE__ */ new Map();
  for (const filters of [allowedElements.get(name) ?? {}, globalAttributes]) {
    for (const attribute of Object.keys(filters)) {
      const value = attributes.get(attribute);
      const allowed = value === void 0 ? void 0 : filters[attribute]?.(value, base);
      if (allowed !== void 0) kept.set(attribute, allowed);
    }
  }
  return kept;
}

// src/render/steps/task-lists.ts
function replaceCheckboxesWithText(root) {
  rewrite(root, ({ name, attributes }, ancestors) => {
    const isCheckbox = name === "input" && attributes.get("type")?.toLowerCase() === "checkbox";
    if (!isCheckbox || !ancestors.some(({ name: name2 }) => name2 === "li")) return void 0;
    return [text(attributes.has("checked") ? "\u2611" : "\u2610")];
  });
}

// src/render/steps/trim-blank.ts
function trimBlank(root) {
  const first = root.children.findIndex((child) => !isBlankLine(child));
  const last = root.children.findLastIndex((child) => !isBlankLine(child));
  root.children = first === -1 ? [] : root.children.slice(first, last + 1);
}
function isBlankLine(node) {
  return isBlank(node) && (node.kind !== "element" || node.name === "p");
}

// src/render/html-steps.ts
var steps = [
  resolveLinks,
  removePageChrome,
  replaceMathWithText,
  replaceSvgWithImages,
  restoreImages,
  replaceEmbedsWithLinks,
  makeMediaPlayable,
  replaceCheckboxesWithText,
  keepAllowedElements,
  keepCodeLines,
  repairNesting,
  removeHeadingAnchors,
  linkFootnotes,
  keepAllowedAttributes,
  trimBlank
];
var decorations = [
  addLeadImage,
  addExternalLink,
  addRelatedPosts,
  setDirection
];
function renderHtml(root, context) {
  for (const step of steps) step(root, context);
  const article = [...root.children];
  for (const decorate of decorations) decorate(root, context);
  const isEmpty2 = article.every(isBlank) && context.image === void 0 && context.link === void 0;
  if (isEmpty2) return { content: void 0, summary: void 0, text: "" };
  const content = printHtml(root.children).trim();
  return { content, ...readArticleText(article) };
}

// src/built-pages/code-blocks.ts
var gutterClasses = new Set(
  "gutter gutter-line lineno linenos linenodiv lineNumber line-number line-numbers line_number linenumber linenumbers ln lnt lnlinks line-numbers-rows line-numbers-wrapper hljs-ln-numbers rouge-gutter blob-num codeLineNumber react-syntax-highlighter-line-number line-num linenum".split(" ")
);
var besideClasses = new Set(
  "lang language copy copy-code toolbar code-toolbar-item buttons twoslash-popup-container".split(
    " "
  )
);
function plainCode(root) {
  rewrite(root, (each, ancestors) => {
    const isInPre = ancestors.some(({ name }) => name === "pre");
    if (isGutter(each) && (isInPre || isInCode(each, ancestors))) return [];
    if (isInPre && each.name === "table") return [text(tableLines(each))];
    if (each.name === "table" && isCodeTable(each)) return codeOfTable(each);
    if (each.name === "pre") endLines(each);
    else if (each.children.some(holdsCode)) removeBeside(each);
    return void 0;
  });
}
function isGutter(each) {
  return classesOf(each).some((name) => gutterClasses.has(name.replace(/_[A-Za-z\d]{4}$/, "")));
}
var codeNames = /highlight|code|rouge|chroma|hljs|prism|shiki|lntable|syntax|linenos/i;
function isInCode(each, ancestors) {
  const isOfCode = (ancestor) => {
    return codeNames.test((ancestor.attributes.get("class") ?? "").slice(0, 200));
  };
  return each.name === "td" || ancestors.some(isOfCode);
}
function isCodeTable(table) {
  const cells = find(table, "td");
  if (cells.length === 0) return false;
  const isOfCode = codeNames.test((table.attributes.get("class") ?? "").slice(0, 200));
  return cells.every((cell2) => {
    const inner = cell2.children.filter((child) => !isWhiteSpace(child));
    return inner.length > 0 && inner.every(holdsCode) || isOfCode && /\bcode\b|-code\b|\bblob-code\b|\blntd\b/.test(cell2.attributes.get("class") ?? "");
  });
}
function codeOfTable(table) {
  const blocks2 = find(table, "pre");
  if (blocks2.length > 0) return blocks2;
  return [element("pre", {}, [element("code", {}, [text(tableLines(table))])])];
}
function tableLines(table) {
  const rows = find(table, "tr");
  const lines = rows.map((row) => {
    const cells = find(row, "td").filter((cell2) => !isGutter(cell2));
    return cells.map(textOf).join("");
  });
  const [first = ""] = lines;
  if (lines.length === 1) return first;
  return lines.map((line) => line.endsWith("\n") ? line : `${line}
`).join("");
}
function holdsCode(node) {
  if (!isElement(node)) return false;
  return node.name === "pre" || node.children.length === 1 && node.children.every(holdsCode);
}
var lineClasses = /^(?:line|code-line|token-line|ec-line|grvsc-line|view-line)$/;
function endLines(pre) {
  const endIn = (parent) => {
    const lines = parent.children.filter((child) => isElement(child) && isLine(child));
    if (lines.length < 2) {
      for (const child of parent.children) if (isElement(child)) endIn(child);
      return;
    }
    const isEnded = parent.children.some((child) => {
      return isWhiteSpace(child) && textOf(child).includes("\n") || isElement(child) && (isBlock(child) || child.name === "br" || endsLine(child));
    });
    if (isEnded) return;
    parent.children = parent.children.flatMap((child, index) => {
      return index > 0 && lines.includes(child) ? [text("\n"), child] : [child];
    });
  };
  endIn(pre);
}
function isLine(each) {
  return each.attributes.has("data-line") || classesOf(each).some((name) => lineClasses.test(name));
}
function endsLine(line) {
  const last = line.children.at(-1);
  if (last === void 0) return false;
  if (isElement(last)) return last.name === "br" || endsLine(last);
  return textOf(last).endsWith("\n");
}
function removeBeside(block) {
  block.children = block.children.filter((child) => {
    if (!isElement(child) || child.name === "figcaption" || holdsCode(child)) return true;
    return !classesOf(child).some((name) => besideClasses.has(name));
  });
}

// src/built-pages/formulas.ts
function readFormulas(root) {
  rewrite(root, (each) => {
    if (each.name !== "mjx-container" && !classesOf(each).includes("MathJax")) return void 0;
    if (find(each, "math").length > 0) return void 0;
    const [source] = texOf(each);
    return source === void 0 ? void 0 : [element("code", {}, [text(source)])];
  });
}
function texOf(parent) {
  return parent.children.flatMap((child) => {
    if (child.kind !== "element") return [];
    const own = child.attributes.get("data-latex")?.trim();
    return own ? [own] : texOf(child);
  });
}

// src/built-pages/furniture-marks.ts
var marks = words(`
  ad ads adsense adsbygoogle advert advertisement carbonads sponsored
  breadcrumb breadcrumbs
  menu navigation navbar nextprev prevnext previousnext navprevious navnext pager pagination paginator paging
  linksnextprev nextlink prevlink nextpost prevpost previouspost nextarticle previousarticle
  share sharing sharebutton sharebar sharethis addthis addtoany sharedaddy sharepost socialshare
  socialsharing social socialicons socialmedia followus shariff
  related relatedposts relatedpost relatedarticles relatedarticle relatedcontent relatedpages
  similarposts readnext readmorenext recommended recommendations recommendedposts morefrom moreposts
  upnext keepreading youmightlike youmayalsolike recentposts latestposts suggestedposts morearticles
  comment comments commentlist commentform commentrespond respond disqus disqusthread disqusrecommendations
  giscus utterances utterancesframe cusdis cusdisthread isso issothread gitalk gitment valine waline twikoo
  remark42 commento hyvortalk hyvortalkview staticman fbcomments discoursecomments fastcomments
  webmention webmentions reactions likes likebutton claps
  toc tableofcontents tablecontents onthispage ontthispage markdowntoc tocbot tocinline pagetoc doctoc localtoc
  tocmobile tocdesktop tocwidget eztoc ltoc outlinenav intoc
  newsletter newslettersignup newsletterform subscribe subscribeform subscription mailinglist mcembedsignup
  convertkit emailsignup signup signupform emailform optin formkitform rsssubscribe
  editthispage editpage editlink editthis editongithub improvethispage suggestedit editmeta pageedit
  lastupdated lastmodified pagelastupdated gitrevision
  skiplink skiptocontent skipnav skiptomain
  authorbio authorbios authorbox authorcard authorinfo authorprofile authorblock aboutauthor abouttheauthor
  authordescription biography byline bylines authors authorlist vcard hcard
  metadata meta metainfo metaline tags taglist tagcloud tagslist categories categorylist categorytags taxonomies
  taxonomy
  readingtime readtime timetoread minread wordcount readinginfo viewcount pageviews estimatedtime
  sronly visuallyhidden visuallyhiddenfocusable screenreadertext screenreaderonly screenreader a11yhidden
  assistivetext offscreen uvisuallyhidden hiddenvisually
  anchorlink slanchorlink headinganchor headinglink
  copybutton copybtn btncopy copycode copycodebutton clipboardbutton clipboardcopy codecopy copytoclipboard
  copyclipboard buttongroup codebuttons
  backtotop scrolltotop scrolltop totop gotop backtop
  sidebar offcanvas themetoggle darkmodetoggle languageswitcher languagepicker langswitch searchbox searchform
  cookiebanner cookieconsent cookienotice
  reward tipjar donate donation buymeacoffee supportme paywall
  prevarticle articlenav postnav breadcrumbnav twoslashpopupcontainer twoslashhover twoslashhoverpopup
`);
var marksOfArticles = words(`
  info details date time datetime author published updated timestamp avatar footer foot bottom actions action tools
  toolbar nav links extra extras end license copyright cta options utils aside stats history permalink sidebar pager
  subscribe promo series serieslinks prev next previous credits contributors
`);
var articleWords = words(
  "post posts entry article blog blogpost story page single"
);
var leadingWords = /* @__PURE__ */ new Set([
  ...articleWords,
  ...words(
    "the site theme main content jp jetpack wp block js md c l o u p vp gh kg td sl nd pf x bd custom my component"
  )
]);
var trailingWords = words(
  "container wrapper wrap area box section block widget inner outer holder group items item list row col column panel bar buttons icons placeholder module component root desktop mobile sticky heading title card cards strip thread"
);
var elementNames = words(
  "nav button dialog form giscus-widget starlight-toc mobile-starlight-toc"
);
var roles = words(
  "navigation search banner contentinfo doc-toc menu menubar toolbar dialog alertdialog doc-pagelist"
);
function isMarkedAsFurniture(element2) {
  const { name, attributes } = element2;
  if (elementNames.has(name) || roles.has(attributes.get("role") ?? "")) return true;
  if (unmarkable.has(name)) return false;
  const classes = attributes.has("class") ? classesOf(element2) : [];
  if (classes.some(isMark)) return true;
  const id = idCounts.has(name) && !classes.includes("section") ? attributes.get("id") : void 0;
  return id !== void 0 && isMark(id);
}
var unmarkable = words(
  "html body main article h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr td th caption pre code mark"
);
var idCounts = words("div aside ul ol footer header");
function isTalk(element2) {
  return namesOf(element2).some((each) => /comment|disqus|webmention|respond|related/i.test(each));
}
function namesOf(element2) {
  const id = element2.attributes.get("id");
  const classes = element2.attributes.has("class") ? classesOf(element2) : [];
  return id === void 0 ? classes : [...classes, id];
}
var knownNames = /* @__PURE__ */ new Map();
var maxKnownNames = 2e4;
function isMark(name) {
  const known2 = knownNames.get(name);
  if (known2 !== void 0) return known2;
  const found = compareWords(name);
  if (knownNames.size < maxKnownNames) knownNames.set(name, found);
  return found;
}
function compareWords(name) {
  const parts = wordsOf(name);
  const whole = parts.join("");
  if (marks.has(whole)) return true;
  const end = parts.findLastIndex((word) => !trailingWords.has(word)) + 1;
  const start = parts.findIndex((word) => !leadingWords.has(word));
  for (const stop of /* @__PURE__ */ new Set([parts.length, end])) {
    for (let from = 0; from <= Math.max(start, 0); from += 1) {
      const core = parts.slice(from, stop).join("");
      if (marks.has(core)) return true;
      const isOfArticle = parts.slice(0, from).some((word) => articleWords.has(word));
      if (isOfArticle && marksOfArticles.has(core)) return true;
    }
  }
  return false;
}
function wordsOf(name) {
  return name.slice(0, 80).replace(/_{1,2}(?=[\w-]*[A-Z\d])[A-Za-z\d][\w-]{3,7}$/, "").replace(/([a-z\d])([A-Z])/g, "$1-$2").toLowerCase().split(/[^a-z\d]+/).filter((word) => word !== "");
}
function words(list) {
  return new Set(list.trim().split(/\s+/));
}

// src/built-pages/furniture.ts
var authorsOwn = /* @__PURE__ */ new Set(["pre", "code", "blockquote", "math", "svg"]);
var longText = 1e3;
function removeFurniture(root) {
  const whole = textLength(root);
  const isMost = (element2) => {
    return whole > longText && !isTalk(element2) && textLength(element2) > whole / 2;
  };
  const strip = (parent) => {
    parent.children = parent.children.filter((child) => {
      if (!isElement(child) || authorsOwn.has(child.name)) return true;
      if (isFurniture(child) && !isMost(child)) return false;
      strip(child);
      return true;
    });
  };
  strip(root);
  removeLinkLines(root);
  removeContentsLists(root);
  removeLinksToHeadings(root);
}
function textLength(parent) {
  let length = 0;
  for (const child of parent.children) {
    if (child.kind === "text") length += child.value.length;
    else if (isElement(child) && child.name !== "script" && child.name !== "style") {
      length += textLength(child);
    }
  }
  return length;
}
function isFurniture(element2) {
  if (isMarkedAsFurniture(element2)) return true;
  return element2.name === "footer" && !isFootnotes(element2);
}
function isFootnotes(element2) {
  if (element2.attributes.get("role") === "doc-endnotes") return true;
  return classesOf(element2).some((name) => /^foot-?notes?\b/.test(name)) || hasFootnotes(element2);
}
function hasFootnotes({ children }) {
  return children.some((child) => isElement(child) && isFootnotes(child));
}
var editLink = /^https?:\/\/[^/]*(?:git|codeberg|bitbucket|sr\.ht)[^?#]*\/(?:edit|_edit)\/|[?&]action=edit\b/i;
var maxAddressLength = 1e3;
var pageRelations = /(?:^|\s)(?:tag|prev|next|author|edit)(?:\s|$)/i;
function isPageLink(link) {
  return pageRelations.test(link.attributes.get("rel") ?? "") || editLink.test((link.attributes.get("href") ?? "").slice(0, maxAddressLength)) || classesOf(link).includes("p-category");
}
var maxLabelLength = 24;
function removeLinkLines(root) {
  rewrite(root, (block) => {
    if (!isBlock(block) || isHeading(block)) return void 0;
    const links = find(block, "a");
    if (links.length === 0 || !links.every(isPageLink)) return void 0;
    const ofLinks = links.reduce((sum, link) => sum + textLength(link), 0);
    return textOf(block).trim().length - ofLinks <= maxLabelLength + 4 * links.length ? [] : void 0;
  });
}
function removeContentsLists(root) {
  const targets = headingTargets(root);
  if (targets.size === 0) return;
  const isContents = (list) => {
    if (!isElement(list, "ul") && !isElement(list, "ol")) return false;
    const links = find(list, "a");
    if (links.length === 0 || !links.every((link) => targets.has(fragmentOf2(link)))) return false;
    const isMarked = /toc\b|contents/i.test(list.attributes.get("id") ?? "");
    if (links.length === 1 && !isMarked) return false;
    const letters = (value) => value.replace(/[^\p{L}\p{N}]/gu, "").length;
    return letters(textOf(list)) === letters(links.map(textOf).join(""));
  };
  const removeIn = (parent) => {
    const kept = [];
    for (const child of parent.children) {
      if (isContents(child)) {
        while (kept.length > 0 && isWhiteSpace(kept.at(-1))) kept.pop();
        const last = kept.at(-1);
        if (last !== void 0 && isHeading(last)) kept.pop();
        continue;
      }
      if (isElement(child) && !authorsOwn.has(child.name)) removeIn(child);
      kept.push(child);
    }
    parent.children = kept;
  };
  removeIn(root);
}
function headingTargets(root) {
  const targets = /* @__PURE__ */ new Set();
  const add = (element2) => {
    for (const name of ["id", "name"]) {
      const target = element2.attributes.get(name);
      if (target) targets.add(target);
    }
  };
  rewrite(root, (element2, ancestors) => {
    const [first] = element2.children.filter((child) => !isWhiteSpace(child));
    if (isHeading(element2) || ancestors.some(isHeading)) add(element2);
    else if (first !== void 0 && isHeading(first)) add(element2);
    return void 0;
  });
  return targets;
}
function fragmentOf2({ attributes }) {
  const [, fragment = ""] = /#(.+)$/s.exec(attributes.get("href") ?? "") ?? [];
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
function removeLinksToHeadings(root) {
  rewrite(root, (element2) => {
    const heading = isHeading(element2) ? element2 : element2.children.find(isHeading);
    if (!isElement(heading)) return void 0;
    const own = /* @__PURE__ */ new Set();
    const addId = ({ attributes }) => own.add(attributes.get("id") ?? "");
    addId(heading);
    addId(element2);
    for (const each of heading.children) if (isElement(each)) addId(each);
    own.delete("");
    if (own.size === 0) return void 0;
    const isSelfLink = (node) => isElement(node, "a") && own.has(fragmentOf2(node));
    const others = element2.children.filter((child) => !isSelfLink(child));
    if (others.length === element2.children.length) return void 0;
    if (!others.every(isBlank)) element2.children = others;
    else if (element2 === heading) {
      element2.children = element2.children.flatMap((child) => {
        return isElement(child) && isSelfLink(child) ? child.children : [child];
      });
    }
    return void 0;
  });
}

// src/built-pages/json-ld.ts
var maxNodes = 1e3;
var articleType = /(?:Article|Posting|Report|Review|Recipe|HowTo|Essay|ShortStory)$/;
function articleNodeOf(page, url) {
  const nodes = nodesOf(page);
  const articles = nodes.filter(
    (node2) => textsOf(node2["@type"]).some((type) => articleType.test(type))
  );
  const isOfPage = (node2) => {
    const main = asNode(node2["mainEntityOfPage"])?.["@id"] ?? node2["mainEntityOfPage"];
    return url !== void 0 && [node2["url"], node2["@id"], main].includes(url);
  };
  const node = articles.find(isOfPage) ?? articles[0];
  if (node === void 0) return void 0;
  const byId = new Map(nodes.map((each) => [each["@id"], each]));
  return { node, resolve: (value) => resolve(value, byId) };
}
function resolve(value, byId) {
  const items = Array.isArray(value) ? value.slice(0, maxNodes) : [value];
  return items.map((item) => {
    const node = asNode(item);
    const elsewhere = node && byId.get(node["@id"]);
    return elsewhere && node && node["name"] === void 0 ? { ...node, ...elsewhere } : item;
  });
}
function nodesOf({ document }) {
  const found = [];
  const add = (value, depth) => {
    if (found.length >= maxNodes || depth > 4) return;
    if (Array.isArray(value)) for (const item of value) add(item, depth + 1);
    const node = asNode(value);
    if (node === void 0) return;
    found.push(node);
    add(node["@graph"], depth + 1);
    add(node["mainEntity"], depth + 1);
  };
  for (const script of find(document, "script")) {
    if (!/^\s*application\/ld\+json\b/i.test(script.attributes.get("type") ?? "")) continue;
    add(parseJson(textOf(script)), 0);
  }
  return found;
}
function parseJson(source) {
  try {
    return JSON.parse(source);
  } catch {
    return void 0;
  }
}
function articleBodyOf(page) {
  const [body] = textsOf(articleNodeOf(page)?.node["articleBody"]);
  if (body === void 0) return void 0;
  if (/<(?:p|br|div|h[1-6]|ul|ol)\b/i.test(body)) return parseHtml(body);
  const paragraphs = body.split(/\n+/).map((line) => element("p", {}, [text(line.trim())]));
  return { children: paragraphs.filter((paragraph) => !isBlank(paragraph)) };
}
function asNode(value) {
  const isNode = typeof value === "object" && value !== null && !Array.isArray(value);
  return isNode ? value : void 0;
}
function textsOf(value) {
  const items = Array.isArray(value) ? value : [value];
  return items.flatMap(
    (item) => typeof item === "string" && item.trim() !== "" ? [item.trim()] : []
  );
}

// src/built-pages/opening.ts
function removeOpening(root, title) {
  const key = comparable(title ?? "");
  const isTitle = (node) => {
    if (!isElement(node) || !(isHeading(node) || node.attributes.get("role") === "heading")) {
      return false;
    }
    return key !== "" && comparable(textOf(node)) === key || isMarkedTitle(node);
  };
  const strip = (parent) => {
    const kept = [];
    let stage = "above";
    for (const [index, child] of parent.children.entries()) {
      if (isWhiteSpace(child) || child.kind === "more") {
        kept.push(child);
        continue;
      }
      if (isTitle(child)) continue;
      if (isElement(child) && isMasthead(child, isTitle)) {
        kept.push(...picturesOf(child));
        continue;
      }
      if (isElement(child) && (isByline(child) || child.name === "hr" && index > 0)) continue;
      if (isElement(child) && wrappers.has(child.name)) {
        const hadText = !isBlank(child);
        stage = strip(child);
        if (!hadText || !isBlank(child)) kept.push(child);
      } else {
        kept.push(child);
        stage = isPicture(child) ? "above" : "text";
      }
      if (stage === "text") {
        kept.push(...parent.children.slice(index + 1));
        break;
      }
    }
    parent.children = kept;
    return stage;
  };
  strip(root);
}
var wrappers = new Set(
  "div header hgroup section article main center span".split(" ")
);
function isMarkedTitle(heading) {
  if (/\bheadline\b/.test(heading.attributes.get("itemprop") ?? "")) return true;
  return classesOf(heading).some((name) => /^(?:p-name|(?:post|entry|article)-title)$/.test(name));
}
function isMasthead(element2, isTitle) {
  return element2.name === "header" && (holds(element2, isTitle) || find(element2, "time").length > 0);
}
function holds(parent, matches) {
  return parent.children.some((child) => {
    return matches(child) || isElement(child) && holds(child, matches);
  });
}
function picturesOf(element2) {
  return find(element2, "figure");
}
function isPicture(node) {
  if (!isElement(node)) return false;
  if (/^(?:img|picture|figure|svg|video)$/.test(node.name)) return true;
  const isInline = node.name === "a" || node.name === "p" || node.name === "noscript";
  return isInline && textOf(node).trim() === "";
}
var maxBylineLength = 160;
var maxOtherLength = 40;
function isByline(block) {
  if (!/^(?:p|div|ul|ol|dl|span|time|small|address|aside|section|h[2-6])$/.test(block.name)) {
    return false;
  }
  const words2 = textOf(block).replace(/\s+/g, " ").trim();
  if (words2 === "" || words2.length > maxBylineLength) return false;
  if (dateLine.test(words2) && words2.length <= maxOtherLength) return true;
  if (readingTime.test(words2)) return true;
  const marked = markedLength(block);
  return marked > 0 && words2.length - marked <= maxOtherLength;
}
var dateLine = /^(?:\p{L}+[.,:]?\s){0,3}(?:\d{1,2}[.,]?\s\p{L}+\.?,?\s\d{4}|\p{L}+\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}年\d{1,2}月\d{1,2}日)(?:,?\s\d{1,2}:\d{2}\S*)?$/u;
var readingTime = /^\W{0,4}(?:~\s?)?(?:\d{1,3}|one)[\s-]min(?:ute)?s?\.?(?:\s(?:to\s)?read(?:ing)?(?:\stime)?)?\W{0,3}$/i;
function markedLength(element2) {
  const { name, attributes } = element2;
  const isMarked = name === "time" || /\bauthor\b/.test(attributes.get("rel") ?? "") || /\b(?:author|datePublished|dateModified)\b/.test(attributes.get("itemprop") ?? "") || classesOf(element2).some(
    (each) => /^(?:dt-\w+|p-author|h-card|vcard|author|byline|date)$/.test(each)
  );
  if (isMarked) return textOf(element2).replace(/\s+/g, " ").trim().length;
  return element2.children.reduce((sum, child) => {
    return sum + (isElement(child) ? markedLength(child) : 0);
  }, 0);
}
function comparable(value) {
  return value.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
}

// src/built-pages/page-images.ts
function showLargestImages(root, url) {
  rewrite(root, (each) => {
    if (each.name === "img") enlarge(each, url);
    if (each.name === "source") {
      for (const name of ["srcset", "data-srcset"]) {
        const address = largestOf(each.attributes.get(name), url);
        if (address !== void 0 && originalOf(address) !== void 0) return [];
      }
    }
    return void 0;
  });
  rewrite(root, (each) => {
    if (each.attributes.has("data-gatsby-image-wrapper") || isImageWrapper(each))
      dropPlaceholders(each);
    return void 0;
  });
}
function enlarge(image, base) {
  const { attributes } = image;
  const sets = ["data-srcset", "data-lazy-srcset", "srcset"].map((name) => attributes.get(name));
  const [largest] = sets.flatMap((set) => largestOf(set, base) ?? []);
  const src = attributes.get("src") ?? "";
  const plain = /^\s*data:/i.test(src) ? void 0 : webUrl(src, base);
  const lazy = webUrl(attributes.get("data-src") ?? "", base);
  const address = largest ?? lazy ?? plain;
  if (address === void 0) return;
  const original = originalOf(address);
  if (original !== void 0) {
    setAttributes(image, { src: original, srcset: void 0, sizes: void 0 });
    for (const name of ["data-src", "data-srcset", "data-lazy-srcset"]) attributes.delete(name);
  } else if (largest !== void 0) {
    setAttributes(image, { src: largest, "data-src": void 0 });
  }
}
function largestOf(srcset2, base) {
  return srcset2 === void 0 ? void 0 : largestImage(parseSrcset(srcset2, base));
}
var resizers = [
  [/\/_next\/image\/?$/, "url"],
  [/\/_vercel\/image\/?$/, "url"],
  [/\/\.netlify\/images\/?$/, "url"],
  [/\/_image\/?$/, "href"]
];
function originalOf(address) {
  const { pathname, searchParams, origin } = new URL(address);
  for (const [path, parameter] of resizers) {
    const file2 = path.test(pathname) ? searchParams.get(parameter) : null;
    if (file2) return webUrl(file2, address);
  }
  const [, inPath] = /\/(?:_ipx|cdn-cgi\/image)\/[^/]+\/(.+)$/.exec(pathname) ?? [];
  return inPath === void 0 ? void 0 : webUrl(
    /^https?:\//.test(inPath) ? inPath.replace(/^(https?:)\/+/, "$1//") : `/${inPath}`,
    origin
  );
}
function isImageWrapper(each) {
  return /\b(?:gatsby-image-wrapper|next-image-wrapper)\b/.test(each.attributes.get("class") ?? "");
}
function dropPlaceholders(wrapper) {
  const isPlaceholder = (image) => {
    const { attributes } = image;
    return attributes.get("aria-hidden") === "true" || attributes.has("data-placeholder-image") || /^data:image\/svg/.test(attributes.get("src") ?? "") && !attributes.has("data-src");
  };
  if (find(wrapper, "img").every(isPlaceholder)) return;
  const drop = (parent) => {
    parent.children = parent.children.filter((child) => {
      if (!isElement(child)) return true;
      if (child.name === "img" && isPlaceholder(child)) return false;
      drop(child);
      return true;
    });
  };
  drop(wrapper);
}

// src/built-pages/scripted-parts.ts
var known = /* @__PURE__ */ new Set(["lite-youtube", "lite-vimeo", "mjx-container"]);
function linkScriptedParts(root, url) {
  rewrite(root, (part, ancestors) => {
    const address = addressOf(part, url);
    if (address === void 0 || !isEmpty(part)) return void 0;
    return fallbackLink(address, labelOf2(part) ?? addressLabel(address), ancestors);
  });
}
function addressOf(part, page) {
  const { name, attributes } = part;
  if (name === "canvas") return attributes.get("aria-hidden") === "true" ? void 0 : page;
  if (name === "astro-island") return attributes.get("client") === "only" ? page : void 0;
  if (!name.includes("-") || known.has(name)) return void 0;
  const given = ["src", "data-src", "href", "url"].map((each) => attributes.get(each)?.trim());
  const [address] = given.flatMap((each) => each && webUrl(each, page) || []);
  return address;
}
function isEmpty(part) {
  return isBlank(part) && ["iframe", "svg", "object"].every((name) => find(part, name).length === 0);
}
function labelOf2({ attributes }) {
  return attributes.get("aria-label")?.trim() || attributes.get("title")?.trim() || void 0;
}

// src/built-pages/selectors.ts
import { compile, selectAll, selectOne } from "css-select";
function selectFirst(root, selector) {
  return selectOne(selector, root.children, optionsFor(root)) ?? void 0;
}
function selectEach(root, selectors) {
  if (selectors.length === 0) return /* @__PURE__ */ new Set();
  const options = optionsFor(root);
  return new Set(
    selectors.flatMap((each) => selectAll(each, root.children, options))
  );
}
function optionsFor(root) {
  const positions = positionsIn(root);
  const siblingsOf = (node) => positions.get(node)?.siblings ?? [node];
  return {
    adapter: {
      isTag: (node) => isElement(node),
      getAttributeValue: ({ attributes }, name) => attributes.get(name),
      getChildren: (node) => isElement(node) ? node.children : [],
      getName: ({ name }) => name,
      getParent: (node) => positions.get(node)?.parent ?? null,
      getSiblings: siblingsOf,
      prevElementSibling(node) {
        const siblings = siblingsOf(node);
        let index = positions.get(node)?.index ?? 0;
        while (index > 0) {
          const sibling = siblings[--index];
          if (isElement(sibling)) return sibling;
        }
        return null;
      },
      getText: textOf,
      hasAttrib: ({ attributes }, name) => attributes.has(name),
      removeSubsets(nodes) {
        const all = new Set(nodes);
        return nodes.filter((node) => !isWithin(node, all, positions));
      }
    },
    // the tree changes between two queries
    cacheResults: false
  };
}
function positionsIn({ children }, parent, found = /* @__PURE__ */ new Map()) {
  for (const [index, node] of children.entries()) {
    found.set(node, { parent, siblings: children, index });
    if (isElement(node)) positionsIn(node, node, found);
  }
  return found;
}
function isWithin(node, others, positions) {
  let parent = positions.get(node)?.parent;
  while (parent !== void 0 && !others.has(parent)) parent = positions.get(parent)?.parent;
  return parent !== void 0;
}

// src/built-pages/tabs.ts
function unfoldTabs(root) {
  const { elements, hasTabs, controlled } = survey(root);
  for (const { attributes } of elements) {
    const isFoldedOnly = attributes.get("role") === "tabpanel" || attributes.get("hidden") === "until-found" || controlled.has(attributes.get("id") ?? "");
    if (isFoldedOnly) attributes.delete("hidden");
  }
  if (!hasTabs) return;
  const labels = labelPanels(elements);
  rewrite(root, (each) => {
    if (isTabList(each) || isCodeGroupTabs(each)) return [];
    const label = labels.get(each);
    if (label === void 0) return void 0;
    return [element("p", {}, [element("strong", {}, [text(label)])]), each];
  });
}
function survey(root) {
  const elements = [];
  const controlled = /* @__PURE__ */ new Set();
  let hasTabs = false;
  const visit = ({ children }) => {
    for (const child of children) {
      if (!isElement(child)) continue;
      elements.push(child);
      hasTabs ||= isTabList(child) || isCodeGroupTabs(child);
      const id = child.attributes.get("aria-controls");
      if (id) controlled.add(id);
      visit(child);
    }
  };
  visit(root);
  return { elements, hasTabs, controlled };
}
function labelPanels(elements) {
  const labels = /* @__PURE__ */ new Map();
  const waiting = [];
  const label = (panel) => {
    const names = waiting.at(-1);
    const name = names?.shift();
    if (name) labels.set(panel, name);
    if (names?.length === 0) waiting.pop();
  };
  for (const each of elements) {
    if (isTabList(each)) {
      const names = withRole(each, "tab").map(wordsOf2);
      if (names.length > 0) waiting.push(names);
    } else if (isCodeGroupTabs(each)) waiting.push(find(each, "label").map(wordsOf2));
    else if (each.attributes.get("role") === "tabpanel") label(each);
    else if (classesOf(each).includes("blocks")) blocksOf(each).forEach(label);
  }
  return labels;
}
function isTabList({ attributes }) {
  return attributes.get("role") === "tablist";
}
function isCodeGroupTabs(each) {
  return each.name === "div" && classesOf(each).includes("tabs") && find(each, "label").length > 0;
}
function blocksOf({ children }) {
  return children.filter((child) => isElement(child));
}
function withRole(parent, role) {
  return parent.children.flatMap((child) => {
    if (!isElement(child)) return [];
    return child.attributes.get("role") === role ? [child] : withRole(child, role);
  });
}
function wordsOf2(node) {
  return textOf(node).replace(/\s+/g, " ").trim();
}

// src/built-pages/article.ts
function articleOf(page, wish) {
  const unwanted = selectEach(page.document, wish.remove ?? []);
  if (unwanted.size > 0) removeAll(page.document, unwanted);
  const found = findArticle(page, wish);
  if (found === void 0) return void 0;
  const article = { children: found.children };
  unfoldTabs(article);
  removeFurniture(article);
  removeOpening(article, wish.title);
  plainCode(article);
  readFormulas(article);
  showLargestImages(article, wish.url);
  linkScriptedParts(article, wish.url);
  return article;
}
function removeAll(parent, unwanted) {
  parent.children = parent.children.filter((child) => {
    if (unwanted.has(child)) return false;
    if (isElement(child)) removeAll(child, unwanted);
    return true;
  });
}
function findArticle(page, { select }) {
  if (select !== void 0) return selectFirst(page.document, select);
  for (const passOver of [isMarkedAsFurniture, () => false]) {
    const candidates = candidatesIn(page.document, passOver);
    for (const kind of kinds) {
      const longest = longestOf(candidates.get(kind) ?? []);
      if (longest === void 0) continue;
      return kind === "content" ? longest : contentWithin(longest) ?? longest;
    }
  }
  return articleBodyOf(page);
}
var kinds = ["content", "entry", "article", "main"];
function kindOf(each) {
  const { name, attributes } = each;
  const classes = attributes.has("class") ? classesOf(each) : [];
  if (classes.includes("e-content")) return "content";
  if (/\barticleBody\b/.test(attributes.get("itemprop") ?? "")) return "content";
  if (classes.includes("h-entry") || classes.includes("hentry")) return "entry";
  const role = attributes.get("role");
  if (name === "article" || role === "article") return "article";
  return name === "main" || role === "main" ? "main" : void 0;
}
function candidatesIn(document, passOver) {
  const found = /* @__PURE__ */ new Map();
  const visit = ({ children }) => {
    for (const child of children) {
      if (!isElement(child) || passOver(child)) continue;
      const kind = kindOf(child);
      if (kind !== void 0) found.set(kind, [...found.get(kind) ?? [], child]);
      visit(child);
    }
  };
  visit(document);
  return found;
}
function longestOf(elements) {
  let longest;
  let length = -1;
  for (const each of elements) {
    const ofEach = textLength(each);
    if (ofEach > length && !each.children.every(isBlank)) [longest, length] = [each, ofEach];
  }
  return longest;
}
var contentNames = /^(?:(?:entry|post|article|blog|page|single|story|gh|td|blog-?post)(?:-|__|_)?(?:content|body|entry|text)|markdown(?:-body)?|prose|vp-doc|sl-markdown-content|theme-doc-markdown|content-body|rendered-markdown)$/i;
function contentWithin(article) {
  const found = [];
  const visit = ({ children }) => {
    for (const child of children) {
      if (!isElement(child)) continue;
      const classes = child.attributes.has("class") ? classesOf(child) : [];
      if (classes.some((name) => name.length < 40 && contentNames.test(name))) found.push(child);
      else visit(child);
    }
  };
  visit(article);
  const [only, ...others] = found;
  if (only === void 0 || others.length > 0) return void 0;
  return textLength(only) * 2 >= textLength(article) ? only : void 0;
}

// src/built-pages/metadata.ts
function metadataOf(page) {
  const facts = factsOf(page);
  const fields = {
    title: titleOf2(facts),
    date: dateOf(facts),
    updated: updatedOf(facts),
    authors: authorsOf(facts),
    language: languageOf(facts),
    image: imageOf(facts),
    summary: summaryOf(facts),
    categories: categoriesOf(facts),
    tags: tagsOf(facts),
    url: urlOf(facts)
  };
  const isGiven = ([, value]) => {
    return value !== void 0 && !(Array.isArray(value) && value.length === 0);
  };
  const robots = ["robots", "googlebot"].flatMap((name) => facts.meta.get(name) ?? []);
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(isGiven)),
    isNoindex: robots.some((value) => /\b(?:noindex|none)\b/i.test(value))
  };
}
var elementNames2 = /* @__PURE__ */ new Set(["html", "title", "h1", "time", "article"]);
var relations = /* @__PURE__ */ new Set(["canonical", "author", "tag"]);
var marks2 = new Set(
  "p-name dt-published dt-updated p-author p-summary p-category u-url u-photo u-featured headline datePublished dateCreated dateModified author".split(" ")
);
function factsOf(page) {
  const meta = /* @__PURE__ */ new Map();
  const marked = /* @__PURE__ */ new Map();
  const elements = /* @__PURE__ */ new Map();
  const add = (map, key, value) => {
    const known2 = map.get(key);
    if (known2 === void 0) map.set(key, [value]);
    else known2.push(value);
  };
  const read = (each) => {
    const { name, attributes } = each;
    if (name === "meta") {
      const content = attributes.get("content")?.trim();
      const key = attributes.get("property") ?? attributes.get("name");
      if (content && key) add(meta, key.trim().toLowerCase(), content);
    }
    if (elementNames2.has(name)) add(elements, name, each);
    for (const relation of wordsOf3(attributes.get("rel"))) {
      if (relations.has(relation)) add(elements, `rel=${relation}`, each);
    }
    const names = [...wordsOf3(attributes.get("itemprop")), ...wordsOf3(attributes.get("class"))];
    for (const mark of names) if (marks2.has(mark)) add(marked, mark, each);
  };
  const visit = ({ children }) => {
    for (const child of children) {
      if (!isElement(child) || isAboutOthers(child)) continue;
      read(child);
      visit(child);
    }
  };
  visit(page.document);
  const [canonical2] = elements.get("rel=canonical") ?? [];
  const node = articleNodeOf(page, canonical2?.attributes.get("href"));
  return { meta, marked, elements, node };
}
var ofArticle = /author|byline|h-card|vcard|p-|dt-|date|meta|tag|categor|taxonom|published|updated|time|header/i;
function isAboutOthers(element2) {
  if (element2.name === "nav" || classesOf(element2).includes("h-cite")) return true;
  const names = `${element2.attributes.get("class") ?? ""} ${element2.attributes.get("id") ?? ""}`;
  return isMarkedAsFurniture(element2) && !ofArticle.test(names.slice(0, 200));
}
function wordsOf3(value) {
  return value === void 0 ? [] : value.trim().split(/\s+/);
}
function metaOf({ meta }, ...names) {
  for (const name of names) {
    const value = meta.get(name)?.map(plainText).find(Boolean);
    if (value !== void 0) return value;
  }
  return void 0;
}
function statementOf({ attributes, ...element2 }) {
  const given = ["content", "datetime"].map((name) => attributes.get(name)?.trim()).find(Boolean);
  return given ?? plainText(element2.children.map(textOf).join(""));
}
function markedValue({ marked }, ...names) {
  return names.flatMap((name) => marked.get(name) ?? []).map(statementOf).find(Boolean);
}
function nodeText({ node }, ...names) {
  return names.flatMap((name) => textsOf(node?.node[name]).map(plainText)).find(Boolean);
}
function titleOf2(facts) {
  const marked = facts.marked.get("p-name")?.find((each) => isHeading(each) || each.name !== "a");
  const sure = nodeText(facts, "headline") ?? (marked && statementOf(marked)) ?? markedValue(facts, "headline");
  if (sure) return sure;
  const whole = metaOf(facts, "og:title") ?? plainText(facts.elements.get("title")?.map(textOf)[0] ?? "");
  const headings = (facts.elements.get("h1") ?? []).map((each) => plainText(textOf(each)));
  const heading = headings.find(
    (each) => each !== "" && comparable(whole).includes(comparable(each))
  );
  return heading ?? (withoutSite(whole, facts) || headings.find(Boolean));
}
function withoutSite(title, facts) {
  const site = metaOf(facts, "og:site_name", "application-name");
  if (site === void 0 || !title.endsWith(site) || title === site) return title;
  return title.slice(0, -site.length).replace(/\s*[|\-–—·•:»]\s*$/u, "");
}
var machineDate = /^\d{4}-\d{2}(?:-\d{2})?(?:[T ]|$)/;
function dateOf(facts) {
  const { elements } = facts;
  const times = (elements.get("time") ?? []).map(statementOf);
  return [
    nodeText(facts, "datePublished", "dateCreated"),
    markedValue(facts, "dt-published", "datePublished", "dateCreated"),
    metaOf(
      facts,
      "article:published_time",
      "article:published",
      "og:published_time",
      "og:article:published_time"
    ),
    metaOf(
      facts,
      "date",
      "dc.date",
      "dc.date.issued",
      "dcterms.date",
      "dcterms.created",
      "dcterms.issued"
    ),
    metaOf(
      facts,
      "pubdate",
      "publish_date",
      "publication_date",
      "citation_publication_date",
      "parsely-pub-date"
    ),
    ...times
  ].find((value) => value !== void 0 && machineDate.test(value));
}
function updatedOf(facts) {
  const found = [
    nodeText(facts, "dateModified"),
    markedValue(facts, "dt-updated", "dateModified"),
    metaOf(facts, "article:modified_time", "og:updated_time", "dcterms.modified", "last-modified")
  ].find((value) => value !== void 0 && machineDate.test(value));
  const date = dateOf(facts);
  return found !== void 0 && date !== void 0 && found.slice(0, 10) < date.slice(0, 10) ? void 0 : found;
}
function authorsOf(facts) {
  const ofNode = facts.node?.resolve(facts.node.node["author"]).flatMap(authorOfNode) ?? [];
  if (ofNode.length > 0) return distinct(ofNode);
  const marked = ["p-author", "author"].flatMap((name) => facts.marked.get(name) ?? []);
  const ofMarks = marked.flatMap(authorOfElement);
  if (ofMarks.length > 0) return distinct(ofMarks);
  const ofMeta = ["author", "article:author", "dc.creator", "parsely-author", "citation_author"];
  for (const name of ofMeta) {
    const names = (facts.meta.get(name) ?? []).filter((value) => !/^https?:/i.test(value));
    if (names.length > 0) return distinct(names.map((each) => ({ name: plainText(each) })));
  }
  return distinct((facts.elements.get("rel=author") ?? []).flatMap(authorOfElement));
}
function authorOfNode(value) {
  const [plain] = textsOf(value);
  if (plain !== void 0) return /^https?:/i.test(plain) ? [] : [{ name: plainText(plain) }];
  const node = asNode(value);
  const [name] = textsOf(node?.["name"]);
  const [url] = textsOf(node?.["url"]);
  return name === void 0 ? [] : [{ name: plainText(name), ...webAddress(url) }];
}
function authorOfElement(element2) {
  const inner = descendant(element2, (each) => {
    return classesOf(each).includes("p-name") || each.attributes.get("itemprop") === "name";
  });
  const link = isElement(element2, "a") ? element2 : find(element2, "a")[0];
  const name = statementOf(inner ?? element2);
  return name === "" || name.length > 80 ? [] : [{ name, ...webAddress(link?.attributes.get("href")) }];
}
function descendant({ children }, matches) {
  for (const child of children) {
    if (!isElement(child)) continue;
    const found = matches(child) ? child : descendant(child, matches);
    if (found !== void 0) return found;
  }
  return void 0;
}
function webAddress(url) {
  return url !== void 0 && /^https?:\/\//i.test(url) ? { url } : {};
}
function distinct(authors) {
  const byName = /* @__PURE__ */ new Map();
  for (const author of authors)
    if (author.name !== "" && !byName.has(author.name)) byName.set(author.name, author);
  return [...byName.values()];
}
function languageOf(facts) {
  const lang = (name) => facts.elements.get(name)?.[0]?.attributes.get("lang")?.trim();
  return [nodeText(facts, "inLanguage"), lang("article"), lang("html"), metaOf(facts, "og:locale")].map((value) => value?.replaceAll("_", "-")).find((value) => value !== void 0 && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(value));
}
function imageOf(facts) {
  const url = metaOf(facts, "og:image:secure_url", "og:image", "og:image:url");
  if (url !== void 0) {
    const more = { alt: "og:image:alt", width: "og:image:width", height: "og:image:height" };
    const given = Object.entries(more).flatMap(([field, name]) => {
      const value = metaOf(facts, name);
      return value === void 0 ? [] : [[field, value]];
    });
    return { url, ...Object.fromEntries(given) };
  }
  const [ofNode] = facts.node?.resolve(facts.node.node["image"]) ?? [];
  const node = asNode(ofNode);
  const [address] = textsOf(node === void 0 ? ofNode : node["url"] ?? node["contentUrl"]);
  const photo = ["u-featured", "u-photo"].flatMap((name) => facts.marked.get(name) ?? [])[0];
  const found = address ?? photo?.attributes.get("src") ?? metaOf(facts, "twitter:image", "twitter:image:src");
  return found === void 0 ? void 0 : { url: found };
}
function summaryOf(facts) {
  return markedValue(facts, "p-summary") ?? nodeText(facts, "description", "abstract") ?? metaOf(facts, "og:description", "description", "dc.description", "twitter:description");
}
function categoriesOf(facts) {
  const ofNode = textsOf(facts.node?.node["articleSection"]);
  return unique(ofNode.length > 0 ? ofNode : facts.meta.get("article:section") ?? []);
}
function tagsOf(facts) {
  const keywords = textsOf(facts.node?.node["keywords"]);
  const lists = [
    keywords.length === 1 ? (keywords[0] ?? "").split(",") : keywords,
    facts.meta.get("article:tag") ?? [],
    (facts.marked.get("p-category") ?? []).map(statementOf),
    (facts.elements.get("rel=tag") ?? []).map(statementOf)
  ];
  return unique(lists.find((list) => list.length > 0) ?? []);
}
function unique(values) {
  return [...new Set(values.map(plainText).map((value) => value.replace(/^#\s*/, "")))].filter(
    Boolean
  );
}
function urlOf(facts) {
  const [canonical2] = facts.elements.get("rel=canonical") ?? [];
  const [own] = facts.marked.get("u-url") ?? [];
  const found = [
    canonical2?.attributes.get("href")?.trim(),
    metaOf(facts, "og:url"),
    nodeText(facts, "url"),
    own?.attributes.get("href")?.trim()
  ];
  return found.find((url) => url !== void 0 && url !== "");
}

// src/built-pages/page.ts
function readBuiltPage(bytes) {
  const document = parsePage(decodePage(bytes));
  return document && { document };
}
function decodePage(bytes) {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const [, label = "utf-8"] = /<meta[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w:-]{1,40})/i.exec(start) ?? [];
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

// src/built-pages/what-is-there.ts
var maxShown = 8;
function whatIsOn({ document }) {
  const whole = textLength(document);
  const shown = /* @__PURE__ */ new Set();
  let heading;
  const visit = (parent) => {
    for (const child of parent.children) {
      if (!isElement(child) || child.name === "head") continue;
      if (isHeading(child)) heading ??= textOf(child).replace(/\s+/g, " ").trim().slice(0, 60);
      const isLandmark = child.name === "article" || child.name === "main";
      const isNamed = child.attributes.has("id") || child.attributes.has("class");
      if (isLandmark || isNamed && textLength(child) > whole / 4) shown.add(selectorOf(child));
      visit(child);
    }
  };
  visit(document);
  const parts = [...shown].slice(-maxShown);
  const title = heading ? [`the heading \u201C${heading}\u201D`] : [];
  return [...parts, ...title].join(", ") || "no element with text";
}
function selectorOf(element2) {
  const id = element2.attributes.get("id");
  if (id && /^[\w-]{1,40}$/.test(id)) return `${element2.name}#${id}`;
  const [first = ""] = classesOf(element2).filter((name) => /^[a-z][\w-]{0,40}$/i.test(name));
  return first === "" ? element2.name : `${element2.name}.${first}`;
}

// ../../tmp/show-f.ts
for (const file2 of process.argv.slice(2)) {
  const page = readBuiltPage(readFileSync(file2));
  const meta = metadataOf(page);
  console.log("#####", file2);
  console.log(JSON.stringify(meta));
  console.log(whatIsOn(page));
  const url = "https://site.example/posts/x/";
  const a = articleOf(page, { url, title: meta.fields["title"] });
  console.log(a && renderHtml(a, { url, key: "k", language: "en", direction: "ltr" }).content);
}
