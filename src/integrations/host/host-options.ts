import { type BuildOptions, recogniseSite, type UserGeneratorConfig } from '../../index.ts'

/** The config as it stands in that of a generator, which says most of it itself. */
export type HostConfig = Partial<UserGeneratorConfig>

/** What the clients for all generators are told. */
export interface HostOptions {
  /**
   * The config, or the path of its file.
   *
   * @defaultValue the config file in the folder of the site, or else what the generator says
   */
  readonly config?: HostConfig | string | undefined
  /**
   * Whether the heads of built pages get the `<link>` lines by which readers find the site’s feeds.
   * Pages that have such lines are left alone.
   *
   * @defaultValue `false`
   */
  readonly heads?: boolean | undefined
}

/** What a generator says of its site. */
export interface HostSite {
  /** The folder of the site. */
  readonly root: string
  readonly generator: UserGeneratorConfig['generator'] | undefined
  /** The address of the site, and the path below it. */
  readonly url?: string | undefined
  readonly base?: string | undefined
  /** The folder of the built site. */
  readonly out: string
  /** Whether the pages are there, so that articles can be taken from them. */
  readonly hasPages?: boolean | undefined
  /** What its config says in the words of ours, of which only a part can be read without running it. */
  readonly own?: HostConfig | undefined
}

const known = ['config', 'heads', 'posts']

/**
 * What a build is told in the place of a generator. What the user says goes before.
 *
 * @throws `TypeError` for an option that no client has
 */
export async function hostOptions(
  { root, generator, url, base = '/', out, hasPages = false, own }: HostSite,
  options: HostOptions,
): Promise<BuildOptions> {
  const other = Object.keys(options).find((name) => !known.includes(name))
  if (other !== undefined) {
    throw new TypeError(
      `feedwright has no option ${other} here; keys of its config belong into \`config\`, as in feedwright({ config: { ${other}: … } })`,
    )
  }
  const { config } = options
  if (typeof config === 'string') return { root, out, config }
  if (config === undefined && (await recogniseSite(root)) === undefined) return { root, out }
  if (generator === undefined) return { root, out, config: config as UserGeneratorConfig }
  const address = url === undefined ? {} : { url: new URL(base, url).href }
  return {
    root,
    config: {
      out,
      ...(hasPages && { content: { from: 'pages', dir: out } }),
      ...own,
      ...config,
      generator,
      site: { ...address, ...own?.site, ...config?.site },
    },
  }
}
