/** The colours of the brand's pictures: warm, calm, few. */
export const INK = '#3b322b'
export const GROUND = '#faf7f2'
export const CREAM = '#f6eee2'
export const TERRACOTTA = '#b5562f'
export const SAGE = '#94a386'
export const WALNUT = '#7b543a'
export const SAND = '#e2d0b8'
export const LEAF = '#6f8664'
export const GLOW = '#f7d68c'
export const GLASS = '#dfe8e6'
export const STEEL = '#b9b6b0'
export const BRASS = '#c39a55'

/** What a variant's colour is called, and how it looks. */
export const COLOURS = {
  云白: '#f4efe6',
  奶油白: '#f1e6d4',
  燕麦: '#dfcfb7',
  卡其: '#c6ac86',
  焦糖: '#a9683d',
  陶土: '#bd6a4a',
  豆沙: '#c59486',
  浅杏: '#e6c7a8',
  鼠尾草绿: '#97a689',
  墨绿: '#50634f',
  雾蓝: '#8fa5ae',
  靛蓝: '#48596d',
  姜黄: '#d1a149',
  浅灰: '#c8c4bd',
  炭灰: '#605c58',
  石墨黑: '#403d3b',
  银灰: '#c3c4c3',
  香槟金: '#d4bd96',
  原木色: '#d5ae7e',
  白橡木: '#dcc19a',
  胡桃木: '#7f563b',
  樱桃木: '#9c5a3c',
  暖白: '#f5f0e8',
  黄铜: '#c39a55',
  哑黑: '#43403d',
} as const
export type Colour = keyof typeof COLOURS

export type Tones = { base: string; light: string; pale: string; dark: string; deep: string }

/** A colour between two: 0 is the first, 1 the second. */
export function mix(from: string, to: string, part: number): string {
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16)
  const mixed = [1, 3, 5].map((at) => Math.round(channel(from, at) + (channel(to, at) - channel(from, at)) * part))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** One colour in the light and in the shade; shade is warm. */
export function tonesOf(hex: string): Tones {
  return {
    base: hex,
    light: mix(hex, '#ffffff', 0.2),
    pale: mix(hex, '#fffaf2', 0.5),
    dark: mix(hex, '#3f2c20', 0.15),
    deep: mix(hex, '#3f2c20', 0.34),
  }
}
