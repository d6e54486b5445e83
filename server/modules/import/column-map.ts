/** A file of another kind: none of it can be read. The message says what is missing, in the words of whoever sends it. */
export class HeaderRefused extends Error {}

/** One of our fields: its Chinese name for people, and the headings it is known under. */
export type ColumnSpec = { label: string; aliases: readonly string[] }
/** Fields by our name. `required` lists groups: of each group at least one field must have a column. */
export type ColumnSpecs<F extends string = string> = {
  fields: Record<F, ColumnSpec>
  required: readonly (readonly F[])[]
}

/** Whether a file must have a column, it or another of its group, or neither. */
export function needOf(field: string, { required }: ColumnSpecs): 'must' | 'either' | 'may' {
  const group = required.find((names) => names.includes(field))
  if (!group) return 'may'
  return group.length === 1 ? 'must' : 'either'
}

/** `--map`: our field to their heading, or to `=text`, the same value for every row; `date_format` says how dates are written. */
export type HeadingMap = Readonly<Record<string, string>>
export const DATE_FORMAT_KEY = 'date_format'

/** Where each of our fields is found in a row, what the file calls it, and what is the same in every row. */
export type ColumnMap = {
  width: number
  at: ReadonlyMap<string, number>
  headings: ReadonlyMap<string, string>
  constants: Readonly<Record<string, string>>
}

/**
 * Finds our fields in a file's heading row. Throws `HeaderRefused` naming what is missing and what it may be called,
 * so that nothing is written from a file of another kind.
 */
export function mapColumns(header: readonly string[], specs: ColumnSpecs, map: HeadingMap = {}): ColumnMap {
  checkMap(map, specs, header)
  const at = new Map<string, number>()
  const headings = new Map<string, string>()
  const constants: Record<string, string> = {}
  const names = header.map(plainHeading)
  for (const [field, spec] of Object.entries(specs.fields)) {
    const mapped = map[field]
    headings.set(field, spec.label)
    if (mapped?.startsWith('=')) constants[field] = mapped.slice(1)
    const wanted = mapped === undefined ? [spec.label, field, ...spec.aliases] : [mapped]
    const index = wanted.map((name) => names.indexOf(plainHeading(name))).find((found) => found >= 0)
    if (index === undefined || field in constants) continue
    at.set(field, index)
    headings.set(field, (header[index] ?? '').trim())
  }
  const missing = missingGroups(specs, (field) => at.has(field) || field in constants)
  if (missing.length > 0) throw new HeaderRefused(missingText(missing, specs, header))
  return { width: header.length, at, headings, constants }
}

/** Our fields by the column of the file each is read from, counted from 0, as its sender confirmed them. */
export type ChosenColumns = Readonly<Record<string, number>>

/** Takes columns as they were chosen, also where required ones are missing. Fields we do not have are left aside. */
export function chosenColumns(header: readonly string[], specs: ColumnSpecs, chosen: ChosenColumns): ColumnMap {
  const fields = Object.entries(specs.fields)
  const at = new Map(
    fields.flatMap(([field]): [string, number][] => {
      const index = chosen[field]
      return index === undefined || index >= header.length ? [] : [[field, index]]
    }),
  )
  const named = fields.map(([field, { label }]): [string, string] => {
    const heading = (header[at.get(field) ?? -1] ?? '').trim()
    return [field, heading === '' ? label : heading]
  })
  return { width: header.length, at, headings: new Map(named), constants: {} }
}

/** Which groups of required fields have no column. */
export function missingGroups(
  { required }: ColumnSpecs,
  isFound: (field: string) => boolean,
): readonly (readonly string[])[] {
  return required.filter((group) => !group.some(isFound))
}

/** Throws `HeaderRefused` where a required field has no column. */
export function refuseMissing({ at }: ColumnMap, specs: ColumnSpecs, header: readonly string[]): void {
  const missing = missingGroups(specs, (field) => at.has(field))
  if (missing.length > 0) throw new HeaderRefused(missingText(missing, specs, header))
}

function checkMap(map: HeadingMap, specs: ColumnSpecs, header: readonly string[]): void {
  const names = header.map(plainHeading)
  for (const [field, heading] of Object.entries(map)) {
    if (field === DATE_FORMAT_KEY) continue
    if (!(field in specs.fields)) {
      throw new HeaderRefused(`映射文件里的字段「${field}」不存在；可用字段：${Object.keys(specs.fields).join('、')}`)
    }
    if (!heading.startsWith('=') && !names.includes(plainHeading(heading))) {
      throw new HeaderRefused(
        `映射文件把 ${field} 指向列「${heading}」，但文件里没有这一列。文件表头：${header.join('、')}`,
      )
    }
  }
}

function missingText(missing: readonly (readonly string[])[], specs: ColumnSpecs, header: readonly string[]): string {
  const lines = missing.map((group) => {
    const names = group.map((field) => {
      const spec = specs.fields[field] as ColumnSpec
      return `${spec.label}（可写作：${[field, ...spec.aliases].join('、')}）`
    })
    return `  · 缺少列：${names.join(' 或 ')}`
  })
  const seen = header.map((heading) => heading.trim()).filter(Boolean)
  return [
    '表头不符，未导入任何数据：',
    ...lines,
    `  文件第一行是：${seen.join('、').slice(0, 200) || '（空）'}`,
    '  列名不同时，可用 --map MAP.json 指定，例如 {"我方字段": "文件里的列名"}',
  ].join('\n')
}

/** Headings are compared without case, blanks, underscores, full-width forms and remarks; `（分）` is no remark. */
export function plainHeading(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-*:]/g, '')
    .replace(/[([](必填|选填|元|单位元|人民币元|rmb|cny)[)\]]/g, '')
}
