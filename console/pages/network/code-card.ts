import type { Out } from '../../api/call'

export type PrintedCode = Out<'listCodes'>['codes'][number]
export type Card = { title: string; subtitle: string; text: string; code: string }

/** What stands on a card: who or where in large, the rest below. */
export function cardOf(code: PrintedCode, text: string): Card {
  const { storeName, guideName, campaign, partnerName } = code
  const title = guideName ?? storeName ?? campaign ?? partnerName ?? '扫码进入'
  const rest = [guideName ? storeName : null, title === campaign ? null : campaign].filter(Boolean)
  return { title, subtitle: rest.join(' · '), text, code: code.code }
}

/** The cards of sheets, each sheet as many as fit. */
export function sheetsOf<Item>(items: readonly Item[], perSheet: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / perSheet) }, (_, index) =>
    items.slice(index * perSheet, (index + 1) * perSheet),
  )
}

export const LAYOUTS = {
  six: { label: '每页 6 张（2×3）', columns: 2, rows: 3 },
  twelve: { label: '每页 12 张（3×4）', columns: 3, rows: 4 },
} as const
export type LayoutName = keyof typeof LAYOUTS
