type Rgb = readonly [red: number, green: number, blue: number]

/** The accent for a light page and for a dark one, and the colours of text on it. */
export interface AccentColors {
  readonly light: string
  readonly onLight: string
  readonly dark: string
  readonly onDark: string
}

/** The colours of the paper, which the stylesheet has too. */
export const papers = { light: '#fdfcf9', dark: '#171613' } as const

const black: Rgb = [0, 0, 0]
const white: Rgb = [255, 255, 255]

/** WCAG 2.2, 1.4.3; a little more than 4.5, because the fields of a page are a shade off its paper. */
const contrastGoal = 5

/** Makes a colour darker for a light page and lighter for a dark one, as far as it takes to be read. */
export function accentColors(accent: string): AccentColors {
  const color = parse(accent)
  const light = towards(color, black, parse(papers.light))
  const dark = towards(color, white, parse(papers.dark))
  return {
    light: print(light),
    onLight: print(textOn(light)),
    dark: print(dark),
    onDark: print(textOn(dark)),
  }
}

function towards(color: Rgb, end: Rgb, paper: Rgb): Rgb {
  for (let part = 0; part < 1; part += 0.02) {
    const mixed = mix(color, end, part)
    if (contrast(mixed, paper) >= contrastGoal) return mixed
  }
  return end
}

function textOn(color: Rgb): Rgb {
  return contrast(color, white) >= contrast(color, black) ? white : black
}

function mix(from: Rgb, to: Rgb, part: number): Rgb {
  const of = (place: 0 | 1 | 2) => Math.round(from[place] + (to[place] - from[place]) * part)
  return [of(0), of(1), of(2)]
}

function parse(color: string): Rgb {
  const digits = color.slice(1)
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  const value = Number.parseInt(long, 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

function print(color: Rgb): string {
  return `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** WCAG 2.2, “contrast ratio” and “relative luminance”. */
export function contrast(first: Rgb, second: Rgb): number {
  const [dark = 0, light = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (part: number) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
