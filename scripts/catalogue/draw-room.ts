import { draw, pick } from '../story/draw'
import { placed, type SceneName } from './draw-scene'
import type { Drawn } from './drawn'
import { CREAM, LEAF, mix, SAGE, SAND, TERRACOTTA, WALNUT } from './palette'
import { bars, circle, ellipse, faint, group, line, lines, path, picture, rect, times, upTo } from './shapes'

export type Room = 'living' | 'bedroom' | 'dining' | 'kitchen' | 'laundry'

const WALLS = ['#efe3d2', '#e3e5d8', '#f0dccd', '#ece4d6', '#dfe4e1'] as const
const FLOORS = ['#d8b78d', '#cfa67b', '#dcc3a1'] as const
const SHADOW = '#6b523d'

/** The thing in a room of a home that somebody lives in. */
export function drawRoom(thing: Drawn, room: Room, { seed, name }: SceneName): string {
  const wall = pick(WALLS, seed, name, 'wall')
  const isLeft = draw(seed, name, 'side') < 0.5
  const decor = decorFor(thing, room, wall)
  const backdrop =
    wallAndFloor(wall, pick(FLOORS, seed, name, 'floor'), room) +
    (isLeft ? decor : group(decor, 'translate(600 0) scale(-1 1)'))
  return picture(600, 600, backdrop + standing(thing, room))
}

/** What hangs at the wall needs the wall to itself, and a worktop hides what stands low. */
function decorFor({ mount }: Drawn, room: Room, wall: string): string {
  const isTiled = room === 'kitchen' || room === 'laundry'
  if (mount === 'wall' && !isTiled) return plant(540, 486, 1.1)
  if (mount === 'ceiling') return plant(552, 470) + frame(440, 150, 84, 106, wall)
  if (mount === 'worktop' && !isTiled) return frame(48, 96, 84, 106, wall) + plant(540, 414, 0.9)
  return DECOR[room](wall)
}

function standing(thing: Drawn, room: Room): string {
  if (thing.mount === 'flat')
    return (
      group(
        thing.body,
        `translate(300 ${room === 'bedroom' ? 570 : 566}) scale(${thing.width < 400 ? '1 .34' : '.98 .36'})`,
      ) + tableOnRug()
    )
  if (thing.mount === 'worktop') return worktop() + placedOn(thing, 416, 270, 236)
  if (thing.mount === 'ceiling')
    return (
      placed(thing, { x: 300, floor: 0, wide: 320, tall: 330 }, SHADOW) + (room === 'kitchen' ? worktop() : longTable())
    )
  if (thing.mount === 'wall')
    return room === 'kitchen'
      ? worktop() + placedOn(thing, 372, 330, 320)
      : placedOn(thing, thing.height < 300 ? 316 : 452, 380, thing.height < 300 ? 190 : 380)
  return placed(thing, { x: 300, floor: 520, wide: 400, tall: 352 }, SHADOW)
}

function placedOn(thing: Drawn, floor: number, wide: number, tall: number): string {
  const scale = Math.min(wide / thing.width, tall / thing.height)
  return group(thing.body, `translate(300 ${floor}) scale(${scale.toFixed(3)})`)
}

function worktop(): string {
  return (
    rect(0, 414, 600, 20, '#f3ece1') +
    rect(0, 434, 600, 166, mix(SAGE, '#ffffff', 0.12)) +
    bars(
      upTo(4).map((index) => [12 + index * 148, 446, 132, 154] as const),
      mix(SAGE, '#4b5a45', 0.12),
    ) +
    bars(
      upTo(4).map((index) => [62 + index * 148, 460, 34, 6] as const),
      WALNUT,
    ) +
    rect(0, 434, 600, 7, '#5b4636', 0, faint(0.22))
  )
}

/** What a lamp hangs above. */
function longTable(): string {
  const wood = mix(WALNUT, '#ffffff', 0.12)
  return (
    ellipse(300, 540, 190, 14, SHADOW, faint(0.3)) +
    rect(146, 424, 14, 116, WALNUT, 3) +
    rect(440, 424, 14, 116, WALNUT, 3) +
    rect(124, 410, 352, 18, WALNUT, 5) +
    rect(124, 408, 352, 10, wood, 5) +
    path('M262 378h78q-6 30 -28 30h-22q-22 0 -28 -30Z', CREAM) +
    circle(288, 372, 13, TERRACOTTA) +
    circle(314, 374, 12, '#d1a149')
  )
}

function tableOnRug(): string {
  return (
    ellipse(300, 514, 96, 16, '#5b4636', faint(0.25)) +
    rect(222, 446, 10, 66, WALNUT, 3) +
    rect(368, 446, 10, 66, WALNUT, 3) +
    ellipse(300, 446, 104, 22, mix(WALNUT, '#000000', 0.15)) +
    ellipse(300, 440, 104, 22, WALNUT) +
    path('M276 440q-6 -24 8 -32v-8h12v8q14 8 8 32Z', TERRACOTTA) +
    ellipse(340, 436, 22, 6, CREAM)
  )
}

function wallAndFloor(wall: string, floor: string, room: Room): string {
  const isTiled = room === 'kitchen' || room === 'laundry'
  const joint = mix(wall, '#8a7560', 0.18)
  const tiles = isTiled
    ? lines(
        upTo(9).map((index) => [0, 92 + index * 40, 600, 92 + index * 40] as const),
        joint,
        1.6,
      ) +
      lines(
        upTo(9).map((index) => [32 + index * 66, 92, 32 + index * 66, 436] as const),
        joint,
        1.6,
      )
    : ''
  const seam = isTiled ? mix(floor, '#ffffff', 0.25) : mix(floor, '#6b4a34', 0.2)
  const rows = upTo(3).map((index) => [0, 470 + index * 40, 600, 470 + index * 40] as const)
  const ends = upTo(6).map(
    (index) => [60 + index * 100, 470 + (index % 3) * 40, 60 + index * 100, 510 + (index % 3) * 40] as const,
  )
  const slanted = upTo(5).map((index) => [index * 158 - 60, 600, 60 + index * 120, 436] as const)
  const boards = lines(isTiled ? slanted : [...rows, ...ends], seam, 1.6)
  return (
    rect(0, 0, 600, 600, wall) +
    tiles +
    rect(0, 436, 600, 164, isTiled ? mix(floor, '#efe6da', 0.6) : floor) +
    boards +
    rect(0, 424, 600, 12, mix(wall, '#ffffff', 0.5))
  )
}

function plant(x: number, floor: number, size = 1): string {
  const leaf = (turn: number, long: number) =>
    ellipse(
      x,
      floor - 92 * size - long * size * 0.5,
      13 * size,
      long * size * 0.62,
      turn % 20 ? LEAF : mix(LEAF, '#2f3f2c', 0.2),
      ` transform="rotate(${turn} ${x} ${floor - 84 * size})"`,
    )
  return (
    [-58, -30, -5, 20, 46, 70].map((turn, index) => leaf(turn, 92 + (index % 3) * 22)).join('') +
    path(`M${x - 36 * size} ${floor - 78 * size}h${72 * size}l${-10 * size} ${78 * size}h${-52 * size}Z`, TERRACOTTA) +
    rect(x - 40 * size, floor - 86 * size, 80 * size, 17 * size, '#c97a58', 4)
  )
}

function frame(x: number, y: number, wide: number, high: number, wall: string): string {
  return (
    rect(x, y, wide, high, WALNUT, 3) +
    rect(x + 6, y + 6, wide - 12, high - 12, '#fbf6ec') +
    path(
      `M${x + 14} ${y + high - 16}l${wide * 0.24} ${-high * 0.4} ${wide * 0.16} ${high * 0.2} ${wide * 0.18} ${-high * 0.34} ${wide * 0.22} ${high * 0.54}Z`,
      mix(SAGE, wall, 0.2),
    ) +
    circle(x + wide * 0.68, y + high * 0.3, wide * 0.09, TERRACOTTA)
  )
}

function windowAt(x: number, y: number): string {
  return (
    rect(x - 8, y - 8, 166, 216, '#fffaf2', 5) +
    rect(x, y, 150, 200, '#dbe6e4') +
    circle(x + 104, y + 50, 18, '#f7e4b3') +
    path(`M${x} ${y + 152}l44 -54 34 34 36 -48 36 44v72h-150Z`, '#b4c3b0') +
    path(`M${x} ${y + 200}v-36q40 -28 76 -8t74 -12v56Z`, '#93a987') +
    rect(x + 71, y, 8, 200, '#fffaf2') +
    rect(x - 14, y + 206, 178, 11, SAND, 4)
  )
}

const DECOR: Record<Room, (wall: string) => string> = {
  living: (wall) =>
    windowAt(54, 96) + frame(360, 84, 78, 100, wall) + frame(450, 112, 92, 72, wall) + plant(552, 470, 1.05),
  bedroom: (wall) =>
    frame(22, 96, 76, 98, wall) +
    rect(486, 372, 92, 10, WALNUT, 3) +
    rect(496, 382, 72, 96, mix(WALNUT, '#ffffff', 0.16), 4) +
    rect(512, 412, 40, 5, CREAM, 2) +
    path('M506 312h52l14 40h-80Z', '#f8e7c4') +
    rect(528, 352, 8, 20, WALNUT),
  dining: (wall) => windowAt(392, 84) + frame(72, 92, 110, 82, wall) + plant(52, 478, 0.95),
  kitchen: () =>
    rect(0, 0, 190, 92, mix(SAGE, '#ffffff', 0.12)) +
    rect(410, 0, 190, 92, mix(SAGE, '#ffffff', 0.12)) +
    line(95, 6, 95, 86, mix(SAGE, '#4b5a45', 0.25), 2) +
    line(505, 6, 505, 86, mix(SAGE, '#4b5a45', 0.25), 2) +
    rect(24, 196, 112, 9, WALNUT, 3) +
    times(3, (index) =>
      rect(34 + index * 33, 164 - (index % 2) * 8, 24, 32 + (index % 2) * 8, [CREAM, TERRACOTTA, SAND][index]!, 5),
    ) +
    plant(548, 424, 0.6),
  laundry: () =>
    rect(40, 120, 150, 9, WALNUT, 3) +
    rect(54, 84, 30, 36, CREAM, 6) +
    rect(92, 76, 28, 44, mix(SAGE, '#ffffff', 0.2), 6) +
    circle(156, 108, 13, TERRACOTTA) +
    plant(64, 486, 0.8) +
    line(430, 96, 590, 96, WALNUT, 5) +
    path('M452 96h44v84q-22 8 -44 0Z', SAND) +
    path('M518 96h52v110q-26 10 -52 0Z', mix(TERRACOTTA, '#ffffff', 0.35)),
}
