import { draw, pick } from '../story/draw'
import type { Drawn } from './drawn'
import { GROUND, INK, mix } from './palette'
import { circle, ellipse, faint, line, moved, path, picture, rect, stroke, text } from './shapes'

const SIDE = 600
const FLOOR = 486
/** Where a ceiling is, above the origin of what hangs from it. */
const CEILING = 400
const TINTS = ['#f1e4d4', '#e6e8dc', '#f1dfd2', '#e9e2d8', '#e0e6e4', '#efe6cf'] as const

/** What a scene's chances are drawn from: the same name gives the same scene. */
export type SceneName = { seed: number; name: string }

const brightness = (hex: string) =>
  Number.parseInt(hex.slice(1, 3), 16) + Number.parseInt(hex.slice(3, 5), 16) + Number.parseInt(hex.slice(5, 7), 16)

/** The picture a list shows: the thing alone before a soft shape, with its shadow. */
export function drawTile(thing: Drawn, hex: string, { seed, name }: SceneName): string {
  const tint = pick(TINTS, seed, name, 'tint')
  // A pale thing needs a darker ground to stand out from.
  const blob = mix(tint, '#a98f72', brightness(hex) > 690 ? 0.34 : 0.2)
  const round = Math.floor(draw(seed, name, 'blob') * 4)
  const back = [
    circle(300, 286, 216, blob),
    rect(92, 84, 416, 402, blob, 200),
    path('M110 486V290Q110 88 300 88Q490 88 490 290V486Z', blob),
    path('M96 330Q70 150 240 104T508 212T470 452T240 486T96 330Z', blob),
  ][round]!
  return picture(
    SIDE,
    SIDE,
    rect(0, 0, SIDE, SIDE, tint) +
      back +
      placed(thing, { x: 300, floor: FLOOR, wide: 452, tall: 380 }, mix(blob, '#5b4636', 0.42)),
  )
}

type Space = { x: number; floor: number; wide: number; tall: number }

/** The thing as large as its space allows, with a shadow where it stands, hangs or lies. */
export function placed(thing: Drawn, { x, floor, wide, tall }: Space, shadow: string): string {
  const scale = Math.min(wide / thing.width, tall / thing.height, 1.25)
  const half = (thing.width * scale) / 2
  if (thing.mount === 'ceiling') {
    const hung = Math.min(wide / thing.width, tall / CEILING)
    return moved(thing.body, x, CEILING * hung, hung)
  }
  const middle = 286 + (thing.height * scale) / 2
  if (thing.mount === 'wall') return moved(thing.body, x, Math.min(floor, middle), scale)
  if (thing.mount === 'flat')
    return (
      rect(
        x - half + 10,
        middle - thing.height * scale + 12,
        half * 2 - 16,
        thing.height * scale,
        shadow,
        thing.width < 400 ? half : 8,
        faint(0.3),
      ) + moved(thing.body, x, middle, scale)
    )
  const base = thing.height * scale < 300 ? floor - 44 : floor
  return (
    ellipse(x, base, half * 1.02, Math.max(12, half * 0.075), shadow, faint(0.4)) + moved(thing.body, x, base, scale)
  )
}

/** The thing with its measures in centimetres (width, depth, height), as a workshop drawing shows them. */
export function drawMeasures(
  thing: Drawn,
  [wide, deep, high]: readonly [number, number, number],
  words: string,
): string {
  const scale = Math.min(344 / thing.width, 330 / thing.height, 1.05)
  const [half, tall, floor] = [(thing.width * scale) / 2, thing.height * scale, 450]
  const drop = thing.mount === 'ceiling' ? floor - tall + CEILING * scale : floor
  const right = 300 + half + 34
  const top = floor - (thing.own ?? thing.height) * scale
  const foot = floor - (thing.under ?? 0) * scale
  const isFlat = thing.mount === 'flat'
  const [acrossCm, upCm] = isFlat ? [Math.max(wide, deep), Math.min(wide, deep)] : [wide, high]
  const ruled = Array.from({ length: 14 }, (_, index) => `M${20 + index * 40} 20v560M20 ${20 + index * 40}h560`).join(
    '',
  )
  const grid = stroke(ruled, '#efe7db', 1)
  const across =
    line(300 - half, floor + 36, 300 + half, floor + 36, INK, 1.6) +
    line(300 - half, floor + 26, 300 - half, floor + 46, INK, 1.6) +
    line(300 + half, floor + 26, 300 + half, floor + 46, INK, 1.6) +
    rect(248, floor + 22, 104, 28, GROUND) +
    text(300, floor + 43, `${acrossCm} cm`, 24, INK)
  const middle = (top + foot) / 2
  const turned = ` transform="rotate(-90 ${(right + 8).toFixed(1)} ${middle.toFixed(1)})"`
  const up =
    line(right, top, right, foot, INK, 1.6) +
    line(right - 10, top, right + 10, top, INK, 1.6) +
    line(right - 10, foot, right + 10, foot, INK, 1.6) +
    (foot - top > 150
      ? rect(right - 14, middle - 54, 28, 108, GROUND) + text(right + 8, middle, `${upCm} cm`, 24, INK, turned)
      : text(right + 54, middle + 8, `${upCm} cm`, 24, INK))
  const caption = text(
    300,
    floor + 92,
    `${isFlat ? '厚' : '深'} ${isFlat ? high : deep} cm　${words}`,
    25,
    mix(INK, GROUND, 0.3),
  )
  return picture(
    SIDE,
    SIDE,
    rect(0, 0, SIDE, SIDE, GROUND) + grid + moved(thing.body, 300, drop, scale) + across + up + caption,
  )
}
