import { elementLimit, type HtmlParent, parsePage } from '../render/index.ts'

/** A page that was parsed once, for its article and for its metadata. */
export interface BuiltPage {
  readonly document: HtmlParent
}

/** Why a page is not read. */
export const tooMuch: string = `its elements are nested too deeply, or are more than ${elementLimit}`

/** The result is undefined where a page has too much to be read. */
export function readBuiltPage(bytes: Uint8Array): BuiltPage | undefined {
  const document = parsePage(decodePage(bytes))
  return document && { document }
}

/** A page names its encoding within its first bytes (HTML §4.2.5.4); most are UTF-8. */
function decodePage(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const [, label = 'utf-8'] =
    /<meta[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w:-]{1,40})/i.exec(start) ?? []
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    // an encoding that nobody knows
    return new TextDecoder().decode(bytes)
  }
}
