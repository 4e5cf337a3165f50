/** The path from one file to another, both from the same folder and with `/`. */
export function relativePath(from: string, to: string): string {
  const start = from.split('/').slice(0, -1)
  const end = to.split('/')
  let shared = 0
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) {
    shared += 1
  }
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/')
}
