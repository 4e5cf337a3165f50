/**
 * The style sheet of the frames: each reader in its own spirit, by the class of the body. Readers that have a
 * dark theme of their own follow the system; a mail stays white, and a terminal dark.
 */
export const readerStyles: string = `*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; overflow-wrap: break-word; }
img { max-width: 100%; height: auto; }
pre { overflow-x: auto; }
table { max-width: 100%; border-collapse: collapse; }
figure { margin-inline: 0; }
.link { text-decoration: underline; cursor: default; }
h1 .link { text-decoration: none; }
header p, header dl { margin: 0; }
header .author::after { content: " · "; }

/* Miniflux: a narrow column of the system's font, small and plain. */
.miniflux { background: #fff; color: #333; font: 1rem/1.4 -apple-system, system-ui, "Segoe UI", Roboto, sans-serif; padding: 1.25rem; }
.miniflux article { max-width: 47rem; margin: 0 auto; }
.miniflux header { border-bottom: 1px dotted #ddd; padding-bottom: 0.75rem; margin-bottom: 1.25rem; }
.miniflux h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 0.5rem; color: #333; }
.miniflux .feed, .miniflux .facts { color: #666; font-size: 0.875rem; }
.miniflux header { display: flex; flex-direction: column; }
.miniflux header h1 { order: -1; }
.miniflux .content { font-size: 1.075rem; line-height: 1.55; color: #444; }
.miniflux .content h2, .miniflux .content h3 { color: #333; line-height: 1.3; }
.miniflux .link { color: #3366cc; }
.miniflux blockquote { border-left: 4px solid #ddd; padding-left: 1.25rem; margin-left: 0; color: #666; }
.miniflux pre { background: #f0f0f0; padding: 0.6rem; border: 1px solid #ddd; font-size: 0.9rem; }
.miniflux th, .miniflux td { border: 1px solid #ddd; padding: 0.35rem 0.6rem; text-align: start; }
.miniflux figcaption { font-size: 0.8rem; color: #666; text-transform: none; }

/* FreshRSS: the theme Origine, an article on a grey ground. */
.freshrss { background: #fafafa; color: #222; font: 1rem/1.5 "Open Sans", "Noto Sans", Cantarell, Helvetica, Arial, sans-serif; }
.freshrss article { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1.5rem 4rem; background: #fff; border-inline: 1px solid #e4e4e4; min-height: 100vh; }
.freshrss .feed { color: #666; font-size: 0.8125rem; font-weight: 600; }
.freshrss h1 { font-size: 1.6rem; line-height: 1.3; color: #0062be; margin: 0.35rem 0 0.25rem; }
.freshrss .facts { color: #666; font-size: 0.875rem; padding-bottom: 0.75rem; border-bottom: 1px solid #ddd; }
.freshrss .content { line-height: 1.7; }
.freshrss .content h2, .freshrss .content h3 { line-height: 1.35; }
.freshrss .link { color: #0062be; text-decoration: none; }
.freshrss blockquote { margin: 1rem 0; padding: 0.6rem 1rem; border-left: 4px solid #ddd; background: #f8f8f8; }
.freshrss pre { background: #222; color: #fff; padding: 0.75rem 1rem; border-radius: 3px; font-size: 0.875rem; }
.freshrss :not(pre) > code { background: #fafafa; border: 1px solid #ddd; border-radius: 3px; padding: 0.1rem 0.3rem; color: #d14; }
.freshrss th, .freshrss td { border: 1px solid #ddd; padding: 0.4rem 0.6rem; }

/* NetNewsWire: San Francisco, large, with air around it. */
.netnewswire { background: #fff; color: #1d1d1f; font: 1.125rem/1.6 -apple-system, "SF Pro Text", system-ui, "Helvetica Neue", "Inter", sans-serif; padding: 1.5rem clamp(1.25rem, 6vw, 3rem) 4rem; }
.netnewswire article { max-width: 40rem; margin: 0 auto; }
.netnewswire header { border-bottom: 1px solid #d9d9de; padding-bottom: 1rem; margin-bottom: 1.5rem; display: flex; flex-direction: column; }
.netnewswire .feed { color: #6e6e73; font-size: 0.875rem; padding-bottom: 0.9rem; margin-bottom: 1.25rem; border-bottom: 1px solid #d9d9de; font-weight: 500; }
.netnewswire h1 { font-size: 1.85rem; line-height: 1.15; letter-spacing: -0.015em; margin: 0 0 0.6rem; }
.netnewswire .facts { color: #6e6e73; font-size: 0.8125rem; font-variant-caps: all-small-caps; letter-spacing: 0.03em; font-size: 1rem; }
.netnewswire .content h2, .netnewswire .content h3 { line-height: 1.25; letter-spacing: -0.01em; }
.netnewswire .link { color: #086aee; text-decoration: none; border-bottom: 1px solid #086aee33; }
.netnewswire blockquote { margin-inline: 0; padding-left: 1.1rem; border-left: 3px solid #d1d1d6; color: #515154; }
.netnewswire pre { font-size: 0.8rem; line-height: 1.5; background: #f5f5f7; padding: 1rem; border-radius: 6px; }
.netnewswire code { font-family: ui-monospace, "SF Mono", Menlo, "DejaVu Sans Mono", monospace; font-size: 0.85em; }
.netnewswire th, .netnewswire td { border: 1px solid #d9d9de; padding: 0.4rem 0.65rem; font-size: 0.95rem; }
.netnewswire figcaption { font-size: 0.9rem; color: #6e6e73; }

/* Thunderbird: a message below its headers, in the styles of a browser. */
.thunderbird { background: #fff; color: #15141a; font: 1rem/1.45 system-ui, "Inter", "Segoe UI", "Noto Sans", sans-serif; }
.thunderbird header { background: #f0f0f4; border-bottom: 1px solid #cfcfd8; padding: 0.75rem 1rem; font-size: 0.875rem; }
.thunderbird header dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.3rem 0.75rem; }
.thunderbird dt { color: #5b5b66; text-align: end; }
.thunderbird dd { margin: 0; }
.thunderbird header dd { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
.thunderbird header dt { text-align: end; }
.thunderbird header h1 { margin: 0; font-size: inherit; }
.thunderbird .date { color: #5b5b66; }
.thunderbird .address { color: #0060df; overflow-wrap: anywhere; }
.thunderbird .content { padding: 0.5rem 1rem 3rem; }
.thunderbird .content dt { text-align: start; color: inherit; }
.thunderbird .content dd { margin-left: 2.5rem; }
.thunderbird .link { color: #0000ee; }
.thunderbird figure { margin: 1rem 2.5rem; }
.thunderbird pre, .thunderbird code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 0.85rem; }
.thunderbird th, .thunderbird td { padding: 1px 4px; }

/* newsboat: a terminal. */
.newsboat { background: #101216; color: #d4d7dd; font: 0.875rem/1.4 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
.newsboat main { min-height: 100vh; display: flex; flex-direction: column; }
.newsboat .bar { margin: 0; font-size: inherit; padding: 0.1rem 0.6rem; background: #1c3d86; color: #ffe27a; font-weight: 700; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.newsboat pre { margin: 0; padding: 0 0.6rem; flex: 1; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
.newsboat pre:focus-visible { outline: 1px solid #ffe27a; outline-offset: -1px; }
.newsboat .bar:last-child { position: sticky; bottom: 0; }

/* A mail: white on any system, six hundred pixels wide, as a service makes it and Gmail shows it. */
.mail { background: #fff; color: #202124; font: 0.875rem/1.5 Roboto, Arial, Helvetica, sans-serif; padding: 1.25rem clamp(0.75rem, 4vw, 2rem) 3rem; }
.mail h1 { font-size: 1.375rem; font-weight: 400; line-height: 1.3; margin: 0 0 1rem; }
.mail .sender { display: flex; gap: 0.75rem; align-items: center; margin-bottom: 1.5rem; }
.mail .sender small { color: #5f6368; }
.mail .round { width: 2.5rem; height: 2.5rem; border-radius: 50%; background: #8a3b12; color: #fff; display: grid; place-items: center; font-size: 1.1rem; flex: none; }
.mail .content { max-width: 37.5rem; margin: 0 auto; padding: 1.5rem; border: 1px solid #e3e3e3; border-radius: 4px; font: 1rem/1.6 Georgia, "Times New Roman", serif; color: #222; }
.mail .content h2, .mail .content h3 { font-family: Arial, Helvetica, sans-serif; line-height: 1.3; }
.mail .link { color: #1155cc; }
.mail blockquote { margin: 0 0 0 0.8ex; border-left: 1px solid #ccc; padding-left: 1ex; }
.mail pre { font-size: 0.8125rem; white-space: pre-wrap; background: #f6f6f6; padding: 0.75rem; }
.mail th, .mail td { border: 1px solid #ddd; padding: 0.3rem 0.5rem; }

@media (prefers-color-scheme: dark) {
  .miniflux { background: #222; color: #efefef; }
  .miniflux h1, .miniflux .content h2, .miniflux .content h3 { color: #efefef; }
  .miniflux .content { color: #c9c9c9; }
  .miniflux .feed, .miniflux .facts, .miniflux figcaption, .miniflux blockquote { color: #aaa; }
  .miniflux header, .miniflux blockquote, .miniflux pre, .miniflux th, .miniflux td { border-color: #444; }
  .miniflux pre { background: #333; }
  .miniflux .link { color: #8fb4ff; }
  .netnewswire { background: #1e1e20; color: #e5e5e7; }
  .netnewswire header, .netnewswire .feed, .netnewswire th, .netnewswire td { border-color: #3a3a3d; }
  .netnewswire .feed, .netnewswire .facts, .netnewswire figcaption { color: #a1a1a6; }
  .netnewswire .link { color: #5e9ef4; border-color: #5e9ef455; }
  .netnewswire blockquote { color: #b9b9be; border-color: #4a4a4e; }
  .netnewswire pre { background: #2a2a2d; }
}
`
