/** The style of our own page: quiet, dark and light, down to the width of a small phone. */
export const indexStyle = `
:root {
  color-scheme: light dark;
  --paper: #fffdfa; --ink: #1f1d1a; --soft: #6d675f; --line: #e7e1d7; --code: #f4f0e8;
  --link: #1c5d99; --error: #b3261e; --warning: #8a5a00; --right: #2e6b3a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #181715; --ink: #ece8e1; --soft: #a49d92; --line: #34312c; --code: #24221f;
    --link: #8fc1f0; --error: #ff8a80; --warning: #f0b95b; --right: #8fd19e;
  }
}
* { box-sizing: border-box }
body {
  margin: 0 auto; max-width: 54rem; padding: clamp(1.25rem, 5vw, 4rem) clamp(1rem, 4vw, 2rem) 6rem;
  background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif;
}
h1 { margin: 0; font-size: clamp(1.6rem, 5vw, 2.2rem); line-height: 1.2; letter-spacing: -.01em }
h2 { margin: 3rem 0 .75rem; font-size: 1.05rem }
h2 span { margin-left: .35rem; color: var(--soft); font-weight: 400 }
p { margin: 0 }
a { color: var(--link); text-underline-offset: .2em; text-decoration-thickness: 1px }
:focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 3px }
header p { margin-top: .35rem; color: var(--soft); overflow-wrap: anywhere }
header a { color: inherit }
.state { margin-top: 1.1rem; font-size: .95rem }
.state::before {
  content: ""; display: inline-block; width: .6rem; height: .6rem; margin-right: .5rem; border-radius: 50%;
  background: currentColor;
}
.state.fine { color: var(--right) }
.state.stopped { color: var(--error) }
[data-said] { color: var(--warning) }
ul { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line) }
li { padding: .7rem 0; border-bottom: 1px solid var(--line) }
.facts, .help { color: var(--soft); font-size: .9rem }
.name, .message { font-weight: 600; overflow-wrap: anywhere }
.feeds li { display: grid; grid-template-columns: 1fr auto; column-gap: 1rem }
.feeds .name, .feeds .facts { grid-column: 1 }
.links { grid-column: 2; grid-row: 1 / span 2; align-self: center; display: flex; gap: .9rem }
.right, .wrong { margin-left: .4rem; font-size: .8rem; font-weight: 400; color: var(--right) }
.wrong { color: var(--warning) }
details { margin-top: 1rem }
summary { cursor: pointer; color: var(--soft); font-size: .9rem; margin-bottom: .5rem }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: left }
.file {
  font: .8rem/1.5 ui-monospace, monospace; color: var(--soft); overflow-wrap: anywhere;
  text-decoration: underline transparent; text-underline-offset: .2em;
}
.file:hover { color: var(--link); text-decoration-color: currentColor }
li > p:first-child:has(.kind) { display: flex; flex-wrap: wrap; gap: .2rem .75rem; align-items: baseline }
.message code, .help code { padding: .05em .3em; border-radius: 4px; background: var(--code); font: .9em ui-monospace, monospace }
.problems .file { color: var(--link); text-decoration-color: currentColor }
.kind ~ code { margin-left: auto; color: var(--soft); font-size: .8rem }
.kind { font-size: .85rem; font-weight: 650; color: var(--warning) }
.error .kind { color: var(--error) }
.posts li { display: grid; grid-template-columns: 6.5rem 1fr auto; gap: .1rem .75rem; align-items: baseline }
.posts time { color: var(--soft); font-size: .85rem; font-variant-numeric: tabular-nums }
.title { overflow-wrap: anywhere; text-align: left; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3;
  line-clamp: 3; overflow: hidden }
.posts .file { grid-column: 2 / -1 }
.mark {
  padding: 0 .5rem; border-radius: 1rem; background: var(--code); color: var(--warning); font-size: .8rem;
  white-space: nowrap;
}
@media (max-width: 36rem) {
  .feeds li, .posts li { display: block }
  .links { margin-top: .4rem }
  .posts .file { display: block; margin-top: .15rem }
  .posts time { margin-right: .5rem }
}
@media print { button { color: inherit } }
`
