/** C0 and C1 controls, the separators of lines and paragraphs, and what overrides the direction. */
const controls = /[\0-\x1F\x7F-\x9F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g

/**
 * A text on one line, its control characters written as escapes (`\n`, `\u001b`). The names of files
 * and the values of front matter may hold any of them, and would give commands to a terminal or to
 * the log of a CI service.
 */
export function printable(text: string): string {
  return text.replace(controls, (control) => {
    const json = JSON.stringify(control).slice(1, -1)
    return json === control ? `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}` : json
  })
}
