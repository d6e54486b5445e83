import type { Drawn } from './drawn'
import { CREAM, mix, SAGE, STEEL, TERRACOTTA, type Tones, tonesOf } from './palette'
import { circle, ellipse, faint, line, path, quad, rect, stroke, text, times } from './shapes'

export type FridgeLook = { kind: 'fridge'; doors: 'two' | 'three' | 'french' | 'side' | 'mini'; hasDisplay?: boolean }
export type WasherLook = { kind: 'washer'; use: 'front' | 'dryer' | 'top' | 'stack' | 'mini' }

const DARK = '#35353a'
const SCREEN = '#2f3a40'

/** A refrigerator from the front. */
export function drawFridge(look: FridgeLook, hex: string): Drawn {
  const tone = tonesOf(hex)
  const width = { two: 168, three: 180, french: 232, side: 240, mini: 150 }[look.doors]
  const high = look.doors === 'mini' ? 250 : 404
  const [left, top] = [-width / 2, -high]
  const rows: Record<FridgeLook['doors'], readonly (readonly [from: number, to: number, parts: 1 | 2])[]> = {
    two: [
      [0, 0.36, 1],
      [0.36, 1, 1],
    ],
    three: [
      [0, 0.46, 1],
      [0.46, 0.66, 1],
      [0.66, 1, 1],
    ],
    french: [
      [0, 0.58, 2],
      [0.58, 0.79, 1],
      [0.79, 1, 1],
    ],
    side: [[0, 1, 2]],
    mini: [
      [0, 0.27, 1],
      [0.27, 1, 1],
    ],
  }
  const inside = high - 14
  const fronts = rows[look.doors]
    .map(([from, to, parts]) =>
      times(parts, (index) => {
        const [wide, tall] = [width / parts, inside * (to - from)]
        return doorAt(
          left + wide * index,
          top + inside * from,
          wide,
          tall,
          tone,
          parts === 2 ? index : look.doors === 'french' ? 2 : 3,
        )
      }),
    )
    .join('')
  const display = look.hasDisplay
    ? rect(left + 26, top + 70, 34, 58, SCREEN, 5) +
      text(left + 43, top + 96, '4°', 17, '#e9dfc9') +
      rect(left + 34, top + 108, 18, 3, '#e0a878', 1.5)
    : ''
  const body =
    rect(left + 12, -12, 20, 12, DARK, 2) +
    rect(-left - 32, -12, 20, 12, DARK, 2) +
    rect(left, top, width, high - 8, tone.deep, 12) +
    fronts +
    display +
    rect(left + 4, -18, width - 8, 10, tone.deep, 4)
  return { body, width, height: high, mount: 'floor' }
}

function doorAt(x: number, y: number, wide: number, tall: number, tone: Tones, grip: number): string {
  const face =
    rect(x + 1.5, y + 1.5, wide - 3, tall - 3, tone.base, 9) +
    rect(x + 7, y + 8, 9, tall - 16, tone.light, 4.5, faint(0.9))
  const shade = rect(x + wide - 12, y + 6, 8, tall - 12, tone.dark, 4, faint(0.7))
  if (grip === 2) return face + shade + rect(x + wide / 2 - 44, y + 11, 88, 6, tone.deep, 3)
  const at = grip === 0 ? x + wide - 13 : grip === 1 ? x + 8 : x + wide - 22
  const long = Math.min(110, tall * 0.55)
  return (
    face +
    shade +
    rect(at, y + (tall - long) / 2, 6, long, tone.deep, 3) +
    rect(at, y + (tall - long) / 2, 2.5, long, STEEL, 1.2)
  )
}

/** A machine that washes or dries. */
export function drawWasher(look: WasherLook, hex: string): Drawn {
  const tone = tonesOf(hex)
  const accent = look.use === 'dryer' ? '#e8d9bf' : '#a9c2c8'
  if (look.use === 'top') return { body: topLoader(tone), width: 236, height: 330, mount: 'floor' }
  if (look.use === 'stack') {
    const upper = `<g transform="translate(0 -206) scale(.86)">${frontLoader(tone, '#e8d9bf', 214)}</g>`
    return {
      body: `<g transform="scale(.86)">${frontLoader(tone, '#a9c2c8', 240)}</g>${upper}`,
      width: 210,
      height: 412,
      mount: 'floor',
    }
  }
  if (look.use === 'mini')
    return {
      body: `<g transform="scale(.8)">${frontLoader(tone, accent, 236)}</g>`,
      width: 186,
      height: 214,
      mount: 'floor',
    }
  return { body: frontLoader(tone, accent, 290), width: 236, height: 290, mount: 'floor' }
}

function frontLoader(tone: Tones, glass: string, high: number): string {
  const y = -high * 0.44
  const radius = Math.min(82, high * 0.32)
  return (
    rect(-104, -10, 26, 10, DARK, 2) +
    rect(78, -10, 26, 10, DARK, 2) +
    rect(-118, -high, 236, high - 6, tone.base, 12) +
    rect(-110, -high + 8, 8, high - 26, tone.light, 4) +
    rect(100, -high + 8, 10, high - 26, tone.dark, 5, faint(0.7)) +
    rect(-118, -high, 236, 46, tone.light, 12) +
    line(-118, -high + 48, 118, -high + 48, tone.dark, 2) +
    rect(-104, -high + 12, 68, 24, tone.base, 5) +
    circle(6, -high + 24, 15, tone.deep) +
    circle(6, -high + 23, 12, STEEL) +
    line(6, -high + 23, 6, -high + 13, DARK, 2.5) +
    rect(40, -high + 13, 62, 22, SCREEN, 5) +
    text(71, -high + 29, '0:45', 14, '#e9dfc9') +
    circle(0, y, radius + 14, tone.dark) +
    circle(0, y, radius + 8, '#dedbd5') +
    circle(0, y, radius - 4, '#4a4a4d') +
    circle(0, y, radius - 12, glass) +
    path(
      `M${-radius + 14} ${y + 8}q${radius / 2} -22 ${radius - 12} 2t${radius - 14} -4q-2 ${radius * 0.62} -${radius - 12} ${radius * 0.62}t-${radius - 14} -${radius * 0.62}Z`,
      mix(glass, '#3f5c66', 0.25),
    ) +
    ellipse(
      -radius * 0.32,
      y + radius * 0.3,
      radius * 0.34,
      radius * 0.2,
      TERRACOTTA,
      ` transform="rotate(14 0 ${y})"`,
    ) +
    ellipse(radius * 0.3, y + radius * 0.36, radius * 0.32, radius * 0.19, CREAM, ` transform="rotate(-12 0 ${y})"`) +
    ellipse(0, y + radius * 0.5, radius * 0.36, radius * 0.17, SAGE) +
    stroke(
      `M${-radius * 0.55} ${y - radius * 0.36}q${radius * 0.2} -${radius * 0.3} ${radius * 0.5} -${radius * 0.34}`,
      '#ffffff',
      6,
      faint(0.75),
    )
  )
}

function topLoader(tone: Tones): string {
  return (
    rect(-100, -10, 26, 10, DARK, 2) +
    rect(74, -10, 26, 10, DARK, 2) +
    rect(-114, -252, 228, 246, tone.base, 14) +
    rect(-104, -240, 10, 220, tone.light, 5) +
    rect(92, -240, 12, 220, tone.dark, 6, faint(0.7)) +
    quad(-114, 114, -246, -96, 96, -322, tone.dark) +
    quad(-92, 92, -254, -80, 80, -304, '#565659') +
    quad(-84, 84, -258, -76, 76, -298, '#a9c2c8') +
    quad(-70, -20, -264, -66, -30, -294, '#d9e4e4') +
    rect(-100, -336, 200, 24, tone.light, 8) +
    rect(24, -331, 56, 14, SCREEN, 4) +
    times(4, (index) => circle(-78 + index * 22, -324, 5, index ? STEEL : TERRACOTTA)) +
    rect(-114, -252, 228, 12, tone.light, 6) +
    rect(-30, -110, 60, 8, tone.deep, 4)
  )
}
