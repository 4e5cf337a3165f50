import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { ServedDocument } from '../http/index.ts'

export type Coding = 'br' | 'gzip' | 'identity'

/** The coding that a client likes best, the smaller one of two that it likes as well (RFC 9110 §12.5.3). */
export function chooseCoding(accepted: string | null): Coding {
  const weights = new Map<string, number>()
  for (const part of (accepted ?? '').toLowerCase().split(',')) {
    const [, name, weight = '1'] =
      /^\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?$/.exec(part) ?? []
    if (name !== undefined) weights.set(name.replace(/^x-/, ''), Number(weight))
  }
  // without any coding is always possible, but asked for only where it is named
  const weightOf = (coding: Coding) => {
    return weights.get(coding) ?? (coding === 'identity' ? 0 : (weights.get('*') ?? 0))
  }
  return codings.reduce((best, each) => (weightOf(each) > weightOf(best) ? each : best), 'identity')
}

/** The smaller one last, so that it goes before where both are liked as well. */
const codings: readonly Coding[] = ['br', 'gzip']

/** Below this many bytes, a coding makes a document larger or hardly smaller. */
const worthIt = 500

/** A document of which there are several forms, made when they are asked for. */
export interface CodedDocument {
  as(coding: Coding): Promise<ServedDocument>
}

/** Each coding has an entity tag of its own, as its bytes are other ones (RFC 9110 §8.8.3.3). */
export function codedDocument(document: ServedDocument): CodedDocument {
  const fields = { ...document.fields, vary: 'Accept-Encoding' }
  const plain = { ...document, fields }
  const known = new Map<Coding, Promise<ServedDocument>>()
  return {
    async as(coding) {
      if (coding === 'identity' || document.bytes.length < worthIt) return plain
      const made = known.get(coding) ?? encode(plain, coding)
      known.set(coding, made)
      return made
    },
  }
}

async function encode(document: ServedDocument, coding: 'br' | 'gzip'): Promise<ServedDocument> {
  const bytes = new Uint8Array(await encoders[coding](document.bytes))
  const etag = document.etag.replace(/"$/, `-${coding}"`)
  return {
    ...document,
    bytes,
    etag,
    fields: { ...document.fields, etag },
    contentFields: {
      ...document.contentFields,
      'content-encoding': coding,
      'content-length': String(bytes.length),
    },
  }
}

/** A higher quality would take longer than a local network needs for what it saves. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

const encoders = {
  br: (bytes: Uint8Array) => promisify(brotliCompress)(bytes, quality),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes),
}
