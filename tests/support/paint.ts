import type { Paint } from '../../src/index.ts'

const plain = (text: string): string => text

export const unpainted: Paint = { bold: plain, dim: plain, red: plain, yellow: plain }
