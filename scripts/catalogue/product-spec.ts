import type { Room } from './draw-room'
import type { Look } from './draw-thing'
import type { Colour } from './palette'

export const CATEGORIES = [
  '沙发',
  '床垫',
  '床具',
  '餐桌',
  '衣柜',
  '收纳',
  '灯具',
  '窗帘',
  '地毯',
  '空调',
  '冰箱',
  '洗衣机',
  '热水器',
  '油烟机',
  '净水器',
  '小家电',
] as const
export type Category = (typeof CATEGORIES)[number]

/** Width, depth and height in centimetres. */
export type Measures = readonly [wide: number, deep: number, high: number]

/** A size or type to choose: what it is called, what it costs more or less, and what it changes. */
export type Size = readonly [value: string, addYuan: number, change?: Partial<Look>, measures?: Measures]

/** A product as its makers would describe it; pictures, prices of variants and codes come from it. */
export type ProductSpec = {
  title: string
  subtitle: string
  maker: string
  look: Look
  room?: Room
  /** Of the first colour in the first size. */
  yuan: number
  colours: readonly Colour[]
  sizes?: { name: string; values: readonly Size[] }
  measures: Measures
  facts: Readonly<Record<string, string>>
  /** What is to be said about this one and no other. */
  story: string
}

/** What a product is chosen by beside its colour. */
export const choose = (name: string, ...values: readonly Size[]) => ({ name, values })
