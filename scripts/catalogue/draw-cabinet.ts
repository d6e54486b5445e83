import type { Drawn } from './drawn'
import { BRASS, CREAM, GLASS, LEAF, SAGE, SAND, STEEL, TERRACOTTA, type Tones, tonesOf, WALNUT } from './palette'
import { bars, circle, ellipse, faint, line, lines, path, quad, rect, shape, stroke, times, upTo } from './shapes'

export type WardrobeLook = {
  kind: 'wardrobe'
  doors: 2 | 3 | 4 | 5
  style: 'plain' | 'framed' | 'sliding' | 'open' | 'louver'
  hasMirror?: boolean
}
export type ShelfLook = { kind: 'shelf'; columns: 1 | 2 | 3; rows: 3 | 4 | 5; isStepped?: boolean }
export type SideboardLook = {
  kind: 'sideboard'
  doors: 2 | 3 | 4
  use: 'tv' | 'side' | 'shoes' | 'chest'
  isLow?: boolean
}

/** A wardrobe from the front. */
export function drawWardrobe(look: WardrobeLook, hex: string): Drawn {
  const tone = tonesOf(hex)
  const wide = look.style === 'sliding' ? 120 : 84
  const width = wide * look.doors + 16
  const high = 400
  const left = -width / 2 + 8
  const doors = times(look.doors, (index) => {
    const x = left + wide * index
    if (look.style === 'open' && index === look.doors - 1) return openBay(x, wide, high, tone)
    const isMirror = look.hasMirror && index === Math.floor(look.doors / 2)
    return doorOf(look.style, x, wide, high, tone, isMirror) + handleOf(look.style, x, wide, index, tone)
  })
  const body =
    rect(-width / 2, -high, width, high - 8, tone.deep, 6) +
    doors +
    rect(-width / 2 - 4, -high - 4, width + 8, 12, tone.dark, 4) +
    rect(-width / 2 + 6, -12, width - 12, 12, tone.deep, 2)
  return { body, width, height: high + 4, mount: 'floor' }
}

function doorOf(
  style: WardrobeLook['style'],
  x: number,
  wide: number,
  high: number,
  tone: Tones,
  isMirror = false,
): string {
  const panel =
    rect(x + 1, -high + 10, wide - 2, high - 24, tone.base, 3) + rect(x + 1, -high + 10, 7, high - 24, tone.light, 3)
  if (isMirror)
    return (
      panel +
      rect(x + 10, -high + 22, wide - 20, high - 48, GLASS, 4) +
      shape(
        [
          [x + 14, -120],
          [x + wide - 24, -high + 40],
          [x + wide - 14, -high + 66],
          [x + 14, -86],
        ],
        '#ffffff',
        faint(0.55),
      )
    )
  if (style === 'framed')
    return (
      panel +
      rect(x + 13, -high + 24, wide - 26, 220, tone.light, 3, ` stroke="${tone.dark}" stroke-width="2"`) +
      rect(x + 13, -142, wide - 26, 116, tone.light, 3, ` stroke="${tone.dark}" stroke-width="2"`)
    )
  if (style === 'louver')
    return (
      panel +
      lines(
        upTo(22).map((index) => [x + 16, -high + 30 + index * 16, x + wide - 16, -high + 30 + index * 16] as const),
        tone.dark,
        5,
      )
    )
  return panel
}

function handleOf(style: WardrobeLook['style'], x: number, wide: number, index: number, tone: Tones): string {
  const at = index % 2 ? x + 10 : x + wide - 15
  if (style === 'sliding') return rect(index % 2 ? x + 6 : x + wide - 14, -250, 8, 90, tone.deep, 4)
  return rect(at, -226, 5, style === 'framed' ? 26 : 54, style === 'framed' ? BRASS : tone.deep, 2.5)
}

function openBay(x: number, wide: number, high: number, tone: Tones): string {
  const coat = (at: number, fill: string, long: number) =>
    stroke(`M${at} ${-high + 62}v10`, STEEL, 2) +
    path(
      `M${at - 12} ${-high + 84}Q${at} ${-high + 66} ${at + 12} ${-high + 84}V${-high + 84 + long}H${at - 12}Z`,
      fill,
    )
  return (
    rect(x + 1, -high + 10, wide - 2, high - 24, tone.dark, 3) +
    rect(x + 4, -high + 58, wide - 8, 4, STEEL, 2) +
    coat(x + 20, TERRACOTTA, 110) +
    coat(x + 42, SAND, 130) +
    coat(x + 63, SAGE, 100) +
    rect(x + 1, -150, wide - 2, 6, tone.base) +
    rect(x + 12, -176, wide - 26, 12, CREAM, 3) +
    rect(x + 14, -164, wide - 24, 14, TERRACOTTA, 3, faint(0.8)) +
    rect(x + 5, -138, wide - 10, 56, tone.base, 3) +
    rect(x + 5, -78, wide - 10, 56, tone.base, 3) +
    rect(x + wide / 2 - 14, -114, 28, 5, tone.deep, 2.5) +
    rect(x + wide / 2 - 14, -54, 28, 5, tone.deep, 2.5)
  )
}

/** A bookshelf with books, a plant and bowls on it. */
export function drawShelf(look: ShelfLook, hex: string): Drawn {
  const tone = tonesOf(hex)
  const [cell, tall] = [116, 88]
  const width = look.columns * cell + 10
  const high = look.rows * tall + 34
  const left = -width / 2 + 5
  const bays = upTo(look.columns * look.rows)
    .map((index) => ({ column: index % look.columns, row: Math.floor(index / look.columns) }))
    .filter(({ column, row }) => !look.isStepped || row >= column)
    .map((bay) => ({ ...bay, x: left + bay.column * cell, y: -high + 10 + bay.row * tall }))
  const body =
    bars(
      upTo(2).map((side) => [side ? width / 2 - 18 : -width / 2 + 8, -26, 10, 26] as const),
      tone.deep,
    ) +
    bars(
      bays.map(({ x, y }) => [x - 5, y - 10, cell + 10, tall + 10] as const),
      tone.base,
    ) +
    bars(
      bays.map(({ x, y }) => [x + 2, y, cell - 4, tall - 9] as const),
      tone.deep,
    ) +
    bars(
      bays.map(({ x, y }) => [x + 2, y, cell - 4, 8] as const),
      '#3b2a1f',
      faint(0.2),
    ) +
    bays.map(({ column, row, x, y }) => contentOf((column * 2 + row * 3) % 5, x + 10, y + tall - 9)).join('')
  return { body, width, height: high, mount: 'floor' }
}

const SPINES = [TERRACOTTA, CREAM, SAGE, '#48596d', SAND, '#d1a149', CREAM]

function contentOf(kind: number, x: number, floor: number): string {
  if (kind === 1)
    return (
      path(`M${x + 20} ${floor}l-5 -22h44l-5 22Z`, CREAM) +
      [-22, 2, 24]
        .map((turn) =>
          ellipse(x + 38, floor - 36, 7, 20, LEAF, ` transform="rotate(${turn * 2} ${x + 38} ${floor - 20})"`),
        )
        .join('')
    )
  if (kind === 2) return rect(x + 4, floor - 40, 84, 40, SAND, 5) + rect(x + 36, floor - 28, 20, 7, WALNUT, 3.5)
  if (kind === 3)
    return (
      times(3, (index) => rect(x + 4, floor - 11 * (index + 1), 58 - index * 6, 10, SPINES[index + 2]!, 2)) +
      path(`M${x + 66} ${floor}q-6 -24 4 -34v-8h10v8q10 10 4 34Z`, TERRACOTTA)
    )
  const count = kind === 4 ? 4 : 6
  const booksOf = (colour: number) =>
    upTo(count)
      .filter((index) => index % 3 === colour)
      .map((index) => [x + 2 + index * 13, floor - 46 - ((index * 7) % 19), 11, 46 + ((index * 7) % 19)] as const)
  const books = upTo(3)
    .map((colour) => bars(booksOf(colour), SPINES[(colour + kind) % SPINES.length]!))
    .join('')
  return kind === 4 ? books + circle(x + 76, floor - 13, 13, CREAM) : books
}

const CHEST_HIGH = { tv: 120, side: 190, shoes: 250, chest: 250 }

/** A low cupboard: below a television, along a wall, for shoes, or a chest of drawers. */
export function drawSideboard(look: SideboardLook, hex: string): Drawn {
  const tone = tonesOf(hex)
  const wide = look.use === 'tv' ? 112 : look.use === 'chest' ? 150 : 104
  const width = wide * look.doors + 16
  const high = look.isLow ? 96 : CHEST_HIGH[look.use]
  const [left, top] = [-width / 2 + 8, -high + 10]
  const inside = high - 46
  const front = times(look.doors, (index) => {
    const x = left + wide * index
    const rows = look.use === 'chest' ? 4 : look.use === 'shoes' ? 3 : look.use === 'tv' && index % 2 ? 2 : 1
    const tall = inside / rows
    return times(rows, (row) => {
      const y = top + tall * row
      return (
        rect(x + 2, y + 1, wide - 4, tall - 3, tone.base, 4) +
        rect(x + 2, y + 1, wide - 4, 5, tone.light, 2.5) +
        (rows > 1
          ? rect(x + wide / 2 - 16, y + 9, 32, 5, tone.deep, 2.5)
          : circle(index % 2 ? x + 14 : x + wide - 14, y + tall / 2, 5, BRASS)) +
        (look.use === 'side' && rows === 1
          ? times(7, (at) =>
              line(
                x + 14 + (at * (wide - 28)) / 6,
                y + 14,
                x + 14 + (at * (wide - 28)) / 6,
                y + tall - 14,
                tone.dark,
                1.5,
              ),
            )
          : '')
      )
    })
  })
  const foot = (x: number) => quad(x - 7, x + 7, -38, x - 4, x + 4, 0, tone.deep)
  const body =
    foot(-width / 2 + 30) +
    foot(width / 2 - 30) +
    rect(-width / 2, -high, width, high - 30, tone.deep, 8) +
    front +
    rect(-width / 2 - 4, -high - 4, width + 8, 13, tone.dark, 5) +
    rect(-width / 2 - 4, -high - 4, width + 8, 5, tone.light, 2.5) +
    decorOf(look.use, width, -high - 4)
  return { body, width, height: high + (look.use === 'tv' ? 170 : 76), own: high + 4, mount: 'floor' }
}

function decorOf(use: SideboardLook['use'], width: number, y: number): string {
  if (use === 'tv')
    return (
      rect(-22, y - 12, 44, 12, '#403d3b', 3) +
      rect(-138, y - 166, 276, 156, '#2f2c2a', 6) +
      rect(-132, y - 160, 264, 142, '#46545a', 3) +
      path(`M-132 ${y - 18}v-42l66 -46 56 38 62 -56 80 72v34Z`, '#6b7d74') +
      circle(76, y - 122, 15, '#e9d9b0')
    )
  const x = width * 0.28
  return (
    path(`M${x - 18} ${y}q-8 -26 6 -40v-10h24v10q14 14 6 40Z`, TERRACOTTA) +
    stroke(`M${x} ${y - 48}q-4 -14 -14 -22M${x + 2} ${y - 48}q4 -16 14 -24`, LEAF, 3) +
    rect(-x - 34, y - 9, 70, 9, CREAM, 2) +
    rect(-x - 28, y - 18, 58, 9, SAGE, 2)
  )
}
