import type { Drawn } from './drawn'
import { CREAM, SAGE, SAND, STEEL, TERRACOTTA, type Tones, tonesOf, WALNUT } from './palette'
import { bars, circle, ellipse, faint, line, path, rect, stroke, times, upTo } from './shapes'

export type StorageLook = {
  kind: 'storage'
  what: 'rack' | 'basket' | 'boxes' | 'trolley' | 'hooks'
  count?: 1 | 2 | 3
}

/** Smaller things that keep a home tidy. */
export function drawStorage(look: StorageLook, hex: string): Drawn {
  const tone = tonesOf(hex)
  const count = look.count ?? 2
  if (look.what === 'rack') return { body: rack(tone), width: 200, height: 390, mount: 'floor' }
  if (look.what === 'hooks') return { body: hooks(tone), width: 340, height: 190, mount: 'wall' }
  if (look.what === 'trolley') return { body: trolley(tone), width: 220, height: 310, mount: 'floor' }
  if (look.what === 'boxes') return { body: boxes(tone, count), width: 260, height: 96 * count + 8, mount: 'floor' }
  const body = times(count, (index) => basket(tone, (index - (count - 1) / 2) * 150, 1 - index * 0.2))
  return { body, width: 150 * count + 40, height: 190, mount: 'floor' }
}

function rack(tone: Tones): string {
  const arm = (y: number, way: number) => stroke(`M0 ${y}q${way * 34} 0 ${way * 46} -30`, tone.dark, 8)
  return (
    stroke('M0 -8L-70 0M0 -8L70 0M0 -14V-376', tone.base, 11) +
    circle(0, -382, 9, tone.dark) +
    arm(-300, -1) +
    arm(-300, 1) +
    arm(-340, -1) +
    arm(-340, 1) +
    path('M28 -322Q46 -344 66 -322L82 -150Q46 -136 18 -150Z', TERRACOTTA) +
    path('M46 -332L46 -143', 'none', ' stroke="#8f4325" stroke-width="2"') +
    ellipse(-48, -352, 44, 11, SAND) +
    path('M-74 -354q4 -32 26 -32t26 32Z', SAND) +
    rect(-74, -360, 52, 7, WALNUT) +
    path('M-44 -318c-20 40 -24 70 -18 104h32c4 -34 0 -64 -14 -104Z', SAGE)
  )
}

function hooks(tone: Tones): string {
  return (
    rect(-170, -180, 340, 46, tone.base, 8) +
    rect(-170, -180, 340, 10, tone.light, 5) +
    times(5, (index) => {
      const x = -128 + index * 64
      return circle(x, -152, 9, tone.deep) + circle(x, -154, 6, STEEL)
    }) +
    path('M-146 -146q18 -14 36 0l6 120q-24 12 -48 0Z', SAND) +
    stroke('M-14 -150q14 -30 28 0', WALNUT, 4) +
    path('M-36 -122h72l8 100q-44 14 -88 0Z', TERRACOTTA) +
    stroke('M-22 -120q0 -30 22 -30t22 30', WALNUT, 4) +
    path('M112 -148h32v22h-32Z', CREAM)
  )
}

function trolley(tone: Tones): string {
  const tray = (y: number) =>
    path(`M-104 ${y}h208l-8 44q-2 8 -10 8h-172q-8 0 -10 -8Z`, tone.base) +
    rect(-106, y - 4, 212, 10, tone.light, 5) +
    times(9, (index) => circle(-76 + index * 19, y + 28, 3.4, tone.dark))
  const bottle = (x: number, floor: number, fill: string) =>
    rect(x, floor - 46, 22, 50, fill, 5) + rect(x + 6, floor - 58, 10, 14, WALNUT, 2)
  return (
    rect(-100, -300, 9, 286, tone.deep, 4) +
    rect(91, -300, 9, 286, tone.deep, 4) +
    bottle(-70, -276, SAGE) +
    bottle(-42, -276, CREAM) +
    rect(0, -312, 66, 40, SAND, 4) +
    tray(-272) +
    rect(-66, -206, 60, 34, TERRACOTTA, 4) +
    circle(34, -180, 18, CREAM) +
    tray(-174) +
    tray(-78) +
    circle(-86, -9, 10, tone.deep) +
    circle(86, -9, 10, tone.deep)
  )
}

function boxes(tone: Tones, count: number): string {
  return times(count, (index) => {
    const y = -96 * (index + 1)
    return (
      rect(-124, y + 14, 248, 80, index % 2 ? tone.dark : tone.base, 10) +
      rect(-130, y + 4, 260, 24, index % 2 ? tone.base : tone.light, 8) +
      rect(-28, y + 44, 56, 22, CREAM, 5) +
      rect(-18, y + 53, 36, 4, tone.deep, 2) +
      rect(-124, y + 28, 248, 6, tone.deep, 0, faint(0.25))
    )
  })
}

function basket(tone: Tones, x: number, scale: number): string {
  const [half, high] = [84 * scale, 168 * scale]
  const wide = (half * 2 - 20) / 7
  const weave = (shade: number) =>
    upTo(42)
      .map((index) => ({ row: Math.floor(index / 7), column: index % 7 }))
      .filter(({ row, column }) => (row + column) % 2 === shade)
      .map(({ row, column }) => {
        const x0 = x - half + 8 + column * wide + (row % 2 ? 3 : 0)
        return [x0, -high + 26 + (row * (high - 34)) / 6, wide - 4, 9 * scale] as const
      })
  return (
    ellipse(x, -high + 4, half - 4, 15 * scale, tone.deep) +
    path(
      `M${x - half} ${-high}h${half * 2}l${-half * 0.14} ${high - 12}q-2 12 -16 12h${-half * 1.72 + 32}q-14 0 -16 -12Z`,
      tone.base,
    ) +
    bars(weave(0), tone.light) +
    bars(weave(1), tone.dark) +
    stroke(`M${x - half} ${-high + 10}q-20 22 6 40M${x + half} ${-high + 10}q20 22 -6 40`, WALNUT, 5) +
    line(x - half, -high + 4, x + half, -high + 4, tone.dark, 10)
  )
}
