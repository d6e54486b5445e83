/** WeChat refuses to carry more to the view in one call. */
const SET_DATA_BYTES_MAX = 1_048_576

/** What one page sent to its view: how often, how much in all and at most at once, in bytes of UTF-8. */
export type SetDataRecord = { count: number; bytes: number; bytesMax: number }

/** Sets `root.cn.[2].p1`, `list[0].name` and plain keys of `data` to copies of the values. */
export function applyPatch(data: Record<string, unknown>, patch: Record<string, unknown>): void {
  for (const [path, value] of Object.entries(patch)) {
    const keys = keysOf(path)
    let at: Record<string, unknown> = data
    keys.slice(0, -1).forEach((key, index) => {
      const next = at[key]
      if (typeof next !== 'object' || next === null) at[key] = /^\d+$/.test(keys[index + 1]!) ? [] : {}
      at = at[key] as Record<string, unknown>
    })
    at[keys.at(-1)!] = value
  }
}

/** Reads `a.b[0].c`; undefined where the way ends. */
export function readPath(data: unknown, path: string): unknown {
  return keysOf(path).reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], data)
}

/**
 * The patch as it crosses to the view: text. Throws as WeChat does when it is too long, or when it is no plain data.
 */
export function carriedText(patch: unknown, record: SetDataRecord): string {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) throw new Error('setData takes an object')
  const text = JSON.stringify(patch)
  const bytes = Buffer.byteLength(text)
  record.count += 1
  record.bytes += bytes
  record.bytesMax = Math.max(record.bytesMax, bytes)
  if (bytes > SET_DATA_BYTES_MAX)
    throw new Error(`setData carries ${bytes} bytes, and WeChat takes ${SET_DATA_BYTES_MAX} at most`)
  return text
}

function keysOf(path: string): string[] {
  const keys = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  if (keys.length === 0) throw new Error(`setData cannot set the path ${JSON.stringify(path)}`)
  return keys
}
