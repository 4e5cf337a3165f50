/** The style sheet of the pages of the preview. It loads nothing. */
export const pageStyles: string = `:root {
  color-scheme: light dark;
  --ground: light-dark(#fbfaf8, #16181c);
  --paper: light-dark(#ffffff, #1e2126);
  --ink: light-dark(#1d1f23, #e6e7ea);
  --quiet: light-dark(#5a606b, #a3a9b5);
  --line: light-dark(#e3e0da, #32363e);
  --accent: light-dark(#8a3b12, #f0a878);
  --mark: light-dark(#f6ece4, #33271f);
  --good: light-dark(#1f6b43, #7fd0a3);
  --bad: light-dark(#a3232b, #ff9a9a);
  --bad-ground: light-dark(#fdf1f0, #35201f);
  --warn: light-dark(#7a5200, #f1c36a);
  --warn-ground: light-dark(#fdf6e3, #322a17);
  --code: ui-monospace, "SFMono-Regular", "Cascadia Code", "DejaVu Sans Mono", Menlo, Consolas, monospace;
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--accent); text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus-visible { outline: 0; }
.skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--paper); }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; }
.top { border-bottom: 1px solid var(--line); }
.top p, main { max-width: 76rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem); }
.top p { display: flex; gap: 0.75rem; align-items: baseline; padding-block: 0.85rem; }
.top a { color: var(--quiet); font-size: 0.9rem; text-decoration: none; }
.top .home { color: inherit; font-size: inherit; font-weight: 600; }
.top a:hover { text-decoration: underline; }
.top span { color: var(--quiet); font-size: 0.9rem; }
main { padding-block: clamp(1.5rem, 4vw, 2.75rem) 6rem; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.5rem, 1.15rem + 1.6vw, 2.25rem); letter-spacing: -0.02em; margin: 0 0 0.75rem; }
h2 { font-size: 1.35rem; letter-spacing: -0.01em; margin: 0 0 1rem; }
h3 { font-size: 1rem; margin: 1.75rem 0 0.5rem; }
h2 small, summary small { color: var(--quiet); font-weight: 400; font-size: 0.85rem; letter-spacing: 0; margin-left: 0.35rem; }
section { margin-top: clamp(2.5rem, 5vw, 4rem); }
.heading + section { margin-top: 1.75rem; }
ul, ol { padding: 0; margin: 0; list-style: none; }
p { margin: 0 0 0.75rem; }
code { font: 0.875em var(--code); }
.lead { font-size: 1.1rem; max-width: 42rem; color: var(--quiet); }
.file, .lines, .where, .times, .origin { color: var(--quiet); font-size: 0.875rem; }
.file { font-family: var(--code); font-size: 0.8125rem; }
.badge {
  display: inline-block; padding: 0.1rem 0.55rem; border-radius: 1rem; font-size: 0.8125rem; font-weight: 600;
  color: var(--good); border: 1px solid currentColor; line-height: 1.5;
}
.badge.draft, .badge.future { color: var(--warn); }
.badge.error { color: var(--bad); }
.badge.kept-back, .badge.withdrawn { color: var(--quiet); }
.note { background: var(--warn-ground); border-left: 3px solid var(--warn); padding: 0.6rem 1rem; max-width: 46rem; border-radius: 0 4px 4px 0; }

.group h2 { margin-bottom: 0.25rem; }
.older { margin-top: 1rem; }
.older > summary { color: var(--quiet); margin-bottom: 0.5rem; }
.group > p { color: var(--quiet); margin-bottom: 0.75rem; }
.posts li {
  display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.1rem 2rem; padding: 0.8rem 0;
  border-top: 1px solid var(--line);
}
.posts li:last-child { border-bottom: 1px solid var(--line); }
.group h2 + .posts { margin-top: 0.75rem; }
.posts a { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; line-clamp: 3; overflow: hidden; text-align: left; color: inherit; font-weight: 500; text-decoration: none; font-size: 1.05rem; }
.posts a:hover { text-decoration: underline; color: var(--accent); }
.posts .facts { color: var(--quiet); font-size: 0.875rem; display: flex; flex-wrap: wrap; gap: 0.2rem 0.9rem; align-items: center; }

.heading .state { display: flex; flex-wrap: wrap; gap: 0.5rem 0.9rem; align-items: center; }
.heading h1 { max-width: 50rem; text-align: left; }
.place { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: start; text-decoration: underline dotted; text-underline-offset: 0.2em; }
.lines .place { color: var(--accent); }
.place:hover { color: var(--accent); }
.tabs { margin-bottom: 1.25rem; border-bottom: 1px solid var(--line); }
.tabs ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.tabs a { display: block; padding: 0.6rem 0.1rem; color: var(--quiet); text-decoration: none; border-bottom: 2px solid transparent; margin-bottom: -1px; }
.tabs a:hover { color: var(--ink); }
.tabs a:focus-visible { outline-offset: -2px; }
.tabs a[aria-current] { color: var(--ink); font-weight: 600; border-color: var(--accent); }
.window {
  border: 1px solid var(--line); border-radius: 10px; overflow: hidden; background: light-dark(#fff, #222);
  box-shadow: 0 1px 2px rgb(0 0 0 / 4%), 0 12px 32px -12px rgb(0 0 0 / 12%);
}
.window.newsboat { background: #101216; }
.window iframe { display: block; width: 100%; height: min(78vh, 50rem); border: 0; }
.beside h3:first-of-type { margin-top: 0.5rem; }
.about { color: var(--quiet); margin-bottom: 1.25rem; }
.removals li, .rest li { padding: 0.6rem 0; border-top: 1px solid var(--line); font-size: 0.9375rem; }
.removals code { color: var(--accent); font-weight: 600; }
.saved { margin-top: 0.75rem; }
.saved > summary { color: var(--quiet); font-size: 0.9375rem; margin-bottom: 0.5rem; }
.none { color: var(--good); }
.rest li { color: var(--quiet); }
.all { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 2.25rem 1.5rem; }
.all h3 { margin: 0 0 0.6rem; }
.all .window { margin-bottom: 0.75rem; }
.all .window iframe { height: 30rem; }
.all > li > details, .all > li > p { font-size: 0.9375rem; }

summary { cursor: pointer; }
.two { display: grid; gap: 2rem 3rem; }
.two > * { margin: 0; }
dl.facts div { display: grid; gap: 0 1.5rem; padding: 0.55rem 0; border-top: 1px solid var(--line); }
dl.facts dt { color: var(--quiet); font-size: 0.9375rem; }
dl.facts dd { margin: 0; }
.summary h3 { margin-top: 0; }
.summary blockquote { margin: 0 0 0.5rem; padding: 1rem 1.25rem; background: var(--mark); border-radius: 8px; font-size: 1.05rem; }
.summary .none { color: var(--quiet); }

.changes > li { padding: 1.1rem 0; border-top: 1px solid var(--line); display: grid; gap: 0 3rem; grid-template-rows: auto 1fr; }
.changes h3 { margin: 0 0 0.25rem; }
.changes > li > p { color: var(--quiet); font-size: 0.9375rem; }
.changes ul li { padding: 0.2rem 0; font-size: 0.9375rem; }
.changes details { font-size: 0.875rem; color: var(--quiet); margin: 0.1rem 0 0.4rem; }
.values { color: var(--quiet); font-size: 0.875rem; margin-bottom: 0.3rem; }
.values code, .values em { color: var(--quiet); }
.example { margin: 0.5rem 0; display: grid; gap: 0.25rem; color: var(--ink); }
.example dt { color: var(--quiet); font-size: 0.8125rem; }
.example dd { margin: 0 0 0.35rem; }
.example dd, div.example { padding: 0.5rem 0.75rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
.example code { white-space: pre-wrap; }

.text { border-top: 1px solid var(--line); }
.text:last-child { border-bottom: 1px solid var(--line); }
.text > summary { padding: 0.75rem 0; font-weight: 600; }
.text pre {
  margin: 0 0 1.25rem; padding: 1rem 1.25rem; max-height: 36rem; overflow: auto; background: var(--paper);
  border: 1px solid var(--line); border-radius: 8px; font: 0.8125rem/1.6 var(--code);
}
.text code { font: inherit; white-space: pre-wrap; }
code i { font-style: normal; }
code b { font-weight: 400; color: var(--bad); outline: 1px solid currentColor; border-radius: 2px; margin-inline: 1px; }
code .tag { color: light-dark(#1f5f8b, #7cc3f2); }
code .name { color: light-dark(#7a3e9d, #d3a4f0); }
code .value { color: light-dark(#1f6b43, #8fd3ab); }
code .reference { color: light-dark(#8a3b12, #f0a878); }
code .comment { color: var(--quiet); }

[aria-label="Problems"] + section { margin-top: 2.25rem; }
.problems li { padding: 0.9rem 1.1rem; border-left: 3px solid var(--warn); background: var(--warn-ground); border-radius: 0 6px 6px 0; margin-bottom: 0.75rem; }
.problems li.error { border-color: var(--bad); background: var(--bad-ground); }
.problems p:last-child { margin: 0; }
.problems p > code { color: var(--quiet); margin-inline: 0.35rem; }
.problems p:last-child > code { color: inherit; margin: 0; }
.problems .lines { color: inherit; }

@media (min-width: 44rem) {
  .posts li { grid-template-columns: minmax(0, 1fr) auto; align-items: baseline; }
  .posts .facts { justify-content: end; }
  .posts .file { display: none; }
  dl.facts div { grid-template-columns: 10rem minmax(0, 1fr); }
}
@media (min-width: 62rem) {
  .single { display: grid; grid-template-columns: minmax(0, 1fr) 20rem; gap: 2.5rem; align-items: start; }
  .two { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
  .changes > li { grid-template-columns: 20rem minmax(0, 1fr); }
  .changes > li > h3 { grid-column: 1; grid-row: 1; }
  .changes > li > p { grid-column: 1; grid-row: 2; }
  .changes > li > ul { grid-column: 2; grid-row: 1 / span 2; }
}
@media (max-width: 61.99rem) {
  .beside { margin-top: 1.5rem; }
}
@media (prefers-reduced-motion: no-preference) {
  @view-transition { navigation: auto; }
  ::view-transition-old(root), ::view-transition-new(root) { animation-duration: 120ms; }
}
@media print {
  .tabs, .skip { display: none; }
  .window iframe { height: 60rem; }
}
`
