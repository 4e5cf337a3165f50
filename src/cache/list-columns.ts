import { type Column, type ColumnKind, createNumberLists, numberLists } from './columns.ts'
import { texts } from './text-columns.ts'

/** Lists of values that many rows share, such as tags: each value is kept once, as JSON. */
export function listsOf<Value>(): ColumnKind<readonly Value[]> {
  return {
    create() {
      const lists = createNumberLists()
      const values = texts.create()
      const ofTexts = new Map<string, number>()
      const ofOthers = new Map<string, number>()
      const numberOf = (value: Value) => {
        const isText = typeof value === 'string'
        const known = isText ? ofTexts : ofOthers
        const key = isText ? value : JSON.stringify(value)
        const number = known.get(key)
        if (number !== undefined) return number
        known.set(key, values.size)
        values.push(JSON.stringify(value))
        return values.size - 1
      }
      return {
        ...listColumn<Value>(lists, values),
        get size() {
          return lists.size
        },
        push: (list) => lists.push(list.map(numberOf)),
        parts: () => [
          ...lists.parts(),
          ...Array.from(values.parts(), ([part, pieces]) => [`.values${part}`, pieces] as const),
        ],
      }
    },
    open(file) {
      const values = texts.open({
        read: (part) => file.read(`.values${part}`),
        readPart: (part, start, size) => file.readPart(`.values${part}`, start, size),
      })
      return listColumn<Value>(numberLists.open(file), values)
    },
  }
}

function listColumn<Value>(
  lists: Column<Uint32Array>,
  values: Column<string>,
): Column<readonly Value[]> {
  const parsed: Value[] = []
  return {
    get size() {
      return lists.size
    },
    at(row) {
      const found: Value[] = []
      for (const number of lists.at(row)) {
        const value = parsed[number] ?? (JSON.parse(values.at(number)) as Value)
        parsed[number] = value
        found.push(value)
      }
      return found
    },
  }
}
