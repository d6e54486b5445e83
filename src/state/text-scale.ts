import { remembered } from './remembered'

/** How large people want to read: steps of the settings page. */
export const TEXT_SCALE_TEXT = { normal: '标准', large: '大', huge: '特大' } as const
export type TextScale = keyof typeof TEXT_SCALE_TEXT

export const textScale = remembered<TextScale>('text-scale', 'normal', (stored) =>
  Object.keys(TEXT_SCALE_TEXT).includes(String(stored)),
)
