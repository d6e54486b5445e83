import { EXPORT_KIND_TEXT, type ExportKind } from '../../../contract/data-vocabulary'

/** Lists that show what stands now. */
const WITHOUT_PERIOD: readonly ExportKind[] = ['stores', 'guides']

type Asked = { kind: ExportKind; fromDay?: string | undefined; toDay?: string | undefined }

/** The days a list is about, or what is wrong with them; lists of what stands now have none. */
export function periodText({
  kind,
  fromDay,
  toDay,
}: Asked): { fromDay: string | null; toDay: string | null } | { fault: string } {
  if (WITHOUT_PERIOD.includes(kind)) return { fromDay: null, toDay: null }
  if (fromDay === undefined || toDay === undefined) return { fault: '请选择起止日期' }
  if (toDay < fromDay) return { fault: '结束日期不能早于开始日期' }
  return { fromDay, toDay }
}

/** What the file is called when it is saved. */
export function exportFileName({
  kind,
  fromDay,
  toDay,
}: {
  kind: ExportKind
  fromDay: string | null
  toDay: string | null
}): string {
  return `${[EXPORT_KIND_TEXT[kind], fromDay, toDay].filter(Boolean).join('_')}.csv`
}
