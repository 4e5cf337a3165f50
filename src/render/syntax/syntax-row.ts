/** A construct as the documentation and the tests know it. */
export interface SyntaxExample {
  /** As an author writes it. */
  readonly example: string
  /** What a reader sees of it. */
  readonly becomes: string
}

/** A construct that has names, with spaces between them. */
export interface NamedSyntax extends SyntaxExample {
  readonly names: string
}

/** The rows of a table by each of their names. */
export function rowsByName<Row extends NamedSyntax>(
  rows: readonly Row[],
): ReadonlyMap<string, Row> {
  return new Map(rows.flatMap((row) => row.names.split(' ').map((name) => [name, row] as const)))
}
