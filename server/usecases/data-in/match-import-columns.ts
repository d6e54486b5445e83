import type { matchImportColumns as endpoint } from '../../../contract/data-import'
import type { Input, Output } from '../../../contract/endpoint'
import { IMPORT_WAYS } from '../../flows/import-kinds'
import { admitImport, formBy, headingsIn, refusedHeading } from '../../flows/read-import'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import {
  type ChosenColumns,
  type ColumnSpecs,
  chosenColumns,
  missingGroups,
  needOf,
  plainHeading,
} from '../../modules/import/column-map'
import { firstRecord } from '../../modules/import/first-record'
import { noHeadingText } from '../../modules/import/heading-text'
import { recallHeadings } from '../../modules/import/import-heading.sql'
import { type MatchedHeading, matchHeadings } from '../../modules/import/match-headings'
import { readHead } from '../../modules/import/read-head'
import { delimiterOf } from '../../modules/import/read-row'

/** How a file would be read: by columns that are proposed, or by those its sender chose. Keeps nothing. */
export async function matchImportColumns(
  ctx: Ctx<CallerOf<'ops'>>,
  { kind, head, columns }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  admitImport(ctx.caller, kind)
  const heading = firstRecord(head, delimiterOf)
  if (!heading) throw refusedHeading(noHeadingText())
  const specs = IMPORT_WAYS[kind].columns
  const names = headingsIn(heading.text)
  const known = await recallHeadings(ctx.db, ctx.caller.brandId, kind, names.map(plainHeading))
  const proposed = matchHeadings(names, specs, known)
  const headings = columns ? asChosen(proposed, columns, specs) : proposed
  const chosen = Object.fromEntries(headings.flatMap(({ field, at }) => (field === null ? [] : [[field, at]])))
  const form = formBy(
    { kind, header: heading.text, lineEnd: heading.lineEnd },
    chosenColumns(names, specs, chosen),
    ctx.now,
  )
  const { samples, ...first } = readHead(form, head)
  return {
    headings: headings.map((column) => ({ ...column, sample: samples[column.at] ?? '' })),
    fields: Object.entries(specs.fields).map(([field, { label }]) => ({ field, label, need: needOf(field, specs) })),
    missing: missingGroups(specs, (field) => field in chosen).map((group) => [...group]),
    ...first,
  }
}

/** What was chosen in place of what was proposed; where both are the same, the proposal's reason stands. */
function asChosen(proposed: readonly MatchedHeading[], columns: ChosenColumns, specs: ColumnSpecs): MatchedHeading[] {
  const fieldAt = new Map(
    Object.entries(columns).flatMap(([field, at]) => (field in specs.fields ? [[at, field]] : [])),
  )
  return proposed.map((column) => {
    const field = fieldAt.get(column.at) ?? null
    return field === column.field ? column : { ...column, field, match: field === null ? 'none' : 'chosen' }
  })
}
