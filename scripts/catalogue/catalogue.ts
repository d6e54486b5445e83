import { draw, pick } from '../story/draw'
import { BEDS, MATTRESSES } from './bedroom'
import { AIR, FRIDGES } from './cooling'
import { DINING } from './dining'
import type { Room } from './draw-room'
import type { Look } from './draw-thing'
import { HOODS, SMALL } from './kitchen'
import { LAMPS } from './lamps'
import type { Colour } from './palette'
import { CATEGORIES, type Category, type Measures, type ProductSpec, type Size } from './product-spec'
import { TOLD_OF_CATEGORY } from './promises'
import { SOFAS } from './sofas'
import { STORAGE } from './storage'
import { CURTAINS, RUGS } from './textiles'
import { WARDROBES } from './wardrobes'
import { WASHERS } from './washing'
import { HEATERS, PURIFIERS } from './water'

const SPECS: Record<Category, readonly ProductSpec[]> = {
  沙发: SOFAS,
  床垫: MATTRESSES,
  床具: BEDS,
  餐桌: DINING,
  衣柜: WARDROBES,
  收纳: STORAGE,
  灯具: LAMPS,
  窗帘: CURTAINS,
  地毯: RUGS,
  空调: AIR,
  冰箱: FRIDGES,
  洗衣机: WASHERS,
  热水器: HEATERS,
  油烟机: HOODS,
  净水器: PURIFIERS,
  小家电: SMALL,
}

const ROOM_OF: Partial<Record<Category, Room>> = { 床垫: 'bedroom', 床具: 'bedroom', 衣柜: 'bedroom', 餐桌: 'dining' }

/** What two variants differ in to the eye, and where that picture is. */
export type Shown = { look: Look; colour: Colour; path: string }
export type CatalogueSku = {
  skuId: string
  options: string[]
  priceFen: number
  shown: Shown
  measures: Measures
}
export type CatalogueProduct = {
  productId: string
  category: Category
  title: string
  subtitle: string
  makerName: string
  room: Room
  story: string[]
  facts: { name: string; value: string }[]
  choices: string[]
  skus: CatalogueSku[]
  /** In a room, and with its measures; the first picture is that of the first SKU. */
  roomPath: string
  measuresPath: string
}

/** The same shop whatever story is played in it. */
export const CATALOGUE_SEED = 20_261_126
const FEN = 100
/** Noble woods and brass cost more than what the price is given for, as a part of it. */
const DEARER: Partial<Record<Colour, number>> = { 胡桃木: 0.06, 樱桃木: 0.06, 黄铜: 0.04 }

/** What the made-up brand sells, built once and always the same. */
export const CATALOGUE: readonly CatalogueProduct[] = CATEGORIES.flatMap((category) =>
  SPECS[category].map((spec) => ({ category, spec })),
).map(({ category, spec }, index) => productOf(spec, category, index + 1))

function productOf(spec: ProductSpec, category: Category, number: number): CatalogueProduct {
  const folder = `products/p${number}`
  const told = TOLD_OF_CATEGORY[category]
  const tell = (among: readonly string[], about: string) => pick(among, CATALOGUE_SEED, spec.title, about)
  return {
    productId: `P-${number}`,
    category,
    title: spec.title,
    subtitle: spec.subtitle,
    makerName: spec.maker,
    room: spec.room ?? ROOM_OF[category] ?? 'living',
    story: [spec.story, tell(told.use, 'use'), tell(told.care, 'care')],
    facts: factsOf(spec),
    choices: [spec.look.kind === 'rug' ? '花色' : '颜色', ...(spec.sizes ? [spec.sizes.name] : [])],
    skus: skusOf(spec, number, folder),
    roomPath: `${folder}/room.svg`,
    measuresPath: `${folder}/measures.svg`,
  }
}

function skusOf(spec: ProductSpec, number: number, folder: string): CatalogueSku[] {
  const sizes: readonly (Size | null)[] = spec.sizes?.values ?? [null]
  const variants = spec.colours.flatMap((colour, row) => sizes.map((size, column) => ({ colour, row, size, column })))
  return variants.map(({ colour, row, size, column }, index) => {
    const [value, addYuan = 0, change, measures] = size ?? []
    const isOtherLook = change !== undefined && Object.keys(change).length > 0
    const path = `${folder}/${row + 1}${isOtherLook ? `-${column + 1}` : ''}.svg`
    const dearer = (DEARER[colour] ?? 0) - (DEARER[spec.colours[0]!] ?? 0)
    // Whole tens, so that a price keeps the digit it ends with.
    const yuan = spec.yuan + addYuan + Math.round((spec.yuan * dearer) / 10) * 10
    return {
      skuId: `SKU-${number}-${index + 1}`,
      options: value === undefined ? [colour] : [colour, value],
      priceFen: yuan * FEN,
      shown: { look: { ...spec.look, ...change } as Look, colour, path },
      measures: measures ?? spec.measures,
    }
  })
}

function factsOf({ sizes, measures, facts, look }: ProductSpec): { name: string; value: string }[] {
  const words = (size: Measures) => {
    const [wide, deep, high] = size
    return look.kind === 'rug' ? `${wide} × ${deep} cm，厚约 ${high} cm` : `宽 ${wide} × 深 ${deep} × 高 ${high} cm`
  }
  const measured = (sizes?.values ?? []).filter(([, , , own]) => own !== undefined)
  const first = sizes?.values.find(([, , , own]) => own === undefined)
  const rows = [
    { name: measured.length > 0 && first ? `尺寸（${first[0]}）` : '尺寸', value: words(measures) },
    ...measured.map(([value, , , own]) => ({ name: `尺寸（${value}）`, value: words(own!) })),
  ]
  return [...rows, ...Object.entries(facts).map(([name, value]) => ({ name, value }))]
}

/** The article of the examples people paste into a terminal: it is there, wherever they buy it. */
const EXAMPLE_SKU = 'SKU-1-1'
const EXAMPLE_PIECES = { central: 400, store: 40 }

/** How many pieces the warehouse has of a variant: plenty of most, few of some, none of a few. */
export function centralStock(skuId: string): number {
  if (skuId === EXAMPLE_SKU) return EXAMPLE_PIECES.central
  const chance = draw(CATALOGUE_SEED, skuId, 'central')
  const many = draw(CATALOGUE_SEED, skuId, 'many')
  if (chance < 0.05) return 0
  return chance < 0.16 ? 1 + Math.floor(many * 4) : 30 + Math.floor(many * 270)
}

export type StorePiece = { skuId: string; onHand: number }
/** Of every ten variants a store has about one on its floor. */
const CARRIED_RATE = 0.1

/** What a store has on its floor: its own choice, more of small things than of large ones. */
export function storeStock(storeCode: string): StorePiece[] {
  return CATALOGUE.flatMap(({ skus }) =>
    skus
      .filter(({ skuId }) => skuId === EXAMPLE_SKU || draw(CATALOGUE_SEED, storeCode, skuId) < CARRIED_RATE)
      .map(({ skuId, priceFen }) => {
        if (skuId === EXAMPLE_SKU) return { skuId, onHand: EXAMPLE_PIECES.store }
        const most = priceFen > 200_000 ? 4 : priceFen > 50_000 ? 9 : 24
        return { skuId, onHand: 1 + Math.floor(draw(CATALOGUE_SEED, storeCode, skuId, 'pieces') * most) }
      }),
  )
}
