import { feedwrightFolder, forMethods, plain, type Route } from './route.ts'

/** Opens a file at a line and a column; says what stands in the way, if that is known at once. */
export type OpenFile = (place: string) => Promise<string | undefined>

/**
 * Opens the editor of the user at a place, for our own pages alone. A site elsewhere can send requests
 * here, but not with our origin.
 *
 * @param fileAt the absolute path of a file of the publication, by the name that pages know
 */
export function editorRoute(
  fileAt: (name: string) => Promise<string | undefined>,
  open: OpenFile = openFile,
): Route {
  return (path, request) => {
    if (path !== `${feedwrightFolder}open`) return undefined
    return forMethods(['POST'], request, async () => {
      if (request.headers.get('origin') !== request.origin) {
        return plain(403, 'Only pages of this server may open the editor.')
      }
      const place = placeIn((await request.text()) ?? '')
      const file = place && (await fileAt(place.file))
      if (file === undefined) return plain(404, 'This is no file of the publication.')
      const position = [file, place?.line, place?.column].filter((part) => part !== undefined)
      const problem = await open(position.join(':'))
      return problem === undefined ? plain(202, 'The editor opens.') : plain(501, problem)
    })
  }
}

function placeIn(text: string) {
  try {
    const { file, line, column } = JSON.parse(text) as Readonly<Record<string, unknown>>
    if (typeof file !== 'string') return undefined
    return { file, line: naturalNumber(line), column: naturalNumber(column) }
  } catch {
    return undefined
  }
}

function naturalNumber(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined
}

async function openFile(place: string): Promise<string | undefined> {
  const { default: launchEditor } = await import('launch-editor')
  let problem: string | undefined
  launchEditor(place, undefined, (_, reason) => {
    const end = reason ? `: ${reason}` : ''
    problem = `The editor was not found. Name it in the environment variable LAUNCH_EDITOR${end}.`
  })
  return problem
}
