/** What a config file says that is written for somebody. */
export interface ConfigParts {
  /** The generator of the site, and the chief file of its own config. */
  readonly generator?:
    | { readonly name: string; readonly title: string; readonly chief: string }
    | undefined
  readonly site: Readonly<Record<string, string | undefined>>
  readonly posts?: string | undefined
  readonly out?: string | undefined
  /** Lines to stand behind all others. */
  readonly more?: readonly string[]
}

/** The text of `feedwright.config.mjs`. It imports nothing, so that it works before anything is installed. */
export function configText({ generator, site, posts, out, more = [] }: ConfigParts): string {
  const type = generator === undefined ? 'UserConfig' : 'UserGeneratorConfig'
  return [
    `/** @type {import("feedwright").${type}} */`,
    'export default {',
    ...(generator === undefined
      ? []
      : [
          `  // What is missing here is taken from ${generator.title}’s own ${generator.chief}.`,
          `  generator: ${quoted(generator.name)},`,
        ]),
    ...siteLines(site),
    ...(posts === undefined ? [] : [`  posts: ${quoted(posts)},`]),
    ...(out === undefined ? [] : [`  out: ${quoted(out)},`]),
    ...more.map((line) => `  ${line}`),
    '}',
    '',
  ].join('\n')
}

/** A few keys have one line, and more have a line each. */
function siteLines(site: ConfigParts['site']): readonly string[] {
  const entries = Object.entries(site).flatMap(([key, value]) => {
    return value === undefined ? [] : [`${key}: ${quoted(value)}`]
  })
  if (entries.length === 0) return []
  const line = `  site: { ${entries.join(', ')} },`
  return entries.length < 3 && line.length <= 80
    ? [line]
    : ['  site: {', ...entries.map((entry) => `    ${entry},`), '  },']
}

function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${inner}'`
}
