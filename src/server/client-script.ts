/**
 * The script of open pages, as browsers run it: it reloads the page when there is something else to see,
 * and lays what is wrong over it. Texts of posts come in as texts only, never as HTML. The style is no
 * element, so that no policy of a page forbids it.
 */
export const clientScript = `const own = document.querySelector('script[data-feedwright]')
const folder = new URL('.', own.src)
let overlay

const sheet = new CSSStyleSheet()
sheet.replaceSync(\`
  :host { all: initial; position: fixed; inset: 0; z-index: 2147483647; display: block;
    --paper: #fffdfa; --ink: #1f1d1a; --soft: #6d675f; --line: #e4dfd6; --code: #f6f3ec;
    --error: #b3261e; --warning: #8a5a00; --link: #1c5d99; --mark: #fbe6e3; color-scheme: light dark }
  @media (prefers-color-scheme: dark) { :host {
    --paper: #1d1c1a; --ink: #ece8e1; --soft: #a49d92; --line: #383530; --code: #262420;
    --error: #ff8a80; --warning: #f0b95b; --link: #8fc1f0; --mark: #4a2724 } }
  * { box-sizing: border-box }
  .back { position: absolute; inset: 0; overflow: auto; padding: 6vh 1rem; background: rgb(20 18 15 / 55%);
    font: 16px/1.5 system-ui, sans-serif; color: var(--ink) }
  .panel { max-width: 52rem; margin: 0 auto; background: var(--paper); border-radius: 10px; outline: none;
    border-top: 4px solid var(--error); box-shadow: 0 12px 48px rgb(0 0 0 / 35%) }
  .head { display: flex; gap: 1rem; align-items: baseline; padding: 1.25rem 1.5rem .25rem }
  h1 { flex: 1; margin: 0; font-size: 1.15rem; font-weight: 650 }
  .lead { margin: 0; padding: 0 1.5rem 1rem; color: var(--soft); font-size: .9rem }
  ol { list-style: none; margin: 0; padding: 0 }
  li { padding: 1.1rem 1.5rem; border-top: 1px solid var(--line) }
  .message { margin: 0; font-weight: 600; overflow-wrap: anywhere }
  .message code, .help code { padding: .05em .3em; border-radius: 4px; background: var(--code);
    font: .9em ui-monospace, monospace }
  .help { margin: .3rem 0 0; color: var(--soft); overflow-wrap: anywhere }
  .where { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; margin-bottom: .35rem;
    font-size: .85rem }
  .kind { color: var(--error); font-weight: 650 }
  .code { color: var(--soft); margin-left: auto; font-family: ui-monospace, monospace; font-size: .8rem }
  button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer }
  button:focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 3px }
  .place { color: var(--link); font-family: ui-monospace, monospace; text-decoration: underline;
    text-underline-offset: .2em; text-align: left; overflow-wrap: anywhere }
  .close { width: 2rem; height: 2rem; border-radius: 50%; font-size: 1.3rem; line-height: 1; color: var(--soft) }
  .close:hover { background: var(--code); color: var(--ink) }
  pre { margin: .8rem 0 0; padding: .6rem 0; overflow: auto; background: var(--code); border-radius: 6px;
    font: .82rem/1.6 ui-monospace, monospace }
  pre span { display: block; padding: 0 .9rem; white-space: pre }
  pre span.meant { background: var(--mark) }
  pre i { display: inline-block; width: 4ch; margin-right: 1.5ch; text-align: right; color: var(--soft);
    font-style: normal; user-select: none }
  .caret { color: var(--error); font-weight: 700 }
  .said { padding: 0 1.5rem; font-size: .9rem; color: var(--warning) }
  .said:not(:empty) { padding-bottom: 1rem }
\`)

function make(name, className, ...children) {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...children)
  return made
}

// what stands between backticks is code
function withCode(text) {
  return text.split(/\`([^\`]+)\`/).map((part, index) => (index % 2 === 0 ? part : make('code', '', part)))
}

function frameOf({ frame, column }) {
  const lines = frame.flatMap(({ number, text, caret }) => {
    const row = make('span', caret === undefined ? '' : 'meant', make('i', '', String(number)), text || ' ')
    if (caret === undefined || !column) return [row]
    return [row, make('span', 'caret', make('i', ''), ' '.repeat(caret) + '^')]
  })
  const code = make('pre', '', ...lines)
  code.tabIndex = 0
  return code
}

function problemOf(problem, say) {
  const { file, line, column, code, message, help, frame } = problem
  const place = make('button', 'place', [file, line, column].filter(Boolean).join(':'))
  place.type = 'button'
  place.title = 'Open in the editor'
  place.onclick = () => openFile({ file, line, column }).then(say)
  const kind = make('span', 'kind', 'Error')
  const item = make('li', '', make('div', 'where', kind, place, make('span', 'code', code)))
  item.append(make('p', 'message', ...withCode(message)), make('p', 'help', ...withCode(help)))
  if (frame?.length) item.append(frameOf(problem))
  return item
}

async function openFile(place) {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(new URL('open', folder), { method: 'POST', headers, body: JSON.stringify(place) })
  return answer.ok ? '' : answer.text()
}

function show(problems) {
  const before = overlay?.before ?? document.activeElement
  hide()
  const host = document.createElement('feedwright-overlay')
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet]
  const said = make('p', 'said')
  said.setAttribute('role', 'status')
  const say = (text) => { said.textContent = text }
  const title = make('h1', '', problems.length === 1 ? 'One problem keeps the feeds from being built'
    : problems.length + ' problems keep the feeds from being built')
  title.id = 'title'
  const close = make('button', 'close', '\\u00d7')
  close.type = 'button'
  close.setAttribute('aria-label', 'Close')
  close.onclick = hide
  const lead = make('p', 'lead', 'The page below shows the last good build. This message closes when all is fixed.')
  const panel = make('section', 'panel', make('div', 'head', title, close), lead,
    make('ol', '', ...problems.map((each) => problemOf(each, say))), said)
  panel.setAttribute('role', 'dialog')
  panel.setAttribute('aria-modal', 'true')
  panel.setAttribute('aria-labelledby', 'title')
  panel.tabIndex = -1
  const back = make('div', 'back', panel)
  back.onclick = ({ target }) => { if (target === back) hide() }
  host.onkeydown = (event) => {
    if (event.key === 'Escape') hide()
    if (event.key === 'Tab') keepInside(event, root, panel)
  }
  root.append(back)
  document.documentElement.append(host)
  overlay = { host, before }
  panel.focus()
}

function keepInside(event, root, panel) {
  const places = [...panel.querySelectorAll('button, [tabindex="0"]')]
  const [first, last] = [places[0], places.at(-1)]
  const current = root.activeElement
  const leaves = event.shiftKey ? current === first || current === panel : current === last
  if (!leaves) return
  event.preventDefault()
  ;(event.shiftKey ? last : first).focus()
}

function hide() {
  if (!overlay) return
  const { host, before } = overlay
  overlay = undefined
  host.remove()
  before?.focus?.({ preventScroll: true })
}

for (const button of document.querySelectorAll('button[data-open]')) {
  button.onclick = async () => {
    const { open: file, line, column } = button.dataset
    const said = await openFile({ file, line: Number(line), column: Number(column) })
    const status = document.querySelector('[data-said]')
    if (status) status.textContent = said
  }
}

let last
let events

// browsers hold few connections to a server open, so that pages which nobody sees have none
function listen() {
  events?.close()
  events = document.hidden ? undefined : new EventSource(new URL('events', folder))
  if (events) events.onmessage = hear
}

function hear({ data }) {
  if (data === last) return
  last = data
  const { version, problems } = JSON.parse(data)
  if (problems.length > 0) show(problems)
  else if (version === own.dataset.feedwright) hide()
  else location.reload()
}

document.addEventListener('visibilitychange', listen)
listen()
`
