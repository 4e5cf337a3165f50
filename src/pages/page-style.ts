import { accentColors, papers } from './accent-colors.ts'

/** The stylesheet of the pages for visitors. Fonts are those of the machine, as none is loaded. */
export function pageStyle(accent: string): string {
  return colorStyle(accent) + layout
}

/** The colours, which the stylesheet of the feeds has too. */
export function colorStyle(accent: string): string {
  const { light, onLight, dark, onDark } = accentColors(accent)
  return `:root {
  color-scheme: light dark;
  --paper: ${papers.light};
  --ink: #1f1d1a;
  --soft: #625d55;
  --line: #e4dfd5;
  --field: #f5f2eb;
  --accent: ${light};
  --on-accent: ${onLight};
  --serif: ui-serif, Charter, 'Iowan Old Style', 'Source Serif 4', 'Noto Serif', Georgia, serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: ${papers.dark};
    --ink: #ebe7e0;
    --soft: #aca59a;
    --line: #37332d;
    --field: #211f1b;
    --accent: ${dark};
    --on-accent: ${onDark};
  }
}
`
}

const layout = `* {
  box-sizing: border-box;
}
[hidden] {
  display: none !important;
}
html {
  background: var(--paper);
  color: var(--ink);
  font: 100%/1.6 var(--sans);
  overflow-wrap: break-word;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
body {
  margin: 0 auto;
  max-width: 74rem;
  padding: clamp(1.5rem, 5vw, 4.5rem) clamp(1rem, 5vw, 4rem) 4rem;
}
h1,
h2,
h3,
p,
ul {
  margin: 0;
}
h1,
h2,
h3,
h4,
h5,
h6 {
  line-height: 1.25;
  text-wrap: balance;
}
ul {
  list-style: none;
  padding: 0;
}
a {
  color: inherit;
  text-decoration-color: color-mix(in srgb, currentColor 35%, transparent);
  text-decoration-thickness: from-font;
  text-underline-offset: 0.18em;
}
a:hover {
  color: var(--accent);
  text-decoration-color: currentColor;
}
:focus-visible {
  border-radius: 3px;
  outline: 2px solid var(--accent);
  outline-offset: 3px;
}

.home {
  color: var(--soft);
  font-size: 0.9375rem;
}
.home a,
h1 a,
h2 a,
h3 a {
  text-decoration: none;
}
h1 {
  font: 500 clamp(2.25rem, 1.6rem + 3vw, 3.5rem)/1.1 var(--serif);
  margin: 0.75rem 0 0;
}
h2 {
  font: 500 1.625rem/1.25 var(--serif);
}
h3 {
  font-size: 1rem;
  font-weight: 600;
}
.intro,
header .about {
  color: var(--soft);
  font-size: 1.0625rem;
  margin-top: 1.25rem;
  max-width: 42rem;
  text-wrap: pretty;
}
header .about {
  font-size: 1.1875rem;
}

.main,
.feeds {
  border-top: 1px solid var(--line);
  margin-top: clamp(2rem, 4vw, 3.5rem);
  padding-top: clamp(1.5rem, 3vw, 2.5rem);
}
.main .about,
.feed .about {
  color: var(--soft);
  margin-top: 0.375rem;
}
.main h3,
.how h3 {
  color: var(--soft);
  font-size: 0.9375rem;
  font-weight: 400;
  margin-top: 1.75rem;
}
.feeds > ul {
  display: grid;
  gap: 3rem clamp(2rem, 4vw, 4rem);
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr));
  margin-top: 1.75rem;
}
.feed {
  min-width: 0;
}
.feed h3 {
  font: 600 1.125rem/1.35 var(--sans);
}

.feed :is(h3, .about),
.newest a,
.home,
h1 {
  text-align: -webkit-match-parent;
  text-align: match-parent;
}
.newest {
  margin-top: 0.875rem;
}
.newest li {
  padding: 0.375rem 0;
}
.newest a {
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 6;
  display: -webkit-box;
  line-clamp: 6;
  line-height: 1.45;
  overflow: hidden;
  text-decoration: none;
  text-wrap: pretty;
}
.newest a:hover {
  text-decoration: underline;
}
time,
.by,
.none,
.rhythm,
.formats,
.found {
  color: var(--soft);
  font-size: 0.875rem;
}
.main .newest a {
  font: 1.125rem/1.4 var(--serif);
}
.rhythm {
  align-items: end;
  display: flex;
  gap: 0.75rem;
  line-height: 1.2;
  margin-top: 0.875rem;
}
svg {
  border-bottom: 1px solid color-mix(in srgb, var(--soft) 60%, transparent);
  flex: none;
  height: 1.25rem;
  width: auto;
}
svg path {
  fill: none;
  stroke: var(--accent);
  stroke-width: 4;
}
[dir='rtl'] svg {
  transform: scaleX(-1);
}

.address {
  display: flex;
  gap: 0.5rem;
  margin-top: 1rem;
}
input {
  background: var(--field);
  border: 1px solid color-mix(in srgb, var(--soft) 75%, transparent);
  border-radius: 6px;
  color: inherit;
  flex: 1;
  font: inherit;
  min-height: 2.75rem;
  min-width: 0;
  padding: 0.375rem 0.75rem;
  width: 100%;
}
.address input {
  direction: ltr;
  font-size: 0.9375rem;
  text-overflow: ellipsis;
}
button {
  background: var(--accent);
  border: 1px solid transparent;
  border-radius: 6px;
  color: var(--on-accent);
  cursor: pointer;
  flex: none;
  font: 600 0.9375rem/1.2 var(--sans);
  min-height: 2.75rem;
  padding: 0.375rem 1rem;
}
.feed button {
  background: none;
  border-color: currentColor;
  color: var(--accent);
}
button:hover {
  filter: brightness(1.1);
}
button.done::after {
  content: ' ✓' / '';
}
.formats,
.readers {
  display: flex;
  flex-wrap: wrap;
}
.formats {
  gap: 0.125rem 1.125rem;
  margin-top: 0.375rem;
}
.formats a {
  display: inline-block;
  padding: 0.25rem 0;
}
.readers {
  gap: 0.5rem;
  margin-top: 0.625rem;
}
.readers a {
  border: 1px solid var(--line);
  border-radius: 99px;
  display: block;
  font-size: 0.9375rem;
  line-height: 1.3;
  padding: 0.4375rem 0.875rem;
  text-decoration: none;
}
.readers a:hover {
  border-color: currentColor;
}
summary {
  color: var(--soft);
  cursor: pointer;
  font-size: 0.875rem;
  padding: 0.25rem 0;
}
summary:hover {
  color: var(--accent);
}

.search {
  margin-top: clamp(2.5rem, 5vw, 4rem);
  max-width: 30rem;
}
.search input {
  display: block;
  font-size: 1.0625rem;
  margin-top: 0.375rem;
}
footer {
  border-top: 1px solid var(--line);
  margin-top: clamp(2.5rem, 6vw, 5rem);
  padding-top: 1.5rem;
}
[role='status'] {
  background: var(--ink);
  border-radius: 8px;
  color: var(--paper);
  font-size: 0.9375rem;
  inset: auto 1rem 1rem;
  line-height: 1.4;
  margin: 0 auto;
  max-width: max-content;
  padding: 0.625rem 1.125rem;
  position: fixed;
}
[role='status']:empty {
  opacity: 0;
  padding: 0;
}

article {
  border-top: 1px solid var(--line);
  margin-top: 2.5rem;
  padding-top: 2.5rem;
}
article > h3 {
  font: 500 1.625rem/1.25 var(--serif);
}
article > h3.by {
  font: 0.875rem/1.6 var(--sans);
}
.by {
  margin-top: 0.375rem;
}
.content {
  font: 1.0625rem/1.7 var(--serif);
  margin-top: 1.25rem;
}
.content
  :is(p, ul, ol, dl, pre, blockquote, figure, details, picture, audio, video, .wide) {
  margin-block: 1.1em;
}
.content :is(li, dd, td, th, figure) > :first-child {
  margin-top: 0;
}
.content :is(li, dd, td, th, figure) > :last-child {
  margin-bottom: 0;
}
.content a {
  color: var(--accent);
}
.content :is(h4, h5, h6) {
  font: 600 1.0625rem/1.35 var(--sans);
  margin: 2em 0 0.75em;
}
.content :is(ul, ol) {
  list-style: revert;
  padding-inline-start: 1.5rem;
}
.content li + li {
  margin-top: 0.35em;
}
.content dd {
  margin-inline-start: 1.5rem;
}
.content figure {
  margin-inline: 0;
}
.content :is(img, video, audio) {
  border-radius: 4px;
  display: block;
  height: auto;
  max-width: 100%;
}
.content p > img:not(:only-child) {
  display: inline;
}
.content :is(figcaption, caption, small) {
  color: var(--soft);
  font: 0.875rem/1.5 var(--sans);
  margin-top: 0.5rem;
  text-align: start;
}
.content blockquote {
  border-inline-start: 3px solid var(--line);
  color: var(--soft);
  margin-inline: 0;
  padding-inline-start: 1.25rem;
}
.content :is(code, kbd, samp) {
  font: 0.875em/1.55 ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
}
.content :is(pre, .wide) {
  overflow: auto;
}
.content pre {
  background: var(--field);
  border-radius: 6px;
  direction: ltr;
  padding: 1rem 1.125rem;
  text-align: left;
}
.content table {
  border-collapse: collapse;
  font: 0.9375rem/1.5 var(--sans);
}
.content :is(th, td) {
  border-bottom: 1px solid var(--line);
  padding: 0.5rem 1.25rem 0.5rem 0;
  text-align: start;
  vertical-align: top;
}
[dir='rtl'] .content :is(th, td) {
  padding: 0.5rem 0 0.5rem 1.25rem;
}
.content hr {
  border: 0;
  border-top: 1px solid var(--line);
  margin: 2.5em 0;
}

main > .how,
main > .entries {
  min-width: 0;
}
main > .how {
  border-top: 1px solid var(--line);
  margin-top: clamp(2rem, 4vw, 3.5rem);
  padding-top: 1.5rem;
}
main > .entries {
  margin-top: clamp(3rem, 4vw, 3.5rem);
}
main > .how .intro {
  font-size: 1rem;
  margin-top: 0.75rem;
}

@media (min-width: 60rem) {
  .main .what h3 {
    margin-top: 0;
  }
  .main {
    display: grid;
    gap: 5rem;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
  .feeds {
    display: grid;
    gap: 0 clamp(2rem, 4vw, 4rem);
    grid-template-columns: 12rem minmax(0, 1fr);
  }
  .feeds > ul {
    margin-top: 0.25rem;
  }
  main:has(> .entries) {
    align-items: start;
    display: grid;
    gap: 5rem;
    grid-template-columns: minmax(0, 40rem) minmax(16rem, 20rem);
    justify-content: space-between;
  }
  main > .how {
    border: 0;
    order: 1;
    padding: 0;
    position: sticky;
    top: 2rem;
  }
}
@media print {
  .search,
  button,
  .readers,
  details,
  .how h3,
  [role='status'] {
    display: none;
  }
  .feed,
  .main {
    break-inside: avoid;
  }
}
`
